"""Made-up quantities over a plane."""

import numpy as np

from nnviz.datasets.points import Points
from nnviz.datasets.toy._made_up import check, over_the_plane
from nnviz.datasets.toy.classes import xor_corners


def tilted_plane(*, count: int = 200, noise: float = 0.0, seed: int = 0) -> Points:
    """Return a quantity over the square that rises evenly from one corner to the other: y = (x₁ + x₂) / 2.

    Args:
        count: How many points, at least 4.
        noise: Standard deviation of the normal noise added to y, at least 0.
        seed: Which draw, at least 0.

    Returns:
        x: shape (count, 2), in [−1, 1]; y: in [−1, 1], and noise.

    Raises:
        ValueError: If `count` or `noise` is too small.

    Example:
        >>> points = tilted_plane()
        >>> bool(np.allclose(points.y, points.x.mean(axis=1)))
        True
    """
    check(count, noise, seed, least=4)
    random = np.random.default_rng(seed)
    x = random.uniform(-1, 1, (count, 2))
    y = x.mean(axis=1) + noise * random.normal(size=count)
    return over_the_plane("Tilted plane", x, y, f"y = (x₁ + x₂) / 2, noise {noise:g}, seed {seed}")


def hills(*, count: int = 200, noise: float = 0.0, seed: int = 0) -> Points:
    """Return a quantity over the square with two hills and two hollows, 1 high and deep, around (±0.5, ±0.5).

    Args:
        count: How many points, at least 4.
        noise: Standard deviation of the normal noise added to y, at least 0.
        seed: Which draw, at least 0.

    Returns:
        x: shape (count, 2), in [−1, 1]; y: in about [−1, 1], and noise.

    Raises:
        ValueError: If `count` or `noise` is too small.

    Example:
        >>> points = hills()
        >>> bool((np.sign(points.y) == np.sign(points.x.prod(axis=1))).all())
        True
    """
    check(count, noise, seed, least=4)
    random = np.random.default_rng(seed)
    x = random.uniform(-1, 1, (count, 2))
    away = np.square(x[:, None] - 0.5 * xor_corners().x).sum(axis=2)  # (points, corners)
    y = (np.exp(-away / 0.1) * xor_corners().x.prod(axis=1)).sum(axis=1) + noise * random.normal(size=count)
    return over_the_plane("Hills", x, y, f"two hills and two hollows, noise {noise:g}, seed {seed}")
