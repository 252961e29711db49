"""The shipped networks, loaded and compiled once for all tests."""

from functools import cache

from nnviz.digits import load_classifier

classifier = cache(load_classifier)
