"""Classification with two filters: the largest cell of each map, and the larger of the two decides."""

import numpy as np

from nnviz.convolution import KERNELS, Padding, convolve

FILTERS = ("horizontal edge", "vertical edge")


def strongest_responses(images: np.ndarray, *, padding: Padding = 2) -> np.ndarray:
    """Return two numbers for every image: the largest value in the map of each filter of `FILTERS`.

    Args:
        images: Numbers, shape (count, height, width).
        padding: See `nnviz.convolution.margins`. Of 2 zeros on each side a line at the left or upper edge
            needs both to lie under the right or lower end of a kernel.

    Returns:
        float64, shape (count, 2): of the horizontal and of the vertical edge filter, both 3×3.

    Raises:
        ValueError: If `images` has another shape, is empty or not finite, or no kernel fits into it.

    Example:
        >>> line = np.zeros((1, 5, 5))
        >>> line[0, :, 2] = 1
        >>> strongest_responses(line).tolist()
        [[1.0, 3.0]]
    """
    array = np.asarray(images, np.float64)
    if array.ndim != 3 or not len(array):
        raise ValueError(f"images must have shape (count, height, width), got {array.shape}")
    return np.array([[convolve(image, KERNELS[name][3], padding=padding).max() for name in FILTERS] for image in array])


def predicts_vertical(images: np.ndarray, *, padding: Padding = 2) -> np.ndarray:
    """Return whether the vertical filter's largest cell is the larger one.

    Args:
        images: As `strongest_responses` takes them.
        padding: As `strongest_responses` takes it.

    Returns:
        bool, shape (count,).

    Raises:
        ValueError: As `strongest_responses`.

    Example:
        >>> predicts_vertical(np.eye(4)[:, 0].reshape(1, 4, 1) * np.ones((1, 4, 4))).tolist()
        [False]
    """
    horizontal, vertical = strongest_responses(images, padding=padding).T
    return vertical > horizontal
