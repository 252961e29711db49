"""A sigmoid on its points."""
