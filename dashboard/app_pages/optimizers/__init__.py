"""Optimizers: how they use the past, and how far they dare to step."""

from dashboard.pages import page_at

PAGE = page_at("optimizers")
