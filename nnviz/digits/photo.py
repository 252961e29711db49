"""From a photo or scan of a digit to the 28×28 image that MNIST would have made of it."""

from dataclasses import dataclass

import numpy as np
import scipy

from nnviz._checks import as_unit_interval
from nnviz.digits.drawing import FINE, SIDE, Steps, shrink
from nnviz.digits.finding import (
    LEAST_CONTRAST,
    SCAN,
    SOFT,
    WORKING,
    Candidate,
    candidates,
    likeness_to_ink,
    resized,
)
from nnviz.digits.judging import probabilities

MOST_EDGE = 0.4  # of an image's edge can be strokes that were cut to their ink
SURE, SURE_OF_ANOTHER = 0.8, 0.95  # of a part to be a digit of its own
Box = tuple[float, float, float, float]


@dataclass(frozen=True, eq=False)
class FoundDigit:
    """Where in an image a digit was found, and what MNIST would have made of it."""

    steps: Steps
    """The digit, and the images on the way to it."""
    box: Box
    """Top, left, bottom and right of the ink, in shares of the image's height and width."""
    ink: np.ndarray
    """float32, (rows, columns), in [0, 1]: how much ink there is, in the whole image, 160 pixels on its longer side."""
    sheet: np.ndarray
    """bool, the shape of `ink`: what belongs to the sheet that the digit stands on."""
    dark: bool
    """Whether the ink is darker than the paper."""


def to_mnist(image: np.ndarray) -> np.ndarray:
    """Find the digit in a gray image and show it as MNIST would have; see `find_digit`.

    Args:
        image: Shape (height, width), any size; uint8, float in [0, 1], or uint16, of which 8, 10, 12, 14 or 16 bits
            are used.

    Returns:
        float32, shape (28, 28), in [0, 1], ink bright.

    Raises:
        TypeError: If the dtype is none of these.
        ValueError: If the image is empty, not gray, not finite, shows nothing but paper, or several digits.
    """
    return find_digit(image).steps.centered


def to_mnist_steps(image: np.ndarray) -> Steps:
    """Do what `to_mnist` does, and keep the images of each step."""
    return find_digit(image).steps


def find_digit(image: np.ndarray) -> FoundDigit:
    """Find the one digit in a photo or scan.

    Dark and light strokes are looked for, with desk, shadows, the lines of paper and whatever touches the image's edge
    left out, and all ink of an image that was cut to it. Of all these the one is taken that the shipped network is
    finds most probable, if paper lies around it; large parts are preferred.

    Args:
        image: See `to_mnist`.

    Returns:
        The digit and where it is.

    Raises:
        TypeError: If the dtype is none of those of `to_mnist`.
        ValueError: If the image is empty, not gray, not finite, shows nothing but paper, or several digits.
    """
    checked = _as_gray(image)
    gray, scan = resized(checked, WORKING), max(checked.shape) <= SCAN
    if np.ptp(scipy.ndimage.gaussian_filter(gray, 0.7)) < LEAST_CONTRAST:
        raise ValueError("image shows no ink: every part of it is as bright as the paper round it")
    found = list(candidates(gray, scan=scan))
    if not found:
        raise ValueError("image shows no ink that could be a digit: all that stands out touches its edge, or is dust")
    placed = [each.placed() for each in found]
    sure = probabilities(np.stack([centered for _, centered in placed])).max(axis=1)
    best = int(np.argmax([_worth(gray, each, own, scan=scan) for each, own in zip(found, sure, strict=True)]))
    _check_alone(gray, found[best], float(sure[best]), list(zip(found, sure, strict=True)))
    chosen, (boxed, centered) = found[best], placed[best]
    height, width = gray.shape
    top, left, bottom, right = chosen.box
    return FoundDigit(
        steps=Steps(shrink(_squared(chosen.ink)), boxed, centered),
        box=(top / height, left / width, bottom / height, right / width),
        ink=chosen.ink,
        sheet=_sheet(gray, chosen),
        dark=chosen.dark,
    )


