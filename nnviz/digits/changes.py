"""Small changes to a digit's image, after it was centered: does the network still read it?"""

import numpy as np
import scipy

from nnviz._checks import has_shape, number


def change(
    image: np.ndarray,
    *,
    shift: tuple[float, float] = (0.0, 0.0),
    rotation: float = 0.0,
    thickness: float = 0.0,
    noise: float = 0.0,
    seed: int = 0,
) -> np.ndarray:
    """Return an image thickened, rotated, shifted and made noisy, in this order.

    Args:
        image: float, shape (height, width), in [0, 1], ink bright.
        shift: Pixels to the right and down; what leaves the image is lost.
        rotation: Degrees, clockwise, round the middle of the image.
        thickness: Pixels added to (or, below 0, taken off) each side of every stroke.
        noise: Standard deviation of normal noise added to every pixel, in units of the ink.
        seed: Of the noise.

    Returns:
        float32, the same shape, in [0, 1].

    Raises:
        ValueError: If a number is not finite, `noise` is negative, or `image` is not a gray image.
    """
    changed: np.ndarray = np.asarray(image, np.float32)
    has_shape("image", changed, ("height", "width"), empty=False)
    for name, value in (("shift", shift[0]), ("shift", shift[1]), ("rotation", rotation), ("thickness", thickness)):
        number(name, value)
    number("noise", noise, least=0)
    if thickness:
        changed = _thicken(changed, thickness)
    if rotation or any(shift):
        changed = _move(changed, shift, np.radians(rotation))
    if noise:
        changed = changed + np.random.default_rng(seed).normal(0, noise, changed.shape)
    return np.clip(changed, 0, 1).astype(np.float32)


def _thicken(image: np.ndarray, pixels: float) -> np.ndarray:
    """Widen strokes by whole pixels, and mix the last two steps for the rest."""
    step = scipy.ndimage.grey_dilation if pixels > 0 else scipy.ndimage.grey_erosion
    cross = scipy.ndimage.generate_binary_structure(2, 1)
    whole, rest = divmod(abs(pixels), 1)
    for _ in range(int(whole)):
        image = step(image, footprint=cross)
    return (1 - rest) * image + rest * step(image, footprint=cross) if rest else image


def _move(image: np.ndarray, shift: tuple[float, float], angle: float) -> np.ndarray:
    """Rotate round the middle, then shift; bilinear, empty outside."""
    cosine, sine = np.cos(angle), np.sin(angle)
    back = np.array([[cosine, -sine], [sine, cosine]])  # from a pixel of the result to where it came from
    middle = (np.array(image.shape) - 1) / 2
    offset = middle - back @ (middle + np.array([shift[1], shift[0]]))
    return scipy.ndimage.affine_transform(image, back, offset, order=1)
