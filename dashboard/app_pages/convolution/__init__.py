"""A filter that slides over an image."""
