"""Made-up data: each a formula, a noise and a seed; the same seed gives the same points everywhere.

The two-dimensional sets lie in about [−1, 1] × [−1, 1], so that one picture and one learning rate suit all.
"""

import math
from dataclasses import replace

import numpy as np

from nnviz.datasets.points import Points

SOURCE = "made up by nnviz.datasets.toy"
LICENCE = "Apache-2.0, as nnviz"
PLANE = ("x₁ (no unit)", "x₂ (no unit)")


def noisy_line(
    *,
    count: int = 12,
    low: float = 2.0,
    high: float = 14.0,
    m: float = 0.7,
    b: float = 2.0,
    noise: float = 1.2,
    seed: int = 0,
) -> Points:
    """Return points around the line y = m·x + b.

    Args:
        count: How many points, at least 2.
        low: The smallest x.
        high: The largest x, more than `low`.
        m: Slope of the true line.
        b: Its value at x = 0.
        noise: Standard deviation of the normal noise added to y, at least 0.
        seed: Which draw, at least 0.

    Returns:
        x: evenly spaced from `low` to `high`; y: the line's value plus noise.

    Raises:
        ValueError: If `count`, `high` or `noise` is too small.

    Example:
        >>> noisy_line(count=3, noise=0).y
        array([ 3.4,  7.6, 11.8])
    """
    _check(count, noise, seed, least=2)
    if not low < high:
        raise ValueError(f"high must be more than low, which is {low}, got {high}")
    x = np.linspace(low, high, count)
    y = m * x + b + noise * np.random.default_rng(seed).normal(size=count)
    return Points(
        name="Made-up line",
        x=x,
        y=y,
        x_names=("x (no unit)",),
        y_name="y (no unit)",
        source=f"{SOURCE}: y = {m:g}·x + {b:g} plus noise of standard deviation {noise:g}, seed {seed}",
        licence=LICENCE,
        made_up=True,
    )


def wave(x: np.ndarray) -> np.ndarray:
    """Return the curve behind `curve_with_outliers`, 1.5·sin(1.5·x).

    Example:
        >>> wave(np.array([0.0, np.pi / 3])).round(3)
        array([0. , 1.5])
    """
    return 1.5 * np.sin(1.5 * x)


def curve_with_outliers(*, outliers: int, lift: float, count: int = 60, noise: float = 0.15, seed: int = 0) -> Points:
    """Return points around the curve of `wave`, some of which are pushed up.

    Args:
        outliers: How many are pushed up, 0 to `count`; of more outliers, the first ones are the same.
        lift: By how much, finite.
        count: How many points, at least 2.
        noise: Standard deviation of the normal noise added to every y, at least 0.
        seed: Which draw, at least 0.

    Returns:
        x: evenly spaced from −3 to 3; y: the curve's value plus noise, and plus `lift` for the points that
        are labelled "outlier"; the others are labelled "point".

    Raises:
        ValueError: If `count` or `noise` is too small, `outliers` is out of range, or `lift` is not finite.

    Example:
        >>> curve_with_outliers(outliers=1, lift=4, count=3, noise=0, seed=1).y.round(2)
        array([ 1.47,  4.  , -1.47])
    """
    _check(count, noise, seed, least=2)
    if not 0 <= outliers <= count:
        raise ValueError(f"outliers must be from 0 to count, which is {count}, got {outliers}")
    if not math.isfinite(lift):
        raise ValueError(f"lift must be finite, got {lift}")
    random = np.random.default_rng(seed)
    x = np.linspace(-3, 3, count)
    y = wave(x) + noise * random.normal(size=count)
    pushed = random.permutation(count)[:outliers]
    y[pushed] += lift
    return Points(
        name="Made-up curve with outliers",
        x=x,
        y=y,
        x_names=("x (no unit)",),
        y_name="y (no unit)",
        labels=tuple("outlier" if number in pushed else "point" for number in range(count)),
        source=f"{SOURCE}: y = 1.5·sin(1.5·x) plus noise of standard deviation {noise:g}, {outliers} of {count} points "
        f"pushed up by {lift:g}, seed {seed}",
        licence=LICENCE,
        made_up=True,
    )


