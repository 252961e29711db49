"""New variants of images: moved, turned, bent, with a thicker or thinner pen; whole batches at once.

Every image is warped once, affine and elastic together, because each interpolation blurs.

Source:
    Simard, Steinkraus, Platt, Best practices for convolutional neural networks applied to visual document
    analysis, ICDAR 2003 (affine and elastic deformation).
"""

from dataclasses import dataclass

import numpy as np
import scipy

from nnviz._checks import has_shape, number


@dataclass(frozen=True)
class Strength:
    """How much `augment` may change an image; zero everywhere changes nothing."""

    shift: float = 0.0
    """Largest shift along each axis, in pixels."""
    rotation: float = 0.0
    """Largest rotation, in degrees, either way."""
    zoom: float = 0.0
    """Largest relative enlargement or reduction of each axis: 0.1 draws from about 0.9 to 1.1."""
    shear: float = 0.0
    """Largest slant, in pixels of sideways shift per pixel of height."""
    elastic: float = 0.0
    """Standard deviation of the elastic displacement along each axis, in pixels."""
    smoothness: float = 4.0
    """Standard deviation of the Gaussian that makes the elastic displacement smooth, in pixels."""
    thickness: float = 0.0
    """Largest thickening or thinning of the strokes, from 0 to 1; see `thicken`."""
    gamma: float = 0.0
    """Largest change of the gray values: pixels are raised to a power from exp(−gamma) to exp(gamma)."""

    def __post_init__(self) -> None:
        for name, value in vars(self).items():
            number(name, value, least=0)
        number("smoothness", self.smoothness, above=0)
        number("thickness", self.thickness, most=1)


def augment(images: np.ndarray, *, strength: Strength, rng: np.random.Generator) -> np.ndarray:
    """Return one random variant of each image.

    Args:
        images: float, shape (batch, height, width), in [0, 1], ink bright on 0.
        strength: How much may change; every amount is drawn anew for each image.
        rng: Where the random amounts come from; the same generator state gives the same variants.

    Returns:
        float32, shape (batch, height, width), in [0, 1].

    Raises:
        ValueError: If `images` is not three-dimensional.
    """
    images = _as_batch(images)
    batch = len(images)
    matrices = _random_matrices(batch, strength, rng)
    displacements = rng.uniform(-strength.shift, strength.shift, (batch, 2, 1, 1)).astype(np.float32)
    if strength.elastic:
        displacements = displacements + _elastic(images.shape, strength, rng)
    variants = thicken(images, rng.uniform(-strength.thickness, strength.thickness, batch))
    variants = warp(variants, matrices=matrices, displacements=displacements)
    powers = np.exp(rng.uniform(-strength.gamma, strength.gamma, (batch, 1, 1))).astype(np.float32)
    return variants**powers


def warp(images: np.ndarray, *, matrices: np.ndarray, displacements: np.ndarray) -> np.ndarray:
    """Move every pixel of every image, interpolating bilinearly; what lies outside an image is 0.

    Args:
        images: float, shape (batch, height, width).
        matrices: float, shape (batch, 2, 2); where a pixel's content comes from, as a linear map of its
            (row, column) offset from the image's center. The identity moves nothing.
        displacements: float, shape (batch, 2, height, width) or broadcastable to it; what is added to where
            the content comes from, in pixels of (row, column).

    Returns:
        float32, shape (batch, height, width).

    Raises:
        ValueError: If `images` is not three-dimensional or the shapes do not fit.
    """
    images = _as_batch(images)
    batch, height, width = images.shape
    has_shape("matrices", np.asarray(matrices), (batch, 2, 2))
    center = np.array([(height - 1) / 2, (width - 1) / 2], np.float32)[:, None]
    offsets = np.indices((height, width), np.float32).reshape(2, -1) - center
    sources = np.asarray(matrices, np.float32) @ offsets + center  # (batch, 2, height·width)
    sources = sources.reshape(batch, 2, height, width) + np.asarray(displacements, np.float32)
    return _bilinear(images, sources[:, 0], sources[:, 1])


