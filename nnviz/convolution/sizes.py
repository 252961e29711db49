"""Padding, and how large what comes out is."""

from typing import Literal

import numpy as np

from nnviz._checks import as_array, whole

Padding = Literal["valid", "same"] | int
"""No zeros; as many as keep the size at stride 1; or so many on every side."""


def margins(size: int, *, kernel: int, stride: int = 1, padding: Padding = "valid") -> tuple[int, int]:
    """Return how many zeros stand before and after one side of an image.

    "Same" adds what makes the output ceil(size / stride) long; an odd zero goes to the bottom or right.

    Args:
        size: Pixels of the side, at least 1.
        kernel: Cells of the kernel's side, at least 1.
        stride: Pixels from one window to the next, at least 1.
        padding: "valid", "same", or the number of zeros on each side, at least 0.

    Returns:
        Zeros before and after, each at least 0.

    Raises:
        TypeError: If a number is not whole.
        ValueError: If a number is too small, or `padding` is another word.

    Example:
        >>> margins(28, kernel=3, padding="same"), margins(28, kernel=3, stride=2, padding="same")
        ((1, 1), (0, 1))
    """
    size, kernel, stride = (
        whole(name, value, least=1) for name, value in (("size", size), ("kernel", kernel), ("stride", stride))
    )
    if padding == "valid":
        return 0, 0
    if padding == "same":
        zeros = max((-(-size // stride) - 1) * stride + kernel - size, 0)
        return zeros // 2, zeros - zeros // 2
    if isinstance(padding, str):
        raise ValueError(f'padding must be "valid", "same" or a whole number, got {padding!r}')
    zeros = whole("padding", padding, least=0)
    return zeros, zeros


def output_size(size: int, *, kernel: int, stride: int = 1, padding: Padding = "valid") -> int:
    """Return how many windows fit along one side: ⌊(size + padding − kernel) / stride⌋ + 1.

    Args:
        size: Pixels of the side, at least 1.
        kernel: Cells of the kernel's side, at least 1.
        stride: Pixels from one window to the next, at least 1.
        padding: See `margins`.

    Returns:
        How many, at least 1.

    Raises:
        TypeError: If a number is not whole.
        ValueError: If a number is too small, or no window fits.

    Example:
        >>> output_size(28, kernel=3), output_size(28, kernel=5, stride=2, padding=1)
        (26, 13)
    """
    padded = size + sum(margins(size, kernel=kernel, stride=stride, padding=padding))
    if kernel > padded:
        raise ValueError(f"kernel must fit into the padded image of {padded} pixels, got {kernel}")
    return (padded - kernel) // stride + 1


def pad(image: np.ndarray, *, kernel: int, stride: int = 1, padding: Padding = "valid") -> np.ndarray:
    """Return an image with the zeros around it that `convolve` would add.

    Args:
        image: Numbers, shape (height, width) or (height, width, channels).
        kernel: Cells of the kernel's side, at least 1.
        stride: Pixels from one window to the next, at least 1.
        padding: See `margins`.

    Returns:
        float64, with as many axes as `image`.

    Raises:
        TypeError: If a number is not whole.
        ValueError: If `image` has another shape or is not finite, a number is too small, or `padding` is another word.

    Example:
        >>> pad(np.ones((1, 2)), kernel=3, padding=1).shape
        (3, 4)
    """
    array = as_array("image", image, axes=(2, 3))
    sides = [margins(size, kernel=kernel, stride=stride, padding=padding) for size in array.shape[:2]]
    return np.pad(array, sides + [(0, 0)] * (array.ndim - 2))
