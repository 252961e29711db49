"""What layers do to tensors: a stack built by hand, and single layers that compute."""

from dashboard.pages import page_at

PAGE = page_at("layers")