def thicken(images: np.ndarray, amounts: np.ndarray) -> np.ndarray:
    """Make the strokes of each image thicker or thinner.

    Args:
        images: float, shape (batch, height, width), in [0, 1], ink bright.
        amounts: float, shape (batch,), from −1 (every pixel becomes the darkest of itself and its four
            neighbors, the strokes lose about two pixels of width) over 0 (no change) to 1 (the brightest).

    Returns:
        float32, shape (batch, height, width), in [0, 1].

    Raises:
        ValueError: If `images` is not three-dimensional, or `amounts` does not hold one number in [−1, 1]
            for each image.
    """
    images = _as_batch(images)
    amounts = np.asarray(amounts, np.float32)
    if amounts.shape != images.shape[:1] or not (np.abs(amounts) <= 1).all():
        raise ValueError("amounts must hold one number in [−1, 1] for each image")
    plus = scipy.ndimage.generate_binary_structure(2, 1)[None]
    changed = images.copy()
    for extreme, chosen in ((scipy.ndimage.grey_dilation, amounts > 0), (scipy.ndimage.grey_erosion, amounts < 0)):
        if chosen.any():
            target = extreme(images[chosen], footprint=plus, mode="constant")
            changed[chosen] += np.abs(amounts[chosen])[:, None, None] * (target - images[chosen])
    return changed


def _random_matrices(batch: int, strength: Strength, rng: np.random.Generator) -> np.ndarray:
    """Draw a rotation, a zoom of each axis and a shear for each image: float32, (batch, 2, 2)."""
    angle = np.radians(rng.uniform(-strength.rotation, strength.rotation, batch))
    zoom = np.exp(-rng.uniform(-strength.zoom, strength.zoom, (2, batch)))  # content comes from nearer by
    slant = rng.uniform(-strength.shear, strength.shear, batch)
    cosine, sine = np.cos(angle), np.sin(angle)
    rotation = np.array([[cosine, sine], [-sine, cosine]])  # (2, 2, batch)
    still, moved = np.zeros(batch), np.ones(batch)
    scaled_shear = np.array([[zoom[0], still], [slant, moved * zoom[1]]])
    return np.einsum("ijb,jkb->bik", rotation, scaled_shear).astype(np.float32)


def _elastic(shape: tuple[int, ...], strength: Strength, rng: np.random.Generator) -> np.ndarray:
    """Draw smooth random displacements: float32, (batch, 2, height, width).

    White noise is smoothed by a Gaussian as a product with one matrix for the rows and one for the columns:
    on images this small that is many times faster than a filter.
    """
    batch, height, width = shape
    rows, columns = (_gaussian_matrix(length, strength.smoothness) for length in (height, width))
    noise = rng.standard_normal((batch, 2, height, width), np.float32)
    return strength.elastic * (rows @ noise @ columns.T)


def _gaussian_matrix(length: int, sigma: float) -> np.ndarray:
    """Return the (length, length) matrix that smooths white noise and keeps its variance at 1."""
    distance = np.subtract.outer(np.arange(length), np.arange(length))
    kernel = np.exp(-0.5 * (distance / sigma) ** 2)
    return (kernel / np.linalg.norm(kernel, axis=1, keepdims=True)).astype(np.float32)


def _bilinear(images: np.ndarray, rows: np.ndarray, columns: np.ndarray) -> np.ndarray:
    """Look images up between their pixels; `rows` and `columns` have the images' shape."""
    batch, height, width = images.shape
    padded = np.pad(images, ((0, 0), (1, 2), (1, 2))).ravel()  # reading outside an image gives 0
    rows, columns = np.clip(rows, -1, height) + 1, np.clip(columns, -1, width) + 1
    top, left = rows.astype(np.int32), columns.astype(np.int32)
    down, right = rows - top.astype(np.float32), columns - left.astype(np.float32)
    stride = width + 3
    corner = top * stride + left + (np.arange(batch, dtype=np.int32) * (height + 3) * stride)[:, None, None]
    upper = padded[corner] * (1 - right) + padded[corner + 1] * right
    lower = padded[corner + stride] * (1 - right) + padded[corner + stride + 1] * right
    return upper * (1 - down) + lower * down


def _as_batch(images: np.ndarray) -> np.ndarray:
    """Return images as float32 (batch, height, width), or say what is wrong with them."""
    has_shape("images", np.asarray(images), ("batch", "height", "width"))
    return np.asarray(images, np.float32)