def overlap(*, count: int = 40, seed: int = 0) -> Points:
    """Return two classes on a line that mix in the middle: means −1 and 1, standard deviation 1.

    Args:
        count: How many points in both classes together, at least 2.
        seed: Which draw, at least 0.

    Returns:
        x: about −3 to 3, in rising order; y: 0.0 or 1.0.

    Raises:
        ValueError: If `count` is too small.

    Example:
        >>> points = overlap()
        >>> len(points), points.y.mean(), bool(points.x[points.y == 0].max() > points.x[points.y == 1].min())
        (40, np.float64(0.5), True)
    """
    _check(count, 1.0, seed, least=2)
    y = np.arange(count) % 2.0
    x = 2 * y - 1 + np.random.default_rng(seed).normal(size=count)
    return _two_on_a_line("Made-up overlap", x, y, f"normal, means −1 and 1, deviation 1, seed {seed}")


def separable(*, count: int = 40, seed: int = 0) -> Points:
    """Return two classes on a line with a gap between them, so that one threshold is right for all.

    Args:
        count: How many points in both classes together, at least 2.
        seed: Which draw, at least 0.

    Returns:
        x: class 0 in [−3, −0.3], class 1 in [0.3, 3], in rising order; y: 0.0 or 1.0.

    Raises:
        ValueError: If `count` is too small.

    Example:
        >>> points = separable()
        >>> bool(points.x[points.y == 0].max() < points.x[points.y == 1].min())
        True
    """
    _check(count, 1.0, seed, least=2)
    y = np.arange(count) % 2.0
    x = (2 * y - 1) * np.random.default_rng(seed).uniform(0.3, 3, count)
    return _two_on_a_line("Made-up, separable", x, y, f"uniform on both sides of a gap of 0.6, seed {seed}")


def xor_corners() -> Points:
    """Return the four corners of the XOR truth table: class 1 where exactly one input is positive.

    Example:
        >>> xor_corners().y
        array([0., 1., 1., 0.])
    """
    x = np.array([[-1.0, -1.0], [-1.0, 1.0], [1.0, -1.0], [1.0, 1.0]])
    return _two_in_a_plane("XOR, four corners", x, np.array([0.0, 1.0, 1.0, 0.0]), "the truth table, −1 for 0")


def xor(*, count: int = 200, noise: float = 0.0, seed: int = 0) -> Points:
    """Return XOR on whole quadrants: uniform in the square, class 1 where exactly one input is positive.

    Args:
        count: How many points, at least 4; every quadrant gets a quarter.
        noise: Standard deviation of the normal noise added to both inputs, at least 0.
        seed: Which draw, at least 0.

    Raises:
        ValueError: If `count` or `noise` is too small.

    Example:
        >>> points = xor()
        >>> bool(((points.x.prod(axis=1) < 0) == points.y).all())
        True
    """
    _check(count, noise, seed, least=4)
    random = np.random.default_rng(seed)
    corner = np.resize(xor_corners().x, (count, 2))
    x = corner * random.uniform(0.04, 1, (count, 2))
    y = (corner.prod(axis=1) < 0).astype(float)
    about = f"uniform quadrants, noise {noise:g}, seed {seed}"
    return _two_in_a_plane("XOR, quadrants", x + noise * random.normal(size=x.shape), y, about)


def circles(*, count: int = 200, noise: float = 0.06, seed: int = 0) -> Points:
    """Return a disc (class 0, radius up to 0.45) inside a ring (class 1, radius 0.65 to 1).

    Args:
        count: How many points, at least 4.
        noise: Standard deviation of the normal noise added to both inputs, at least 0.
        seed: Which draw, at least 0.

    Raises:
        ValueError: If `count` or `noise` is too small.

    Example:
        >>> points = circles(noise=0)
        >>> bool(((np.hypot(*points.x.T) > 0.5) == points.y).all())
        True
    """
    _check(count, noise, seed, least=4)
    random = np.random.default_rng(seed)
    y = np.arange(count) % 2.0
    area = random.uniform(np.where(y == 0, 0, 0.65**2), np.where(y == 0, 0.45**2, 1))
    x = np.sqrt(area)[:, None] * _directions(random.uniform(0, math.tau, count))
    x += noise * random.normal(size=x.shape)
    return _two_in_a_plane("Circles", x, y, f"a disc in a ring, noise {noise:g}, seed {seed}")


