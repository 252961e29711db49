"""Augmentation moves images by what it was asked to, and by nothing else."""

import numpy as np
import pytest
from scipy import ndimage

from nnviz.augmentation import Strength, augment, thicken, warp
from nnviz.datasets.mnist import digits

STRONG = Strength(shift=2, rotation=15, zoom=0.2, shear=0.2, elastic=1, thickness=0.8, gamma=0.4)


@pytest.fixture(scope="module")
def images():
    """Fifty digits."""
    return digits().train_images[:50]


def _spot(row, column):
    image = np.zeros((1, 28, 28), np.float32)
    image[0, row, column] = 1
    return image


def _still(images):
    return np.tile(np.eye(2), (len(images), 1, 1))


def test_zero_strength_is_the_identity(images):
    """Something would be added that nobody asked for."""
    result = augment(images, strength=Strength(), rng=np.random.default_rng(0))
    np.testing.assert_allclose(result, images, atol=1e-6)
    assert result.dtype == np.float32


def test_seeds_reproduce(images):
    """The same command would train another network."""
    first, again, other = (augment(images, strength=STRONG, rng=np.random.default_rng(s)) for s in (3, 3, 4))
    np.testing.assert_array_equal(first, again)
    assert np.abs(first - other).mean() > 0.02


def test_results_are_images(images):
    """Ink out of range is something the network never meets again."""
    result = augment(images, strength=STRONG, rng=np.random.default_rng(0))
    assert result.shape == images.shape and result.dtype == np.float32
    assert np.isfinite(result).all() and result.min() >= 0 and result.max() <= 1


def test_the_input_stays_as_it_was(images):
    """The next epoch would start from spoilt digits."""
    before = images.copy()
    augment(images, strength=STRONG, rng=np.random.default_rng(0))
    np.testing.assert_array_equal(images, before)


def test_a_whole_pixel_is_exact():
    """Content that comes from two rows below and one column to the right moves up and left."""
    moved = warp(_spot(10, 20), matrices=np.eye(2)[None], displacements=np.array([2, 1]).reshape(1, 2, 1, 1))
    np.testing.assert_array_equal(moved, _spot(8, 19))


def test_shift_moves_the_center_of_mass_by_the_asked_pixels(images):
    """Shifts by parts of a pixel would go astray."""
    images = np.pad(images, ((0, 0), (3, 3), (3, 3)))  # no ink leaves the image
    moved = warp(images, matrices=_still(images), displacements=np.array([-1.25, 0.5]).reshape(1, 2, 1, 1))
    for before, after in zip(images, moved, strict=True):
        way = np.subtract(ndimage.center_of_mass(after), ndimage.center_of_mass(before))
        np.testing.assert_allclose(way, [1.25, -0.5], atol=0.02)


def test_warp_agrees_with_scipy(images):
    """The fast interpolation would differ from the textbook's."""
    rng = np.random.default_rng(5)
    field = rng.normal(0, 2, (len(images), 2, 28, 28)).astype(np.float32)
    angle = 0.3
    matrix = np.array([[np.cos(angle), np.sin(angle)], [-np.sin(angle), np.cos(angle)]])
    ours = warp(images, matrices=np.tile(matrix, (len(images), 1, 1)), displacements=field)
    offsets = np.indices((28, 28)).reshape(2, -1) - 13.5
    for image, displacement, result in zip(images, field, ours, strict=True):
        where = (matrix @ offsets + 13.5).reshape(2, 28, 28) + displacement
        padded = np.pad(image, 1)  # SciPy fades out only towards pixels it has
        expected = ndimage.map_coordinates(padded, where + 1, order=1, mode="constant")
        inside = ((where > -1) & (where < 28)).all(axis=0)
        np.testing.assert_allclose(result[inside], expected[inside], atol=1e-4)


def test_shift_strength_is_a_limit_that_is_reached():
    """Shifts would be larger or much smaller than the model card says."""
    spots = np.repeat(_spot(14, 14), 400, axis=0)
    shifted = augment(spots, strength=Strength(shift=2), rng=np.random.default_rng(0))
    ways = np.array([ndimage.center_of_mass(image) for image in shifted]) - 14
    assert np.abs(ways).max() <= 2 + 1e-4
    assert ways.max() > 1.9 and ways.min() < -1.9


def test_elastic_strength_is_the_standard_deviation_in_pixels():
    """The strength on the model card would mean nothing."""
    ramp = np.tile(np.linspace(0, 1, 28, dtype=np.float32), (400, 1, 1)) * np.ones((1, 28, 1), np.float32)
    bent = augment(ramp, strength=Strength(elastic=0.8, smoothness=4), rng=np.random.default_rng(0))
    pixels = (bent - ramp)[:, 8:20, 8:20] * 27  # one gray step of the ramp is one pixel
    assert pixels.std() == pytest.approx(0.8, rel=0.05)
    neighbors = np.corrcoef(pixels[:, :, :-1].ravel(), pixels[:, :, 1:].ravel())[0, 1]
    assert neighbors == pytest.approx(np.exp(-1 / (4 * 4**2)), abs=0.005)  # of smoothed white noise


@pytest.mark.parametrize(("amount", "expected"), [(1, 5.0), (0.5, 3.0), (0, 1.0), (-1, 0.0), (-0.5, 0.5)])
def test_thicken_one_dot(amount, expected):
    """One pixel grows into a plus of five, its neighbors as bright as asked; or fades."""
    assert thicken(_spot(14, 14), np.array([amount])).sum() == pytest.approx(expected)


def test_thicken_takes_each_image_by_itself():
    """One image's amount would reach another."""
    pair = np.concatenate([_spot(5, 5), _spot(20, 20)])
    np.testing.assert_allclose(thicken(pair, np.array([1, -1])).sum(axis=(1, 2)), [5, 0])


@pytest.mark.parametrize(
    ("call", "name"),
    [
        (lambda: augment(np.zeros((28, 28)), strength=STRONG, rng=np.random.default_rng(0)), "images"),
        (lambda: thicken(_spot(1, 1), np.array([1.5])), "amounts"),
        (lambda: thicken(_spot(1, 1), np.array([0, 0])), "amounts"),
        (lambda: warp(_spot(1, 1), matrices=np.eye(2), displacements=0), "matrices"),
        (lambda: Strength(elastic=-1), "elastic"),
        (lambda: Strength(shift=float("nan")), "shift"),
        (lambda: Strength(thickness=2), "thickness"),
        (lambda: Strength(smoothness=0), "smoothness"),
    ],
)
def test_wrong_arguments_are_named(call, name):
    """A developer would have to guess what was wrong."""
    with pytest.raises(ValueError, match=name):
        call()
