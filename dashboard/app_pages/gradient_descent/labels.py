"""Where the names of several moving dots stand, so that none covers another."""

import numpy as np
import pandas as pd


def apart(values: np.ndarray, *, gap: float, bounds: tuple[float, float]) -> np.ndarray:
    """Move numbers as little as possible until neighbours are `gap` from each other, within bounds if they fit.

    Args:
        values: At least one.
        gap: More than 0.
        bounds: Where they should stay.

    Returns:
        As many, in the order of `values`.

    Example:
        >>> apart(np.array([5.0, 5.0, 1.0]), gap=1, bounds=(0, 9)).tolist()
        [4.5, 5.5, 1.0]
    """
    order = np.argsort(values, kind="stable")
    room = gap * np.arange(len(values))
    moved = np.empty(len(values))
    moved[order] = _rising(np.asarray(values, float)[order] - room) + room
    moved -= max(0, moved.max() - bounds[1])
    return moved + max(0, bounds[0] - moved.min())


def _rising(values: np.ndarray) -> np.ndarray:
    """Return the nearest numbers that never fall (isotonic regression; SciPy's would cost the server 25 MB)."""
    sums, count = np.concatenate([[0.0], np.cumsum(values)]), len(values)
    first, last = np.arange(count)[:, None], np.arange(count)
    means = (sums[last + 1] - sums[first]) / np.maximum(last + 1 - first, 1)  # of all runs from a first to a last
    least = np.minimum.accumulate(np.where(last >= first, means, np.inf)[:, ::-1], axis=1)[:, ::-1]
    return np.max(np.where(last >= first, least, -np.inf), axis=0)


def named_dots(
    rows: pd.DataFrame,
    *,
    steps: int,
    across: str,
    up: str,
    x: tuple[float, float],
    y: tuple[float, float],
    gap: float,
) -> pd.DataFrame:
    """Return where each runner is after each step, and where its name stands beside it.

    Args:
        rows: With `rate`, `label` and `step`, in the order of the steps; a run may end early and then stays.
        steps: The last one.
        across: The column of places across.
        up: The column of places upwards.
        x: What the axis across spans; runners outside have no name.
        y: What the axis upwards spans.
        gap: Between two names, as a share of the axis upwards.

    Returns:
        Columns step, label, x, y, name_x and name_y.
    """
    found = []
    for step in range(steps + 1):
        now = rows[rows["step"] <= step].groupby("rate", sort=False).last().reset_index()
        now = now.assign(step=step, x=now[across], y=now[up])
        now = now[now["x"].between(*x) & now["y"].between(*y)].sort_values("x")
        beside = (now["x"].diff() > 0.12 * (x[1] - x[0])).cumsum()
        for _, group in now.groupby(beside):
            name_y = apart(group["y"].to_numpy(), gap=gap * (y[1] - y[0]), bounds=y)
            found.append(group.assign(name_y=name_y, name_x=group["x"].max() + 0.02 * (x[1] - x[0])))
    return pd.concat(found)[["step", "label", "x", "y", "name_x", "name_y"]].round(3)
