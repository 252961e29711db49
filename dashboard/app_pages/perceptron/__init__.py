"""A weighted sum, and the rule that trains it."""

from dashboard.pages import page_at

PAGE = page_at("perceptron")
