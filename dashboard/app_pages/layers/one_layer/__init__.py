"""Nine layers, each by itself, computing on the data in hand."""
