"""The stack that is built by hand: what it can be set to, what is said about it, how it is shown."""
