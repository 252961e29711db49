"""A filter that slides over an image."""

from dashboard.pages import page_at

PAGE = page_at("convolution")
