"""What the page that opens the CNN is put together from: its pictures, each in a module of its own."""
