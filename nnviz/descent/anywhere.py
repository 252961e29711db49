"""Gradient descent of a line from every start at once: each step is an affine map of m and b."""

from collections.abc import Sequence

import numpy as np

from nnviz._checks import as_pair, number, whole
from nnviz.descent.plain import batches


def from_anywhere(
    x: np.ndarray,
    y: np.ndarray,
    *,
    learning_rates: Sequence[float],
    steps: int,
    batch_size: int | None = None,
    seed: int = 0,
) -> np.ndarray:
    """Return what leads from a start to the place after each step of `descend` on the mean squared error of a line.

    The gradient is linear in m and b, so a step is place ← A·place + c, and so are several steps in a row.

    Args:
        x: Inputs, shape (points,), finite.
        y: Outputs, shape (points,), finite.
        learning_rates: Each more than 0.
        steps: How many, at least 1.
        batch_size: How many points each step looks at, as `descend` has it; None for all.
        seed: Which order of the points, at least 0.

    Returns:
        float64, shape (rates, steps + 1, 2, 3): times (m, b, 1) of the start, it is m and b after the step. Of a run
        that diverges the numbers grow without bound.

    Raises:
        ValueError: If x and y do not fit together, or another argument is out of range.

    Example:
        >>> ways = from_anywhere([1.0], [0.0], learning_rates=[0.1], steps=1)  # the slope at (1, 0) is (2, 2)
        >>> (ways[0, 1] @ [1, 0, 1]).round(9).tolist()
        [0.8, -0.2]
    """
    x, y = as_pair(x, y)
    rates = np.array([number("learning_rates", rate, above=0) for rate in learning_rates])[:, None, None]
    whole("steps", steps, least=1)
    ways = [np.tile(np.eye(2, 3), (len(rates), 1, 1))]
    for chosen in batches(len(x), batch_size=batch_size, steps=steps, seed=seed):
        inputs = np.stack([x[chosen], np.ones(len(chosen))])  # (2, batch)
        curvature, pull = (2 * inputs @ other / len(chosen) for other in (inputs.T, y[chosen]))
        slope = curvature @ ways[-1]  # (rates, 2, 3)
        slope[..., 2] -= pull
        ways.append(ways[-1] - rates * slope)
    return np.stack(ways, axis=1)
