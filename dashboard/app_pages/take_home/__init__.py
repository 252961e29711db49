"""The lecture's three messages, each with the picture that shows it; what a visitor did; the glossary."""

from dashboard.pages import page_at

PAGE = page_at("take-home")
