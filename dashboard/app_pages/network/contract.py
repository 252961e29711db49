"""What the playground's picture takes from Python: see `dashboard.contracts`."""

from nnviz.datasets import FEATURES

CONTRACT = {"INPUTS": list(FEATURES)}
