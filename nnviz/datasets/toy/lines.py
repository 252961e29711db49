"""Made-up points with one input: a quantity along a line or a curve, and two classes on an axis."""

import numpy as np

from nnviz._checks import number, whole
from nnviz.datasets.points import Points
from nnviz.datasets.toy._made_up import LICENCE, SOURCE, check, two_on_a_line


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
    check(count, noise, seed, least=2)
    number("high", high, above=low)
    x = np.linspace(low, high, count)
    y = m * x + b + noise * np.random.default_rng(seed).normal(size=count)
    return Points(
        name="Made-up line",
        x=x,
        y=y,
        x_names=("x",),
        y_name="y",
        source=f"{SOURCE}: y = {m:g}·x + {b:g} plus noise of standard deviation {noise:g}, seed {seed}",
        licence=LICENCE,
        made_up=True,
    )


def wave(x: np.ndarray) -> np.ndarray:
    """Return the curve behind `curve_with_outliers`, 1.5·sin(1.5·x).

    Args:
        x: Numbers, any shape.

    Returns:
        float64, the shape of x, in [−1.5, 1.5].

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
    check(count, noise, seed, least=2)
    whole("outliers", outliers, least=0, most=count, why="which is count")
    number("lift", lift)
    random = np.random.default_rng(seed)
    x = np.linspace(-3, 3, count)
    y = wave(x) + noise * random.normal(size=count)
    pushed = random.permutation(count)[:outliers]
    y[pushed] += lift
    return Points(
        name="Made-up curve with outliers",
        x=x,
        y=y,
        x_names=("x",),
        y_name="y",
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
    check(count, 1.0, seed, least=2)
    y = np.arange(count) % 2.0
    x = 2 * y - 1 + np.random.default_rng(seed).normal(size=count)
    return two_on_a_line("Made-up overlap", x, y, f"normal, means −1 and 1, standard deviation 1, seed {seed}")


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
    check(count, 1.0, seed, least=2)
    y = np.arange(count) % 2.0
    x = (2 * y - 1) * np.random.default_rng(seed).uniform(0.3, 3, count)
    return two_on_a_line("Made-up, separable", x, y, f"uniform on both sides of a gap of 0.6, seed {seed}")
