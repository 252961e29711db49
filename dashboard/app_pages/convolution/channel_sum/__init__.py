"""Three channels, a filter for each, one bias: how they become one map, computed in the browser."""

import numpy as np

from dashboard.app_pages.convolution import PAGE
from dashboard.components import register

_sum = register(__file__)


def channel_sum(
    channel: str,
    *,
    key: str,
    version: str,
    image: np.ndarray,
    kernel: np.ndarray,
    bias: float,
    default_bias: float,
    cell: tuple[int, int],
) -> None:
    """Mount the picture; the cell under the pointer shows the sum of its three windows.

    Numbers are said on "<channel>:values" of the bus, the map on "<channel>:maps", what a link needs on
    "address:<channel>".

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        version: Names the state given by `bias` and `cell`.
        image: In [0, 1], shape (side, side, 3).
        kernel: Weights, shape (3, 3, 3): row, column, channel.
        bias: At first, −9 to 9.
        default_bias: Which a link leaves out.
        cell: Row and column of the map that is shown at first.
    """
    _sum(
        key=key,
        data={
            "channel": channel,
            "prefix": PAGE.prefix,
            "version": version,
            "channels": [plane.ravel().tolist() for plane in np.moveaxis(image.astype(float), -1, 0)],
            "kernels": [plane.ravel().tolist() for plane in np.moveaxis(kernel.astype(float), -1, 0)],
            "bias": bias,
            "defaultBias": default_bias,
            "cell": list(cell),
        },
    )
