"""The network that reads digits, taken apart."""

from dashboard.pages import page_at

PAGE = page_at("inside-a-cnn")
