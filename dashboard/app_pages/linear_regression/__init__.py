"""A line on its points."""
