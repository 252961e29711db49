"""Training the digit networks, their model cards, and what is recorded of the CNN."""
