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
    default_kernel: np.ndarray,
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
        kernel: Weights at first, shape (3, 3, 3): row, column, channel.
        default_kernel: Which a link leaves out.
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
            "channels": _planes(image),
            "kernels": _planes(kernel),
            "defaultKernels": _planes(default_kernel),
            "bias": bias,
            "defaultBias": default_bias,
            "cell": list(cell),
        },
    )


def _planes(stack: np.ndarray) -> list[list[float]]:
    return [plane.ravel().tolist() for plane in np.moveaxis(stack.astype(float), -1, 0)]