def _worth(gray: np.ndarray, candidate: Candidate, sure: float, *, scan: bool) -> float:
    """Return how much speaks for a candidate; the weights are those that read made-up photos of test digits best."""
    if scan:
        return sure
    alone = 0.15 if not candidate.whole else -0.5 * (candidate.edge_share > MOST_EDGE)
    form = 0.02 * (candidate.ramp == SOFT) - 0.15 * candidate.slender
    return sure + alone + form + 0.2 * candidate.extent - 0.5 * likeness_to_ink(gray, candidate)


def _check_alone(gray: np.ndarray, chosen: Candidate, sure: float, others: list[tuple[Candidate, float]]) -> None:
    """Raise ValueError if another digit stands beside what was chosen, or what was chosen is several digits."""
    rivals = [
        each
        for each, own in others
        if own >= SURE_OF_ANOTHER and not each.whole and each.dark == chosen.dark and each.ramp == chosen.ramp
        if _are_beside([chosen, each]) and likeness_to_ink(gray, each) < 0.1
    ]
    parts = chosen.connected() if sure < SURE else []
    large = [each for each in parts if each.extent >= 0.5 * chosen.extent]
    if len(large) > 1 and _are_beside(large):
        each = probabilities(np.stack([part.placed()[1] for part in large])).max(axis=1)
        rivals += large[1:] if (each >= SURE_OF_ANOTHER).all() else []
    if rivals and not chosen.slender:
        raise ValueError(f"image must show one digit, it shows {1 + len(rivals)}: cut one of them out")


def _are_beside(parts: list[Candidate]) -> bool:
    """Return whether parts stand beside or above each other, apart and about equally large: halves of one do not."""
    boxes = np.array([part.box for part in parts])
    height, width = (boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0)).tolist()
    apart = [
        (np.sort(boxes[:, start])[1:] >= np.sort(boxes[:, start + 2])[:-1]).all() and along >= 0.8 * across
        for start, along, across in ((0, height, width), (1, width, height))
    ]
    return any(apart) and min(part.extent for part in parts) >= 0.6 * max(part.extent for part in parts)


def _as_gray(image: np.ndarray) -> np.ndarray:
    """Check an image and return it as float32 in [0, 1]."""
    array = np.asarray(image)
    if array.ndim != 2 or not array.size:
        raise ValueError(f"image must be gray, of shape (height, width), got {array.shape}")
    if array.dtype == np.uint16:
        bits = next(bits for bits in (8, 10, 12, 14, 16) if array.max() < 2**bits)
        return array.astype(np.float32) / np.float32(2**bits - 1)
    if array.dtype == np.uint8:
        return array.astype(np.float32) / 255
    if array.dtype.kind != "f":
        raise TypeError(f"image must be uint8, uint16 or float, got {array.dtype}")
    return as_unit_interval("image", array)


def _sheet(gray: np.ndarray, chosen: Candidate) -> np.ndarray:
    """Return the region around the ink that is as bright as the paper beside it, with all that it encloses."""
    ink = scipy.ndimage.binary_dilation(chosen.ink > 0, iterations=3)
    beside = scipy.ndimage.binary_dilation(ink, iterations=4) & ~ink
    if not beside.any():
        return np.ones(gray.shape, bool)
    paper, level = np.median(gray[beside]), np.median(gray[chosen.ink > 0])
    bright = (np.abs(gray - paper) < 0.5 * abs(level - paper)) | ink
    labels, _ = scipy.ndimage.label(bright)
    return scipy.ndimage.binary_fill_holes(labels == np.bincount(labels[ink]).argmax())


def _squared(ink: np.ndarray) -> np.ndarray:
    """Fit the whole photo's ink into a fine square canvas."""
    small = resized(ink, SIDE * FINE)
    canvas = np.zeros((SIDE * FINE, SIDE * FINE), np.float32)
    top, left = (np.array(canvas.shape) - small.shape) // 2
    canvas[top : top + small.shape[0], left : left + small.shape[1]] = small
    return canvas
