"""Three networks that tell horizontal lines from vertical ones."""

from dashboard.pages import page_at

PAGE = page_at("lines")