def moons(*, count: int = 200, noise: float = 0.08, seed: int = 0) -> Points:
    """Return two half circles that reach into each other.

    Args:
        count: How many points, at least 4.
        noise: Standard deviation of the normal noise added to both inputs, at least 0.
        seed: Which draw, at least 0.

    Raises:
        ValueError: If `count` or `noise` is too small.

    Example:
        >>> points = moons()
        >>> points.x.shape, points.y.mean()
        ((200, 2), np.float64(0.5))
    """
    _check(count, noise, seed, least=4)
    random = np.random.default_rng(seed)
    y = np.arange(count) % 2.0
    arc = 0.6 * _directions(random.uniform(0, math.pi, count))
    shift = np.array([0.3, 0.15])
    x = np.where(y[:, None] == 0, arc - shift, shift - arc)
    x += noise * random.normal(size=x.shape)
    return _two_in_a_plane("Moons", x, y, f"two half circles, noise {noise:g}, seed {seed}")


def spiral(*, count: int = 200, turns: float = 1.5, noise: float = 0.03, seed: int = 0) -> Points:
    """Return two arms of a spiral, the second one the first turned by half a circle.

    Args:
        count: How many points, at least 4.
        turns: How often an arm goes round, more than 0.
        noise: Standard deviation of the normal noise added to both inputs, at least 0.
        seed: Which draw, at least 0.

    Raises:
        ValueError: If `count`, `turns` or `noise` is too small.

    Example:
        >>> points = spiral(noise=0)
        >>> bool(np.hypot(*points.x.T).max() <= 1)
        True
    """
    _check(count, noise, seed, least=4)
    if not turns > 0:
        raise ValueError(f"turns must be more than 0, got {turns}")
    random = np.random.default_rng(seed)
    y = np.arange(count) % 2.0
    way = np.sqrt(random.uniform(0.005, 1, count))  # the root spreads the points evenly along the arm
    x = way[:, None] * _directions(math.tau * turns * way + math.pi * y)
    x += noise * random.normal(size=x.shape)
    return _two_in_a_plane("Spiral", x, y, f"two arms, {turns:g} turns, noise {noise:g}, seed {seed}")


def gaussians(*, count: int = 200, distance: float = 1.0, noise: float = 0.22, seed: int = 0) -> Points:
    """Return two round clouds, one below left, one above right.

    Args:
        count: How many points, at least 4.
        distance: From one centre to the other, at least 0.
        noise: Standard deviation of each cloud, at least 0.
        seed: Which draw, at least 0.

    Raises:
        ValueError: If `count`, `distance` or `noise` is too small.

    Example:
        >>> points = gaussians()
        >>> points.x[points.y == 0].mean() < 0 < points.x[points.y == 1].mean()
        np.True_
    """
    _check(count, noise, seed, least=4)
    if not distance >= 0:
        raise ValueError(f"distance must be at least 0, got {distance}")
    y = np.arange(count) % 2.0
    x = (y - 0.5)[:, None] * distance * np.sqrt([0.5, 0.5])
    x = x + noise * np.random.default_rng(seed).normal(size=x.shape)
    about = f"normal, centres {distance:g} apart, deviation {noise:g}, seed {seed}"
    return _two_in_a_plane("Two clouds", x, y, about)


