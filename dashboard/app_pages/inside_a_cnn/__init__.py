"""The network that reads digits, taken apart."""
