"""A pad, and the networks that read it."""

from dashboard.pages import page_at

PAGE = page_at("draw-a-digit")