def tilted_plane(*, count: int = 200, noise: float = 0.0, seed: int = 0) -> Points:
    """Return a quantity over the square that rises evenly from one corner to the other: y = (x₁ + x₂) / 2.

    Args:
        count: How many points, at least 4.
        noise: Standard deviation of the normal noise added to y, at least 0.
        seed: Which draw, at least 0.

    Raises:
        ValueError: If `count` or `noise` is too small.

    Example:
        >>> points = tilted_plane()
        >>> bool(np.allclose(points.y, points.x.mean(axis=1)))
        True
    """
    _check(count, noise, seed, least=4)
    random = np.random.default_rng(seed)
    x = random.uniform(-1, 1, (count, 2))
    y = x.mean(axis=1) + noise * random.normal(size=count)
    return _over_the_plane("Tilted plane", x, y, f"y = (x₁ + x₂) / 2, noise {noise:g}, seed {seed}")


def hills(*, count: int = 200, noise: float = 0.0, seed: int = 0) -> Points:
    """Return a quantity over the square with two hills and two hollows, 1 high and deep, around (±0.5, ±0.5).

    Args:
        count: How many points, at least 4.
        noise: Standard deviation of the normal noise added to y, at least 0.
        seed: Which draw, at least 0.

    Raises:
        ValueError: If `count` or `noise` is too small.

    Example:
        >>> points = hills()
        >>> bool((np.sign(points.y) == np.sign(points.x.prod(axis=1))).all())
        True
    """
    _check(count, noise, seed, least=4)
    random = np.random.default_rng(seed)
    x = random.uniform(-1, 1, (count, 2))
    away = np.square(x[:, None] - 0.5 * xor_corners().x).sum(axis=2)  # (points, corners)
    y = (np.exp(-away / 0.1) * xor_corners().x.prod(axis=1)).sum(axis=1) + noise * random.normal(size=count)
    return _over_the_plane("Hills", x, y, f"two hills and two hollows, noise {noise:g}, seed {seed}")


def apart(*, count: int = 60, seed: int = 0) -> Points:
    """Return two clouds with a gap between them, both in the upper right, so that the bias has to be learned.

    Args:
        count: How many points, at least 4.
        seed: Which draw, at least 0.

    Raises:
        ValueError: If `count` is too small.

    Example:
        >>> points = apart()
        >>> bool((((points.x[:, 1] - points.x[:, 0]) < 0) == points.y).all())
        True
    """
    _check(count, 0.0, seed, least=4)
    random = np.random.default_rng(seed)
    y = np.arange(count) % 2.0
    along, beside = random.uniform(0.35, 0.95, count), random.uniform(0.06, 0.3, count)
    x = along[:, None] * [0.9, 0.9] + beside[:, None] * (2 * y - 1)[:, None] * [1.0, -1.0]
    return _two_in_a_plane("Two clouds with a gap", x, y, f"uniform on both sides of a gap, seed {seed}")


def _directions(angle: np.ndarray) -> np.ndarray:
    return np.column_stack([np.cos(angle), np.sin(angle)])  # (points, 2)


def _check(count: int, noise: float, seed: int, *, least: int) -> None:
    if count < least:
        raise ValueError(f"count must be at least {least}, got {count}")
    if not 0 <= noise < math.inf:
        raise ValueError(f"noise must be at least 0 and finite, got {noise}")
    if seed < 0:
        raise ValueError(f"seed must be at least 0, got {seed}")


def _two_on_a_line(name: str, x: np.ndarray, y: np.ndarray, about: str) -> Points:
    order = np.argsort(x)
    return Points(
        name=name,
        x=x[order],
        y=y[order],
        x_names=("x (no unit)",),
        y_name="class",
        classes=("class 0", "class 1"),
        source=f"{SOURCE}: {about}",
        licence=LICENCE,
        made_up=True,
    )


def _two_in_a_plane(name: str, x: np.ndarray, y: np.ndarray, about: str) -> Points:
    return Points(
        name=name,
        x=x,
        y=y,
        x_names=PLANE,
        y_name="class",
        classes=("class 0", "class 1"),
        source=f"{SOURCE}: {about}",
        licence=LICENCE,
        made_up=True,
    )


def _over_the_plane(name: str, x: np.ndarray, y: np.ndarray, about: str) -> Points:
    return replace(_two_in_a_plane(name, x, y, about), y_name="y (no unit)", classes=())
