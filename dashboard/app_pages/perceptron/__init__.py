"""A weighted sum, and the rule that trains it."""
