"""What the playground's picture takes from Python: see `dashboard.contracts`."""

from dashboard.app_pages.network import own_points
from dashboard.app_pages.network.by_hand import LARGEST, MOST
from nnviz.datasets import FEATURES

CONTRACT = {
    "INPUTS": list(FEATURES),
    "HAND": {"most": MOST, "largest": LARGEST},
    "OWN": {"most": own_points.MOST, "classes": own_points.CLASSES, "none": own_points.NONE},
    "REACH": own_points.REACH,
}
