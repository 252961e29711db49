"""Gradients of 200 batches at one place, for four sizes of a batch; computed in the browser."""

import base64

import numpy as np

from dashboard.app_pages.optimizers import PAGE
from dashboard.components import register

_view = register(__file__)


def cloud_view(
    channel: str,
    *,
    key: str,
    version: str,
    x: np.ndarray,
    y: np.ndarray,
    orders: np.ndarray,
    sizes: tuple[int, ...],
    first: tuple[float, float],
    default: tuple[float, float],
) -> None:
    """Mount the picture; the place belongs to the visitor until `version` changes.

    Numbers for formula and code are said on "<channel>:values" of the bus, the spreads on "<channel>:spreads", what a
    link needs on "address:<channel>".

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        version: Names the state that `first` describes.
        x: Inputs, shape (examples,).
        y: Outputs, shape (examples,).
        orders: The first n of each row are a batch of n, shape (batches, at least the largest of `sizes`).
        sizes: Of the batches; that of all examples comes as one more.
        first: m and b.
        default: Which a link leaves out.
    """
    longest = max(sizes)
    _view(
        key=key,
        data={
            "channel": channel,
            "prefix": PAGE.prefix,
            "version": version,
            "x": x.tolist(),
            "y": y.tolist(),
            "orders": base64.b64encode(orders[:, :longest].astype("<u2").tobytes()).decode(),
            "longest": longest,
            "sizes": [*sizes, len(x)],
            "first": list(first),
            "default": list(default),
        },
    )
