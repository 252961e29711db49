"""A network of the visitor's own, taken apart like the page's."""
