"""Pictures: arrays in, Altair charts out; one module per kind of picture."""
