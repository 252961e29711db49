"""A line on its points."""

from dashboard.pages import page_at

PAGE = page_at("linear-regression")
