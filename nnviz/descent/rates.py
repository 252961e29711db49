"""How long the steps of gradient descent may be: what the curvature of a line's loss says."""

import numpy as np

from nnviz._checks import as_column

SHARES = (0.003, 0.01, 0.03, 0.1, 0.3, 0.6, 0.97, 1.06)  # of the largest stable rate


def curvatures(x: np.ndarray) -> tuple[float, float]:
    """Return the curvature of the mean squared error of m·x + b along its valley, λmin, and across it, λmax.

    These are the eigenvalues of its second derivatives, 2·mean(x²), 2·mean(x) and 2: they depend on the inputs
    alone. A full-batch step multiplies the distance to the best line by 1 − learning_rate · λ in each direction.

    Args:
        x: Inputs, shape (points,), finite.

    Returns:
        λmin and λmax, each at least 0, the smaller one first.

    Raises:
        ValueError: If x is empty, not finite or not one-dimensional.

    Example:
        >>> curvatures(np.array([-2.0, 2.0]))  # second derivatives 8, 0 and 2
        (2.0, 8.0)
    """
    x = as_column("x", x)
    inputs = np.column_stack([x, np.ones(len(x))])  # (points, 2)
    along, across = np.linalg.eigvalsh(2 * inputs.T @ inputs / len(x))
    return float(along), float(across)


def largest_stable_rate(x: np.ndarray) -> float:
    """Return the learning rate beyond which full-batch gradient descent of a line diverges: 2 / λmax.

    Args:
        x: Inputs, shape (points,), finite.

    Returns:
        More than 0.

    Raises:
        ValueError: If x is empty, not finite or not one-dimensional.

    Source:
        Goh, Why Momentum Really Works, Distill (2017), https://doi.org/10.23915/distill.00006.

    Example:
        >>> largest_stable_rate(np.array([-1.0, 1.0]))  # second derivatives 2 and 2
        1.0
    """
    return 2 / curvatures(x)[1]


def rates_to_try(x: np.ndarray) -> tuple[float, ...]:
    """Return eight learning rates for these inputs, from far too small to just beyond the largest stable one.

    Args:
        x: Inputs, shape (points,), finite.

    Returns:
        Eight rising rates of two digits; only the last one is larger than `largest_stable_rate(x)`.

    Raises:
        ValueError: If x is empty, not finite or not one-dimensional.

    Example:
        >>> rates_to_try(np.array([-1.0, 1.0]))
        (0.003, 0.01, 0.03, 0.1, 0.3, 0.6, 0.97, 1.1)
    """
    stable = largest_stable_rate(x)
    rounded = [float(f"{share * stable:.1e}") for share in SHARES]
    return tuple(
        rate if (rate < stable) == (share < 1) else float(f"{share * stable:.2e}")
        for rate, share in zip(rounded, SHARES, strict=True)
    )
