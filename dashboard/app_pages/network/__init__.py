"""The playground: a network that is built, trained and replayed."""

from dashboard.pages import page_at

PAGE = page_at("network")
