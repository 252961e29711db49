"""The made-up points: their shape, their classes, and the same ones for the same seed."""

import numpy as np
import pytest

from nnviz import datasets
from nnviz.linear import best_cut, is_separable

PLANES = [
    datasets.xor,
    datasets.circles,
    datasets.moons,
    datasets.spiral,
    datasets.gaussians,
    datasets.apart,
]
LINES = [datasets.noisy_line, datasets.overlap, datasets.separable]
HEIGHTS = [datasets.tilted_plane, datasets.hills]


@pytest.mark.parametrize("make", PLANES + LINES + HEIGHTS)
def test_seed_decides(make):
    """A link with a seed must show the same picture everywhere."""
    assert np.array_equal(make(seed=1).x, make(seed=1).x) and np.array_equal(make(seed=1).y, make(seed=1).y)
    one, two = make(seed=1), make(seed=2)
    assert not (np.array_equal(one.x, two.x) and np.array_equal(one.y, two.y))


@pytest.mark.parametrize("make", PLANES + LINES + HEIGHTS)
def test_made_up_points_say_so(make):
    """The page shows that no one measured them, and with which seed they were drawn."""
    points = make(seed=7)
    assert points.made_up and "seed 7" in points.source
    assert points.x.dtype == points.y.dtype == np.float64


@pytest.mark.parametrize("make", PLANES)
def test_planes_are_balanced_and_in_the_picture(make):
    """Charts show −1.25 to 1.25; half of the points are of each class."""
    points = make()
    assert points.x.shape == (len(points), 2) and np.abs(points.x).max() < 1.25
    assert points.y.mean() == 0.5


@pytest.mark.parametrize("make", PLANES + LINES + HEIGHTS)
@pytest.mark.parametrize(("argument", "value"), [("count", 1), ("seed", -1)])
def test_bad_settings_are_named(make, argument, value):
    """A hostile query value must be answered with its name."""
    with pytest.raises(ValueError, match=argument):
        make(**{argument: value})


def test_heights_are_as_described_and_noise_is_added_to_them():
    """The network would learn another surface than the page says."""
    flat = datasets.tilted_plane(count=2000, noise=0.2)
    assert (flat.y - flat.x.mean(axis=1)).std() == pytest.approx(0.2, rel=0.1)
    points = datasets.hills(count=2000)
    for corner in datasets.xor_corners().x / 2:
        nearest = np.argmin(np.hypot(*(points.x - corner).T))
        assert points.y[nearest] == pytest.approx(np.sign(corner.prod()), abs=0.1)
    assert np.abs(points.y).max() <= 1.01 and not points.classes


@pytest.mark.parametrize("make", [datasets.hills, datasets.xor, datasets.circles, datasets.moons, datasets.noisy_line])
@pytest.mark.parametrize("noise", [-0.1, float("nan"), float("inf")])
def test_bad_noise(make, noise):
    """Not-a-number would spread over the whole picture."""
    with pytest.raises(ValueError, match="noise"):
        make(noise=noise)


def test_which_sets_a_line_parts():
    """Pages 2, 4 and 5 teach from exactly this difference."""
    assert is_separable(datasets.separable().x, datasets.separable().y)
    assert is_separable(datasets.apart().x, datasets.apart().y)
    for make in (datasets.overlap, datasets.xor, datasets.circles, datasets.moons, datasets.spiral):
        points = make()
        assert not is_separable(points.x, points.y)


def test_xor_corners():
    """Three of the four corners are the most that a line can get."""
    corners = datasets.xor_corners()
    assert best_cut(corners.x, corners.y).accuracy == 0.75


def test_line_without_noise_is_a_line():
    """The true slope and intercept are what the arguments say."""
    points = datasets.noisy_line(m=2, b=-1, noise=0, low=0, high=3, count=4)
    assert points.y.tolist() == [-1, 1, 3, 5]
    with pytest.raises(ValueError, match="high"):
        datasets.noisy_line(low=1, high=1)


def test_outliers_are_the_only_points_that_are_pushed_up():
    """The picture would mark other points than those that are wrong."""
    plain = datasets.curve_with_outliers(outliers=0, lift=4)
    few, many = (datasets.curve_with_outliers(outliers=count, lift=4) for count in (6, 12))
    for points, count in ((few, 6), (many, 12)):
        marked = np.array(points.labels) == "outlier"
        assert marked.sum() == count and points.made_up
        np.testing.assert_allclose(points.y - plain.y, 4.0 * marked)
    assert np.abs(plain.y - datasets.wave(plain.x)).max() < 5 * 0.15
    assert all(more == "outlier" for one, more in zip(few.labels, many.labels, strict=True) if one == "outlier")


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"outliers": 61}, "outliers must be from 0 to 60, which is count, got 61"),
        ({"lift": float("nan")}, "lift must be finite, got nan"),
    ],
)
def test_impossible_outliers_are_refused(wrong, message):
    """A chart would be empty."""
    with pytest.raises(ValueError, match=message):
        datasets.curve_with_outliers(**({"outliers": 1, "lift": 1.0} | wrong))
