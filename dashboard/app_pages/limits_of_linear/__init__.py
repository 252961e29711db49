"""What a line can separate, and a network."""

from dashboard.pages import page_at

PAGE = page_at("limits-of-linear")
