"""A sigmoid on its points."""

from dashboard.pages import page_at

PAGE = page_at("logistic-regression")
