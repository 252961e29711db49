"""Drawings in MNIST's form."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy import ndimage

from nnviz.datasets.mnist import digits
from nnviz.digits import rasterize, rasterize_steps
from nnviz.digits.drawing import CENTER, PEN

ANGLES = np.linspace(0, 2 * np.pi, 100)
RING = np.stack([0.5 + 0.2 * np.cos(ANGLES), 0.5 + 0.4 * np.sin(ANGLES)], axis=1).tolist()
SEVEN = [[0.2, 0.2], [0.8, 0.2], [0.4, 0.9]]


def stroke_width(image: np.ndarray) -> float:
    """Estimate it as twice the distance from the middle of the strokes to their edge, on a finer grid."""
    inside = ndimage.zoom(image, 4, order=1) > 0.5
    distance = ndimage.distance_transform_edt(inside)
    ridge = inside & (distance == ndimage.maximum_filter(distance, 3))
    return float(2 * np.median(distance[ridge]) / 4)


def test_a_vertical_line_by_hand():
    """The pen's width, the box or the centring would be wrong: all follow from the numbers in the docstring."""
    image = rasterize([[[0.5, 0.1], [0.5, 0.9]]])
    assert image.dtype == np.float32 and image.shape == (28, 28)
    rows, columns = np.flatnonzero(image.sum(1)), np.flatnonzero(image.sum(0))
    assert rows[-1] - rows[0] + 1 in (20, 21)  # the box, one row more where its edge lies within a pixel
    assert len(columns) in (3, 4)
    assert image.sum(1)[14] == pytest.approx(PEN, abs=0.3)


@pytest.mark.parametrize("strokes", [[RING], [SEVEN], [SEVEN, [[0.3, 0.5], [0.7, 0.5]]]])
def test_center_of_mass_lies_where_mnist_has_it(strokes):
    """Networks trained on MNIST would see every drawing shifted."""
    y, x = ndimage.center_of_mass(rasterize(strokes))
    assert (y, x) == pytest.approx((CENTER - 0.5, CENTER - 0.5), abs=0.15)


def test_center_and_stroke_width_are_those_of_real_digits():
    """The constants would not be MNIST's own: measured here on 450 of its digits."""
    images = digits().train_images[::10]
    centers = np.array([ndimage.center_of_mass(image) for image in images])
    assert centers.mean(axis=0) == pytest.approx([CENTER - 0.5] * 2, abs=0.1)
    real = [stroke_width(image) for image in images]
    assert np.percentile(real, 15) <= stroke_width(rasterize([RING])) <= np.percentile(real, 85)


def test_size_and_place_on_the_pad_do_not_matter():
    """A small digit in a corner would be read differently from a large one in the middle."""
    small = [[[0.7 + 0.3 * x, 0.6 + 0.3 * y] for x, y in SEVEN]]
    assert np.abs(rasterize(small) - rasterize([SEVEN])).max() < 0.35
    assert np.abs(rasterize(small) - rasterize([SEVEN])).mean() < 0.01


def test_proportions_are_kept():
    """A one would be stretched into a bar that fills the box."""
    image = rasterize([[[0.48, 0.1], [0.52, 0.9]]])
    assert np.count_nonzero(image.sum(0) > 0.5) <= 5


def test_steps_show_the_way():
    """The page would show steps that are not the network's."""
    steps = rasterize_steps([[[0.1, 0.1], [0.1, 0.3]]])
    assert steps.drawn[:12, :8].sum() == pytest.approx(steps.drawn.sum())  # small, in its corner
    rows = np.flatnonzero(steps.boxed.sum(1))
    assert (rows[0], rows[-1]) == (4, 23)  # the 20 rows in the middle
    assert np.array_equal(steps.centered, rasterize([[[0.1, 0.1], [0.1, 0.3]]]))


@pytest.mark.parametrize("strokes", [[], [[]], [[], []]])
def test_nothing_drawn_is_an_empty_image(strokes):
    """An empty pad would crash or be guessed."""
    assert not rasterize(strokes).any()


def test_a_dot_stays_a_dot():
    """A single point would be blown up into a blot that fills the box."""
    image = rasterize([[[0.3, 0.3]]])
    assert 2 < image.sum() < 12


@given(
    st.lists(
        st.lists(st.tuples(st.floats(0, 1), st.floats(0, 1)), max_size=8),
        max_size=4,
    )
)
@settings(max_examples=150)
def test_any_strokes_give_an_image_in_range(strokes):
    """Some drawing would crash, or leave the range on which the networks were trained."""
    image = rasterize([[list(point) for point in stroke] for stroke in strokes])
    assert image.shape == (28, 28) and image.dtype == np.float32
    assert image.min() >= 0 and image.max() <= 1
    assert image.any() == any(strokes)


def test_100000_points_are_drawn():
    """A long drawing would be refused or cut."""
    points = np.random.default_rng(0).uniform(0.2, 0.8, (100_000, 2))
    assert rasterize([points.tolist()]).sum() > 100


@pytest.mark.parametrize(
    ("strokes", "error", "message"),
    [
        ("drawing", TypeError, "strokes must be a list of lists"),
        (7, TypeError, "strokes must be a list of lists"),
        ([7], TypeError, r"strokes\[0\] must have shape \(points, 2\)"),
        ([[["a", "b"]]], TypeError, r"strokes\[0\] must be a list of \[x, y\] pairs"),
        ([SEVEN, [[1, 2, 3]]], TypeError, r"strokes\[1\] must have shape"),
        ([[[0.5, float("nan")]]], ValueError, r"strokes\[0\] must be finite and in \[0, 1\]"),
        ([[[0.5, 1.2]]], ValueError, r"strokes\[0\] must be finite and in \[0, 1\]"),
    ],
)
def test_what_is_no_drawing_is_named(strokes, error, message):
    """A mistake would end in an error from deep inside NumPy or Pillow."""
    with pytest.raises(error, match=message):
        rasterize(strokes)
