"""Eight step sizes walk downhill."""

from dashboard.pages import page_at

PAGE = page_at("gradient-descent")
