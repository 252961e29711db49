"""A pad, and the networks that read it."""
