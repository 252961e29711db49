"""What a line can separate, and a network."""
