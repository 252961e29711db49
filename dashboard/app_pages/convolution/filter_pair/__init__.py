"""Two filters, the strongest answer of each, and the larger one decides: lines told apart in the browser."""

from collections.abc import Mapping

import numpy as np

from dashboard.app_pages.convolution.convolution_view import packed
from dashboard.components.glued import register_glued
from nnviz.datasets.small_images import LineSegments

_pair = register_glued(__file__, shared=("colours.js", "grids.js"))


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

    What it says: numbers on "<channel>:values" of the bus, every line's two answers on "<channel>:answers", and what
    a link needs on "address:<channel>".

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        version: Names the state given by `noise` and `zeros`.
        lines: The lines without noise, and the noise to add.
        kernels: The filter for horizontal and the one for vertical edges, by name, 3×3.
        noise: The first standard deviation, 0 to 1.
        zeros: The first padding, 0 to 2.
        defaults: Of `cv_noise` and `cv_around`, which a link leaves out.
    """
    _pair(
        key=key,
        data={
            "channel": channel,
            "version": version,
            "side": lines.images.shape[1],
            "lines": packed(lines.images.astype(np.uint8)),
            "grain": packed(lines.grain),
            "vertical": lines.vertical.tolist(),
            "kernels": {name: kernel.ravel().tolist() for name, kernel in kernels.items()},
            "noise": noise,
            "zeros": zeros,
            "defaults": dict(defaults),
        },
    )
