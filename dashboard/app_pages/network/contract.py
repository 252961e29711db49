"""What the playground's picture takes from Python: see `dashboard.contracts`."""

from dashboard.app_pages.network.by_hand import LARGEST, MOST
from nnviz.datasets import FEATURES

CONTRACT = {"INPUTS": list(FEATURES), "HAND": {"most": MOST, "largest": LARGEST}}
