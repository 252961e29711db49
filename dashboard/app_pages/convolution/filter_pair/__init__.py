"""Two filters, the largest cell of each map, and the larger one decides: lines told apart in the browser."""

from collections.abc import Mapping

import numpy as np

from dashboard.app_pages.convolution import PAGE
from dashboard.app_pages.convolution.convolution_view import packed
from dashboard.components import register
from nnviz.datasets.small_images import LineSegments

PADDINGS = (0, 1, 2)  # zeros around, to choose from

_pair = register(__file__)


def filter_pair(
    channel: str,
    *,
    key: str,
    version: str,
    lines: LineSegments,
    kernels: Mapping[str, np.ndarray],
    noise: float,
    zeros: int,
    defaults: Mapping[str, float],
) -> None:
    """Mount the picture; the line under the pointer shows its two maps.

    What it says: numbers on "<channel>:values" of the bus, every line's two largest cells on "<channel>:largest", and
    what a link needs on "address:<channel>".

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        version: Names the state given by `noise` and `zeros`.
        lines: The lines without noise, and the noise to add.
        kernels: The filter for horizontal and the one for vertical edges, by name, 3×3.
        noise: The first standard deviation, 0 to 1.
        zeros: The first padding, 0 to 2.
        defaults: Of the words `noise` and `around`, which a link leaves out.
    """
    _pair(
        key=key,
        data={
            "channel": channel,
            "prefix": PAGE.prefix,
            "version": version,
            "side": lines.images.shape[1],
            "lines": packed(lines.images.astype(np.uint8)),
            "grain": packed(lines.grain),
            "vertical": lines.vertical.tolist(),
            "kernels": [kernel.ravel().tolist() for kernel in kernels.values()],
            "noise": noise,
            "zeros": zeros,
            "paddings": list(PADDINGS),
            "defaults": dict(defaults),
        },
    )
