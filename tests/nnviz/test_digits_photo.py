"""Photos and scans in MNIST's form."""

import numpy as np
import pytest
from PIL import Image
from scipy import ndimage

from nnviz.datasets.mnist import digits
from nnviz.digits import to_mnist, to_mnist_steps
from tests.shipped import classifier

COUNT = 25


def light(kind: str, shape: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """Return paper under some light, in [0, 1]."""
    y, x = np.indices(shape) / np.array(shape).reshape(2, 1, 1)
    if kind == "slanting":
        return 0.5 + 0.22 * (x * rng.uniform(-1, 1) + y * rng.uniform(-1, 1))
    if kind == "vignette":
        return 0.9 - 0.6 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)
    if kind == "shadow":
        return ndimage.gaussian_filter(np.where(x > rng.uniform(0.3, 0.7), 0.85, 0.6), 8)
    return np.full(shape, 0.9)


def photo(image: np.ndarray, kind: str, rng: np.random.Generator) -> np.ndarray:
    """Put a digit somewhere on paper, in some size, with some ink and the camera's noise."""
    height, width = rng.integers(150, 400, 2)
    side = int(min(height, width) * rng.uniform(0.45, 0.9))
    large = np.asarray(Image.fromarray(image).resize((side, side), Image.Resampling.BICUBIC))
    ink = np.zeros((height, width))
    top, left = rng.integers(0, [height - side + 1, width - side + 1])
    ink[top : top + side, left : left + side] = large.clip(0, 1)
    grey = light(kind, ink.shape, rng) * (1 - rng.uniform(0.4, 0.85) * ink) + rng.normal(0, 0.02, ink.shape)
    grey = grey.clip(0, 1)
    return 1 - grey if kind == "light on dark" else grey


@pytest.mark.parametrize("kind", ["even", "light on dark", "slanting", "vignette", "shadow"])
def test_photographed_digits_are_read(kind):
    """A kind of light would make photos unreadable: of 25 digits under it, the CNN must read 23."""
    rng = np.random.default_rng(7)
    data = digits()
    images = np.stack([to_mnist(photo(image, kind, rng)) for image in data.test_images[:COUNT]])
    right = classifier("cnn").predict(images).argmax(1) == data.test_labels[:COUNT]
    assert right.sum() >= 23


def test_every_kind_of_grey_gives_the_same():
    """An 8-bit, a 16-bit and a float image of the same photo would be read differently."""
    grey = photo(digits().test_images[0], "even", np.random.default_rng(0))
    expected = to_mnist(np.round(grey * 255) / 255)
    assert to_mnist(np.round(grey * 255).astype(np.uint8)) == pytest.approx(expected, abs=1e-5)
    assert to_mnist((np.round(grey * 255) * 257).astype(np.uint16)) == pytest.approx(expected, abs=1e-5)


def test_steps_end_in_the_answer_and_specks_are_left_out():
    """Dust on the scan would shrink the digit in its box."""
    grey = np.full((200, 200), 0.9)
    grey[60:140, 95:105] = 0.2
    clean = to_mnist_steps(grey)
    assert np.array_equal(clean.centred, to_mnist(grey))
    grey[5:8, 5:8] = 0.2
    assert np.abs(to_mnist(grey) - clean.centred).max() < 0.2


@pytest.mark.parametrize(
    ("image", "error", "message"),
    [
        (np.zeros((0, 5)), ValueError, "image must be grey"),
        (np.zeros((5, 5, 3)), ValueError, "image must be grey"),
        (np.zeros((1, 1)), ValueError, "image shows no ink"),
        (np.full((60, 40), 0.5), ValueError, "image shows no ink"),
        (np.full((60, 40), np.nan), ValueError, "image must be finite"),
        (np.full((60, 40), 3.0), ValueError, r"image must be finite and in \[0, 1\]"),
        (np.zeros((9, 9), np.int32), TypeError, "image must be uint8, uint16 or float"),
    ],
)
def test_what_is_no_photo_of_a_digit_is_named(image, error, message):
    """A mistake would end in an error from deep inside, or in a digit read from nothing."""
    with pytest.raises(error, match=message):
        to_mnist(image)
