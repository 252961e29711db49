"""The kinds of layers, as the browser knows them."""
