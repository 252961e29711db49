"""The points that Rosenblatt's rule learns to separate."""

from dataclasses import replace

from nnviz.datasets import Points, apart

SPREAD = 4  # the inputs reach from 0 to about 4: the bias moves by 1, and its edge stays in view


def clouds() -> Points:
    """Return two clouds with a line between them."""
    points = apart()
    return replace(points, x=SPREAD * points.x)
