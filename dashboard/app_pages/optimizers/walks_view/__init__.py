"""A race down a surface, with a start that can be dragged; everything happens in the browser."""

from collections.abc import Mapping

import numpy as np

from dashboard.app_pages.optimizers import PAGE
from dashboard.app_pages.optimizers.limits import STEPS, Kind
from dashboard.components import register

SEED = 0  # of the noise

_view = register(__file__)


def grain(steps: int) -> np.ndarray:
    """Return what noise is made of: standard normal numbers, float64, shape (steps, 2), as the code draws them."""
    return np.random.default_rng(SEED).normal(size=(steps, 2))


def walks_view(
    channel: str, *, key: str, player: str, version: str, kind: Kind, first: Mapping[str, str | float | bool]
) -> None:
    """Mount the picture. `first` is shown when `version` changes; in between all belongs to the visitor.

    Numbers for formula and code are said on "<channel>:values" of the bus, all places and losses on "<channel>:walks",
    what a link needs on "address:<channel>".

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        player: Key of the player that counts the steps.
        version: Names the state that `first` describes.
        kind: Who races: optimizers, schedules or kinds of clipping.
        first: The first state: see `setting.first`.
    """
    _view(
        key=key,
        data={
            "channel": channel,
            "prefix": PAGE.prefix,
            "player": player,
            "version": version,
            "kind": kind,
            "first": dict(first),
            "grain": grain(STEPS[kind] + 1).tolist() if kind == "decay" else [],
        },
    )
