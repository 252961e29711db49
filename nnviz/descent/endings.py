"""Whether gradient descent of a line diverges, and how much of a run is chance: the same settings, followed long."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnviz._checks import as_pair, number, whole
from nnviz.descent.plain import batches
from nnviz.descent.walks import BOUND
from nnviz.linear import mean_squared_error_of_lines

FAR = 3000  # steps: a full batch just beyond the stable rate is lost in a third of them


@dataclass(frozen=True)
class Fates:
    """What becomes of runs that differ in the order of the points alone."""

    losses: np.ndarray
    """Mean squared error over all points after the steps that are shown, float64, shape (seeds, rates); ∞ if lost."""
    diverges: np.ndarray
    """Whether the growth lasts: the run is lost within the steps that are followed, bool, shape (seeds, rates)."""


def fates(
    x: np.ndarray,
    y: np.ndarray,
    *,
    learning_rates: Sequence[float],
    batch_size: int | None,
    steps: int,
    seeds: int,
    followed: int = FAR,
    start: tuple[float, float] = (1.0, 0.0),
) -> Fates:
    """Follow the descents of a line far beyond what is shown, for several learning rates and orders of the points.

    A large loss is no divergence: with few points a step, a run may be thrown far out and come back. Divergence is
    growth that lasts, until m or b is beyond all bounds (`BOUND`).

    Args:
        x: Inputs, shape (points,), finite.
        y: Outputs, shape (points,), finite.
        learning_rates: Each more than 0.
        batch_size: How many points each step looks at; None for all.
        steps: After how many steps the loss is told, at least 1.
        seeds: How many orders of the points: 0 to `seeds` − 1, as `descend` has them; at least 1.
        followed: After how many steps a run that is not lost has not diverged, at least `steps`.
        start: m and b at the start.

    Returns:
        Losses after `steps` and whether each run diverges; row 0 is what `descend` does with seed 0.

    Raises:
        ValueError: If x and y do not fit together, or another argument is out of range.

    Example:
        >>> found = fates([-1, 1], [0, 1], learning_rates=(0.1, 1.1), batch_size=None, steps=10, seeds=1)
        >>> found.diverges.tolist()
        [[False, True]]
    """
    x, y = as_pair(x, y)
    rates = np.array([number("learning_rates", rate, above=0) for rate in learning_rates])
    whole("steps", steps, least=1)
    whole("seeds", seeds, least=1)
    whole("followed", followed, least=steps)
    orders = [batches(len(x), batch_size=batch_size, steps=followed, seed=seed) for seed in range(seeds)]
    m, b = (np.full((seeds, len(rates)), value, float) for value in start)
    losses = np.full((seeds, len(rates)), np.inf)
    for step, chosen in enumerate(zip(*orders, strict=True), start=1):
        seen = np.array(chosen)  # (seeds, batch)
        error = m[..., None] * x[seen][:, None] + b[..., None] - y[seen][:, None]  # (seeds, rates, batch)
        m = m - 2 * rates * (error * x[seen][:, None]).mean(axis=-1)
        b = b - 2 * rates * error.mean(axis=-1)
        lost = ~(np.maximum(np.abs(m), np.abs(b)) < BOUND)
        m[lost] = b[lost] = np.nan  # and stay so
        if step == steps:
            kept = ~np.isnan(m)
            losses[kept] = mean_squared_error_of_lines(x, y, m=m[kept], b=b[kept])
    return Fates(losses, np.isnan(m))
