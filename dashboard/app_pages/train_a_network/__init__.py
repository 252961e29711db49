"""The first exercise."""
