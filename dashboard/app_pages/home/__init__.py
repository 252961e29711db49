"""The first page."""

from dashboard.pages import page_at

PAGE = page_at("")
