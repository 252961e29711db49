"""What each loss calls wrong."""

from dashboard.pages import page_at

PAGE = page_at("loss-functions")
