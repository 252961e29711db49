"""The pages of the lecture, each a folder of the page's own name."""
