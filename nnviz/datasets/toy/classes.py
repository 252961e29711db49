"""Made-up points of two classes in a plane."""

import math

import numpy as np

from nnviz._checks import number
from nnviz.datasets.points import Points
from nnviz.datasets.toy._made_up import check, two_in_a_plane


def xor_corners() -> Points:
    """Return the four corners of the XOR truth table: class 1 where exactly one input is positive.

    Returns:
        x: shape (4, 2), −1 or 1; y: 0.0 or 1.0.

    Example:
        >>> xor_corners().y
        array([0., 1., 1., 0.])
    """
    x = np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])
    return two_in_a_plane("XOR, four corners", x, np.array([0.0, 1.0, 1.0, 0.0]), "the truth table, −1 for 0")


def xor(*, count: int = 200, noise: float = 0.0, seed: int = 0) -> Points:
    """Return XOR on whole quadrants: uniform in the square, class 1 where exactly one input is positive.

    Args:
        count: How many points, at least 4; every quadrant gets a quarter.
        noise: Standard deviation of the normal noise added to both inputs, at least 0.
        seed: Which draw, at least 0.

    Returns:
        x: shape (count, 2), in about [−1, 1]; y: 0.0 or 1.0.

    Raises:
        ValueError: If `count` or `noise` is too small.

    Example:
        >>> points = xor()
        >>> bool(((points.x.prod(axis=1) < 0) == points.y).all())
        True
    """
    check(count, noise, seed, least=4)
    random = np.random.default_rng(seed)
    corner = np.resize(xor_corners().x, (count, 2))
    x = corner * random.uniform(0.04, 1, (count, 2))
    y = (corner.prod(axis=1) < 0).astype(float)
    about = f"uniform quadrants, noise {noise:g}, seed {seed}"
    return two_in_a_plane("XOR, quadrants", x + noise * random.normal(size=x.shape), y, about)


def circles(*, count: int = 200, noise: float = 0.06, seed: int = 0) -> Points:
    """Return a disc (class 0, radius up to 0.45) inside a ring (class 1, radius 0.65 to 1).

    Args:
        count: How many points, at least 4.
        noise: Standard deviation of the normal noise added to both inputs, at least 0.
        seed: Which draw, at least 0.

    Returns:
        x: shape (count, 2), in about [−1, 1]; y: 0.0 or 1.0, half of each.

    Raises:
        ValueError: If `count` or `noise` is too small.

    Example:
        >>> points = circles(noise=0)
        >>> bool(((np.hypot(*points.x.T) > 0.5) == points.y).all())
        True
    """
    check(count, noise, seed, least=4)
    random = np.random.default_rng(seed)
    y = np.arange(count) % 2.0
    area = random.uniform(np.where(y == 0, 0, 0.65**2), np.where(y == 0, 0.45**2, 1))
    x = np.sqrt(area)[:, None] * _directions(random.uniform(0, math.tau, count))
    x += noise * random.normal(size=x.shape)
    return two_in_a_plane("Circles", x, y, f"a disc in a ring, noise {noise:g}, seed {seed}")


def moons(*, count: int = 200, noise: float = 0.08, seed: int = 0) -> Points:
    """Return two half circles that reach into each other.

    Args:
        count: How many points, at least 4.
        noise: Standard deviation of the normal noise added to both inputs, at least 0.
        seed: Which draw, at least 0.

    Returns:
        x: shape (count, 2), in about [−1, 1]; y: 0.0 or 1.0, half of each.

    Raises:
        ValueError: If `count` or `noise` is too small.

    Example:
        >>> points = moons()
        >>> points.x.shape, points.y.mean()
        ((200, 2), np.float64(0.5))
    """
    check(count, noise, seed, least=4)
    random = np.random.default_rng(seed)
    y = np.arange(count) % 2.0
    arc = 0.6 * _directions(random.uniform(0, math.pi, count))
    shift = np.array([0.3, 0.15])
    x = np.where(y[:, None] == 0, arc - shift, shift - arc)
    x += noise * random.normal(size=x.shape)
    return two_in_a_plane("Moons", x, y, f"two half circles, noise {noise:g}, seed {seed}")


def spiral(*, count: int = 200, turns: float = 1.5, noise: float = 0.03, seed: int = 0) -> Points:
    """Return two arms of a spiral, the second one the first turned by half a circle.

    Args:
        count: How many points, at least 4.
        turns: How often an arm goes round, more than 0.
        noise: Standard deviation of the normal noise added to both inputs, at least 0.
        seed: Which draw, at least 0.

    Returns:
        x: shape (count, 2), in about [−1, 1]; y: 0.0 or 1.0, half of each.

    Raises:
        ValueError: If `count`, `turns` or `noise` is too small.

    Example:
        >>> points = spiral(noise=0)
        >>> bool(np.hypot(*points.x.T).max() <= 1)
        True
    """
    check(count, noise, seed, least=4)
    number("turns", turns, above=0)
    random = np.random.default_rng(seed)
    y = np.arange(count) % 2.0
    way = np.sqrt(random.uniform(0.005, 1, count))  # the root spreads the points evenly along the arm
    x = way[:, None] * _directions(math.tau * turns * way + math.pi * y)
    x += noise * random.normal(size=x.shape)
    return two_in_a_plane("Spiral", x, y, f"two arms, {turns:g} turns, noise {noise:g}, seed {seed}")


def gaussians(*, count: int = 200, distance: float = 1.0, noise: float = 0.22, seed: int = 0) -> Points:
    """Return two round clouds, one below left, one above right.

    Args:
        count: How many points, at least 4.
        distance: From one center to the other, at least 0.
        noise: Standard deviation of each cloud, at least 0.
        seed: Which draw, at least 0.

    Returns:
        x: shape (count, 2); y: 0.0 or 1.0, half of each.

    Raises:
        ValueError: If `count`, `distance` or `noise` is too small.

    Example:
        >>> points = gaussians()
        >>> points.x[points.y == 0].mean() < 0 < points.x[points.y == 1].mean()
        np.True_
    """
    check(count, noise, seed, least=4)
    number("distance", distance, least=0)
    y = np.arange(count) % 2.0
    x = (y - 0.5)[:, None] * distance * np.sqrt([0.5, 0.5])
    x = x + noise * np.random.default_rng(seed).normal(size=x.shape)
    about = f"normal, centers {distance:g} apart, standard deviation {noise:g}, seed {seed}"
    return two_in_a_plane("Two clouds", x, y, about)


def apart(*, count: int = 60, seed: int = 0) -> Points:
    """Return two clouds with a gap between them, both in the upper right, so that the bias has to be learned.

    Args:
        count: How many points, at least 4.
        seed: Which draw, at least 0.

    Returns:
        x: shape (count, 2), in about [0, 1.2]; y: 0.0 or 1.0, half of each.

    Raises:
        ValueError: If `count` is too small.

    Example:
        >>> points = apart()
        >>> bool((((points.x[:, 1] - points.x[:, 0]) < 0) == points.y).all())
        True
    """
    check(count, 0.0, seed, least=4)
    random = np.random.default_rng(seed)
    y = np.arange(count) % 2.0
    along, beside = random.uniform(0.35, 0.95, count), random.uniform(0.06, 0.3, count)
    x = along[:, None] * [0.9, 0.9] + beside[:, None] * (2 * y - 1)[:, None] * [1.0, -1.0]
    return two_in_a_plane("Two clouds with a gap", x, y, f"uniform on both sides of a gap, seed {seed}")


def _directions(angle: np.ndarray) -> np.ndarray:
    return np.column_stack([np.cos(angle), np.sin(angle)])  # (points, 2)
