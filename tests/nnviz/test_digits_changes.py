"""Shift, rotation, thickness and noise."""

import numpy as np
import pytest
from scipy import ndimage

from nnviz.digits import change, rasterize

SEVEN = rasterize([[[0.2, 0.2], [0.8, 0.2], [0.4, 0.9]]])


def test_no_change_is_no_change():
    """Moving a slider back to zero would not bring the drawing back."""
    assert np.array_equal(change(SEVEN), SEVEN)


def test_a_shift_is_np_roll_where_nothing_leaves():
    """The sliders' pixels would not be the image's, or their signs swapped."""
    padded = np.zeros((40, 40), np.float32)
    padded[6:34, 6:34] = SEVEN
    assert change(padded, shift=(3, -2)) == pytest.approx(np.roll(padded, (-2, 3), axis=(0, 1)), abs=1e-6)


def test_what_leaves_the_image_is_lost():
    """A digit pushed out on one side would come in on the other."""
    assert change(SEVEN, shift=(28, 0)).sum() == 0


def test_a_quarter_turn_is_clockwise():
    """Degrees would turn the other way, or round another point than the middle."""
    assert change(SEVEN, rotation=90) == pytest.approx(np.rot90(SEVEN, -1), abs=1e-5)


def test_thickness_by_hand():
    """A pixel of thickness would not be a pixel on every side."""
    dot = np.zeros((5, 5), np.float32)
    dot[2, 2] = 1
    plus = ndimage.generate_binary_structure(2, 1).astype(np.float32)
    assert change(dot, thickness=1)[1:4, 1:4] == pytest.approx(plus)
    assert change(dot, thickness=0.25)[1:4, 1:4] == pytest.approx(np.where(plus, 0.25, 0) + 0.75 * dot[1:4, 1:4])
    assert change(change(dot, thickness=2), thickness=-2) == pytest.approx(dot)


def test_noise_is_seeded_and_has_its_standard_deviation():
    """The same address would show another picture, or twice the noise it says."""
    gray = np.full((200, 200), 0.5, np.float32)
    noisy = change(gray, noise=0.1, seed=3)
    assert np.array_equal(noisy, change(gray, noise=0.1, seed=3))
    assert noisy.std() == pytest.approx(0.1, rel=0.02)


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"shift": (float("nan"), 0)}, "shift must be finite"),
        ({"rotation": float("inf")}, "rotation must be finite"),
        ({"thickness": float("nan")}, "thickness must be finite"),
        ({"noise": -0.1}, "noise must be at least 0"),
    ],
)
def test_impossible_changes_are_named(changes, message):
    """A bad value would give an empty image without a word."""
    with pytest.raises(ValueError, match=message):
        change(SEVEN, **changes)
