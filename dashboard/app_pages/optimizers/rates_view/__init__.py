"""Two heat maps of optimizers and learning rates, and the trainings behind each of their cells."""

import base64
from collections.abc import Mapping, Sequence

import numpy as np

from dashboard.app_pages.optimizers import PAGE
from dashboard.components import register

_view = register(__file__)


def rates_view(
    channel: str,
    *,
    key: str,
    version: str,
    tasks: Sequence[Mapping[str, object]],
    losses: Sequence[np.ndarray],
    optimizers: Sequence[str],
    rates: Sequence[float],
    chosen: tuple[str, float],
) -> None:
    """Mount the picture; the chosen cell belongs to the visitor until `version` changes.

    Numbers for formula and code are said on "<channel>:values" of the bus, what a link needs on "address:<channel>".

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        version: Names the state that `chosen` describes.
        tasks: For each heat map its `title`, its `unit` and the `epochs` at which losses were kept.
        losses: For each, shape (optimizers, rates, seeds, epochs), NaN where a training had diverged.
        optimizers: Names of the rows.
        rates: Of the columns.
        chosen: Optimizer and rate of the cell whose trainings are shown.
    """
    _view(
        key=key,
        data={
            "channel": channel,
            "prefix": PAGE.prefix,
            "version": version,
            "tasks": [
                dict(task) | {"losses": base64.b64encode(each.astype("<f4").tobytes()).decode(), "seeds": each.shape[2]}
                for task, each in zip(tasks, losses, strict=True)
            ],
            "optimizers": list(optimizers),
            "rates": list(rates),
            "optimizer": chosen[0],
            "rate": chosen[1],
        },
    )
