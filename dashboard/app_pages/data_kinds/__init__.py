"""Data that are not vectors: an image, a sentence, a molecule, and the graph that each of them is."""

from dashboard.pages import page_at

PAGE = page_at("data-kinds")
