"""From a photo or scan of a digit to the 28×28 image that MNIST would have made of it."""

import numpy as np
import scipy
from PIL import Image

from nnviz._checks import as_unit_interval
from nnviz.digits.drawing import BOX, FINE, SIDE, Steps, place, shrink

WORKING = 160  # pixels of the longer side to which a photo is reduced before its ink is looked for
LEAST_CONTRAST = 0.08  # of the photo's range of grey: fainter marks are paper


def to_mnist(image: np.ndarray) -> np.ndarray:
    """Find the ink in a grey image and show it as MNIST would have.

    The paper's brightness is taken from a wide median, so shadows and vignettes go; whatever differs most from
    it is the ink, dark on light or light on dark. Specks far smaller than the digit are left out.

    Args:
        image: Shape (height, width), any size; uint8 in [0, 255], uint16 in [0, 65535], or float in [0, 1].

    Returns:
        float32, shape (28, 28), in [0, 1], ink bright.

    Raises:
        TypeError: If the dtype is none of these.
        ValueError: If the image is empty, not grey, not finite, or shows nothing but paper.
    """
    return to_mnist_steps(image).centred


def to_mnist_steps(image: np.ndarray) -> Steps:
    """Do what `to_mnist` does, and keep the images on the way there."""
    grey = _reduced(_as_grey(image))
    ink = _ink(grey)
    rows, columns = (np.flatnonzero(ink.any(axis=axis)) for axis in (1, 0))
    digit = ink[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    boxed, centred = place(_resized(digit, BOX * FINE))
    return Steps(shrink(_squared(ink)), _full_ink(boxed), _full_ink(centred))


def _as_grey(image: np.ndarray) -> np.ndarray:
    """Check an image and return it as float32 in [0, 1]."""
    array = np.asarray(image)
    if array.ndim != 2 or not array.size:
        raise ValueError(f"image must be grey, of shape (height, width), got {array.shape}")
    if array.dtype in (np.uint8, np.uint16):
        return array.astype(np.float32) / np.iinfo(array.dtype).max
    if array.dtype.kind != "f":
        raise TypeError(f"image must be uint8, uint16 or float, got {array.dtype}")
    return as_unit_interval("image", array)


def _reduced(grey: np.ndarray) -> np.ndarray:
    """Scale to WORKING pixels on the longer side, so that stroke widths and speed do not depend on the camera."""
    return _resized(grey, WORKING)


def _resized(image: np.ndarray, longer: int) -> np.ndarray:
    height, width = np.maximum(1, np.round(np.array(image.shape) * longer / max(image.shape)).astype(int))
    resized = Image.fromarray(image.astype(np.float32)).resize((int(width), int(height)), Image.Resampling.BOX)
    return np.asarray(resized)


def _ink(grey: np.ndarray) -> np.ndarray:
    """Return how much ink every pixel holds, in [0, 1], without the paper and without specks."""
    difference = scipy.ndimage.gaussian_filter(grey, 0.7) - _paper(grey)
    dark, light = -np.percentile(difference, 1), np.percentile(difference, 99)
    strength = max(-difference.min(), difference.max())
    if strength < LEAST_CONTRAST:
        raise ValueError("image shows no ink: every part of it is as bright as the paper round it")
    signed = -difference if dark > light or (dark == light and -difference.min() >= difference.max()) else difference
    full = np.percentile(signed[signed > signed.max() / 2], 50)
    ink = np.clip((signed / full - 0.3) / 0.5, 0, 1)
    return np.where(_large_parts(ink > 0), ink, 0)


def _paper(grey: np.ndarray) -> np.ndarray:
    """Estimate the paper's brightness, with or without a smooth bowl: whichever leaves the photo's edge cleaner.

    The bowl takes vignettes and slanting light, but bends at the edge of a shadow.
    """
    small = _resized(grey, WORKING // 4)
    frame = np.ones(small.shape, bool)
    margin = max(1, min(small.shape) // 10)
    frame[margin:-margin, margin:-margin] = False
    papers = [base + _wide_median(small - base) for base in (_bowl(small), np.float32(0))]
    paper = min(papers, key=lambda each: np.percentile(np.abs(small - each)[frame], 90))
    full = Image.fromarray(paper.astype(np.float32)).resize(grey.shape[::-1], Image.Resampling.BILINEAR)
    return np.asarray(full)


def _wide_median(image: np.ndarray) -> np.ndarray:
    """Return the median round every pixel, over a window so wide that no stroke fills it."""
    padded = np.pad(image, max(image.shape) // 2, mode="edge")
    wide = scipy.ndimage.median_filter(padded, size=max(3, int(0.6 * max(image.shape))))
    top, left = (np.array(wide.shape) - image.shape) // 2
    return wide[top : top + image.shape[0], left : left + image.shape[1]]


def _bowl(grey: np.ndarray) -> np.ndarray:
    """Fit a quadratic surface to the bulk of the pixels; the ink, far from it, is left out more and more."""
    y, x = (axis / max(grey.shape) for axis in np.indices(grey.shape))
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1).reshape(-1, 6)
    values = grey.ravel()
    bulk = np.ones(len(values), bool)
    for _ in range(8):
        surface = terms @ np.linalg.lstsq(terms[bulk], values[bulk], rcond=None)[0]
        distance = np.abs(values - surface)
        bulk = distance <= 2 * np.median(distance) + 1e-6
    return surface.reshape(grey.shape)


def _large_parts(ink: np.ndarray) -> np.ndarray:
    """Keep connected parts of at least a fiftieth of the largest one's size."""
    parts, count = scipy.ndimage.label(ink, structure=np.ones((3, 3)))
    sizes = scipy.ndimage.sum_labels(ink, parts, np.arange(count + 1))
    return np.isin(parts, np.flatnonzero(sizes >= sizes.max() / 50)) & ink


def _squared(ink: np.ndarray) -> np.ndarray:
    """Fit the whole photo's ink into a fine square canvas."""
    small = _resized(ink, SIDE * FINE)
    canvas = np.zeros((SIDE * FINE, SIDE * FINE), np.float32)
    top, left = (np.array(canvas.shape) - small.shape) // 2
    canvas[top : top + small.shape[0], left : left + small.shape[1]] = small
    return canvas


def _full_ink(image: np.ndarray) -> np.ndarray:
    """Stretch thin strokes to full ink, as MNIST's are."""
    return np.clip(image / max(float(np.percentile(image[image > 0], 90)), 1e-6), 0, 1).astype(np.float32)
