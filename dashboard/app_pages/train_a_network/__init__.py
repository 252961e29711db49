"""The first exercise."""

from dashboard.pages import page_at

PAGE = page_at("train-a-network")
