"""Small images of one horizontal or vertical line each: the least that a picture can show."""

from dataclasses import dataclass

import numpy as np

from nnviz._checks import number, whole

SIDE = 8  # pixels of an image, each way
LAST_PLACE = 3  # lines lie in the rows or columns 0 to 3: the upper or the left half
MOST_SHIFT = SIDE - 1 - LAST_PLACE
KINDS = ("horizontal", "vertical")


@dataclass(frozen=True, kw_only=True)
class LineImages:
    """Images of one line each, and which way it runs."""

    images: np.ndarray
    """float32, shape (count, 8, 8), in [0, 1]; 1 is full ink."""
    y: np.ndarray
    """float32, shape (count,): 0 for a horizontal line, 1 for a vertical one."""
    places: np.ndarray
    """int, shape (count,): the row (or column) of the line, from 0."""
    source: str
    """How they were made."""
    licence: str = "Apache-2.0, as nnviz"
    """Under which terms they may be passed on."""


def lines(*, count: int = 400, noise: float = 0.55, seed: int = 0) -> LineImages:
    """Return images of full lines in the upper half (horizontal) or in the left half (vertical).

    A pixel is (1 − noise) · line + noise · u, with line 1 on the line and 0 beside it, and u even in [0, 1].

    Args:
        count: How many images, at least 2; every other line is vertical.
        noise: Share of the random gray u in the mix, 0 to 1 (not a standard deviation).
        seed: Which draw, at least 0.

    Returns:
        Images of 8×8 pixels, the first of them horizontal.

    Raises:
        ValueError: If an argument is out of range.

    Example:
        >>> pair = lines(count=2, noise=0)
        >>> pair.images[1, :3].astype(int).tolist(), pair.places.tolist()
        ([[0, 0, 1, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0, 0, 0], [0, 0, 1, 0, 0, 0, 0, 0]], [3, 2])
    """
    whole("count", count, least=2)
    number("noise", noise, least=0, most=1)
    whole("seed", seed, least=0)
    draw = np.random.default_rng(seed)
    vertical = np.arange(count) % 2 == 1
    places = draw.integers(0, LAST_PLACE + 1, count)
    along = np.arange(SIDE) == places[:, None]  # (count, 8)
    line = np.where(vertical[:, None, None], along[:, None, :], along[:, :, None])  # (count, row, column)
    images = (1 - noise) * line + noise * draw.random((count, SIDE, SIDE))
    return LineImages(
        images=images.astype(np.float32),
        y=vertical.astype(np.float32),
        places=places,
        source=f"made up by nnviz.datasets.lines: full lines of 8×8 pixels, {100 * noise:g}\u00a0% of each random, "
        f"seed {seed}",
    )


def shift_images(images: np.ndarray, pixels: int) -> np.ndarray:
    """Return images moved down and to the right; what leaves on one side comes in on the other.

    Args:
        images: Shape (count, 8, 8).
        pixels: How far, 0 to 4: beyond that the lines would come in again where they were.

    Returns:
        The same shape and dtype.

    Raises:
        ValueError: If `pixels` is out of range.

    Example:
        >>> below = shift_images(lines(count=2, noise=0).images, 4)[0]
        >>> below.sum(axis=1).astype(int).tolist()
        [0, 0, 0, 0, 0, 0, 0, 8]
    """
    whole("pixels", pixels, least=0, most=MOST_SHIFT)
    return np.roll(images, (pixels, pixels), axis=(-2, -1))


def pixel_order(*, seed: int = 0) -> np.ndarray:
    """Return a fixed disorder: which pixel of an image, 0 to 63 row by row, stands at each place of a shuffled one.

    Args:
        seed: Which disorder, at least 0.

    Returns:
        A permutation of 0 to 63, int64, shape (64,).

    Example:
        >>> sorted(pixel_order().tolist()) == list(range(64))
        True
    """
    return np.random.default_rng(seed).permutation(SIDE * SIDE)


def shuffle_pixels(images: np.ndarray, *, seed: int = 0) -> np.ndarray:
    """Return images whose pixels are in the disorder of `pixel_order`, the same for every image.

    Args:
        images: Shape (count, 8, 8).
        seed: Which disorder, at least 0.

    Returns:
        The same shape and dtype.

    Example:
        >>> pair = lines(count=2).images
        >>> bool(np.isclose(shuffle_pixels(pair).sum(), pair.sum()))
        True
    """
    return images.reshape(len(images), -1)[:, pixel_order(seed=seed)].reshape(images.shape)
