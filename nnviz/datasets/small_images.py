"""Images of a few pixels, small enough to read every number: made up from a seed, and one photograph."""

from dataclasses import dataclass

import numpy as np

from nnviz import assets
from nnviz._checks import number, whole

CAT, REBUILD_CAT = "cat.npy", "python -m nnviz.recordings --only cat"
SHORTEST = 5  # pixels of a line


@dataclass(frozen=True)
class LineSegments:
    """Images with one line each, and which way it runs."""

    images: np.ndarray
    """float32, shape (count, side, side), in [0, 1], the line bright."""
    vertical: np.ndarray
    """bool, shape (count,): whether the line is vertical; every second one is."""
    grain: np.ndarray
    """float32, shape (count, side, side): standard normal noise, of which `images` holds `noise` times as much."""


def line_segments(*, count: int = 40, side: int = 8, noise: float = 0.0, seed: int = 0) -> LineSegments:
    """Return images of one horizontal or vertical line, one pixel wide, anywhere in the image.

    Args:
        count: How many images, at least 1.
        side: Pixels of an image's side, at least 5.
        noise: Standard deviation of the normal noise added to every pixel; what leaves [0, 1] is cut off.
        seed: Which draw, at least 0.

    Returns:
        The images, every second one with a vertical line, and the noise in them.

    Raises:
        ValueError: If an argument is too small.

    Example:
        >>> line_segments(count=2).images.sum(axis=(1, 2)).tolist()
        [8.0, 7.0]
    """
    whole("count", count, least=1)
    whole("side", side, least=SHORTEST)
    number("noise", noise, least=0)
    whole("seed", seed, least=0)
    random = np.random.default_rng(seed)
    clean = np.zeros((count, side, side), np.float32)
    for image in clean:
        length = random.integers(SHORTEST, side + 1)
        place, start = random.integers(side), random.integers(side - length + 1)
        image[place, start : start + length] = 1
    vertical = np.arange(count) % 2 == 1
    clean[vertical] = clean[vertical].swapaxes(1, 2)
    grain = random.normal(size=clean.shape).astype(np.float32)
    return LineSegments(np.clip(clean + np.float32(noise) * grain, 0, 1), vertical, grain)


def traffic_light() -> np.ndarray:
    """Return a made-up color image: one green light under a red and a yellow one.

    Returns:
        float32, shape (8, 8, 3), red, green and blue in [0, 1].

    Example:
        >>> traffic_light()[5, 3].tolist()
        [0.0, 0.800000011920929, 0.4000000059604645]
    """
    image = np.full((8, 8, 3), 0.2, np.float32)
    for top, color in ((0, (0.9, 0.1, 0.1)), (3, (1.0, 0.8, 0.0)), (5, (0.0, 0.8, 0.4))):
        image[top : top + 2 + (top == 5), 3:5] = color
    return image


def cat() -> np.ndarray:
    """Return a photograph: the face of the cat Chelsea.

    Returns:
        uint8, shape (28, 28), gray values from 0, black, to 255, white.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.

    Source:
        Stefan van der Walt, through the package scikit-image (`skimage.data.chelsea`); CC0 1.0.
    """
    return np.load(assets.checked_path(CAT, rebuild=REBUILD_CAT), allow_pickle=False)


def store_cat() -> None:
    """Write `assets/cat.npy` and its checksum; needs scikit-image, but no internet."""
    from PIL import Image, ImageOps
    from skimage.data import chelsea

    face = Image.fromarray(chelsea()).convert("L").crop((105, 10, 385, 290))
    small = face.resize((28, 28), Image.Resampling.LANCZOS)
    np.save(assets.folder() / CAT, np.asarray(ImageOps.autocontrast(small, cutoff=1)), allow_pickle=False)
    assets.record_checksums(CAT)
