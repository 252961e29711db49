"""The three ingredients of Home: an architecture, a loss and an optimizer, and the model that they make."""
