"""A kernel that slides over an image: all its sums, or one of them with everything it is made of.

Like Keras, `convolve` computes a cross-correlation: the kernel is not flipped before it slides.
"""

from dataclasses import dataclass

import numpy as np

from nnviz._checks import as_array, number, whole
from nnviz.convolution.sizes import Padding, output_size, pad


@dataclass(frozen=True)
class Step:
    """One place of the sliding window: everything that its sum is made of."""

    window: np.ndarray
    """float64, shape (kernel, kernel, channels): what lies under the kernel, padding included."""
    products: np.ndarray
    """float64, shape (kernel, kernel, channels): window × kernel, cell by cell."""
    sums: np.ndarray
    """float64, shape (channels,): the products of each channel added up."""
    total: float
    """All sums and the bias: the output cell."""


def convolve(
    image: np.ndarray, kernel: np.ndarray, *, bias: float = 0.0, stride: int = 1, padding: Padding = "valid"
) -> np.ndarray:
    """Slide a kernel over an image and return the sum at every place, as `keras.layers.Conv2D` with one filter does.

    Args:
        image: Numbers, shape (height, width) or (height, width, channels).
        kernel: Numbers, shape (size, size), or (size, size, channels) for an image with channels.
        bias: Added to every sum, once, however many channels there are.
        stride: Pixels from one window to the next, at least 1.
        padding: See `margins`.

    Returns:
        float64, shape (height, width) as `output_size` says: one map, the channels are added up.

    Raises:
        TypeError: If `stride` or `padding` is not whole.
        ValueError: If shapes do not fit, a number is not finite or too small, or no window fits.

    Example:
        >>> from nnviz.convolution import KERNELS
        >>> edge = np.array([[0, 0, 1, 1]] * 3)
        >>> convolve(edge, KERNELS["vertical edge"][3])
        array([[3., 3.]])
    """
    windows, weights = _windows(image, kernel, stride=stride, padding=padding)
    return np.einsum("yxcij,ijc->yx", windows, weights) + number("bias", bias)


def step(
    image: np.ndarray,
    kernel: np.ndarray,
    *,
    row: int,
    column: int,
    bias: float = 0.0,
    stride: int = 1,
    padding: Padding = "valid",
) -> Step:
    """Return what one cell of `convolve` is computed from.

    Args:
        image: Numbers, shape (height, width) or (height, width, channels).
        kernel: Numbers, shape (size, size), or (size, size, channels) for an image with channels.
        row: Of the output cell, from 0.
        column: Of the output cell, from 0.
        bias: Added to the sum.
        stride: Pixels from one window to the next, at least 1.
        padding: See `margins`.

    Returns:
        Window, products and sums of that cell.

    Raises:
        TypeError: If a whole number is expected and another thing comes.
        ValueError: If the output has no such cell, shapes do not fit, a number is not finite or too small, or no
            window fits.

    Example:
        >>> one = step(np.eye(3), np.full((3, 3), 2.0), row=0, column=0, bias=0.5)
        >>> one.products[..., 0].tolist(), one.total
        ([[2.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 2.0]], 6.5)
    """
    windows, weights = _windows(image, kernel, stride=stride, padding=padding)
    for name, place, size in (("row", row, windows.shape[0]), ("column", column, windows.shape[1])):
        whole(name, place, least=0, most=size - 1, why="the last one")
    window = np.moveaxis(windows[row, column], 0, -1)
    products = window * weights
    sums = products.sum(axis=(0, 1))
    return Step(window, products, sums, float(sums.sum() + number("bias", bias)))


def _windows(image: np.ndarray, kernel: np.ndarray, *, stride: int, padding: Padding) -> tuple[np.ndarray, np.ndarray]:
    """Return every window, shape (rows, columns, channels, size, size), and the kernel, (size, size, channels)."""
    array, weights = as_array("image", image, axes=(2, 3)), as_array("kernel", kernel, axes=(2, 3))
    if weights.ndim != array.ndim or weights.shape[2:] != array.shape[2:]:
        raise ValueError(f"kernel must have the image's channels, {array.shape[2:]}, got {weights.shape[2:]}")
    size = weights.shape[0]
    if weights.shape[1] != size:
        raise ValueError(f"kernel must be as wide as high, got shape {weights.shape}")
    for side in array.shape[:2]:
        output_size(side, kernel=size, stride=stride, padding=padding)
    padded = pad(array, kernel=size, stride=stride, padding=padding)
    planes, weights = (each if each.ndim == 3 else each[..., None] for each in (padded, weights))
    windows = np.lib.stride_tricks.sliding_window_view(planes, (size, size), axis=(0, 1))
    return windows[::stride, ::stride], weights
