"""The commands that make the shipped digits and networks; see `python -m nnviz.pretrain --help`."""
