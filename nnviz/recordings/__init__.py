"""What is trained beforehand and shipped; `python -m nnviz.recordings` makes it anew."""
