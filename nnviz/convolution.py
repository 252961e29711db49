"""Padding, convolution and pooling in plain NumPy, one step at a time: equal to Keras' layers, and open to look at.

Like Keras, `convolve` computes a cross-correlation: the kernel is not flipped before it slides.
"""

import operator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np

Padding = Literal["valid", "same"] | int
"""No zeros; as many as keep the size at stride 1; or so many on every side."""

_EDGE = {3: (-1, 0, 1), 5: (-1, -1, 0, 1, 1)}
_EDGES = {size: np.array([row] * size, np.float64) for size, row in _EDGE.items()}


def _around(size: int, *, centre: float, ring: float) -> np.ndarray:
    kernel = np.full((size, size), ring, np.float64)
    kernel[size // 2, size // 2] = centre
    return kernel


KERNELS: dict[str, dict[int, np.ndarray]] = {
    "vertical edge": _EDGES,
    "horizontal edge": {size: edge.T for size, edge in _EDGES.items()},
    "blur": {size: np.full((size, size), 1 / size**2) for size in (3, 5)},
    "sharpen": {
        3: np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]], np.float64),
        5: _around(5, centre=1.96, ring=-0.04),  # twice the image minus its blur
    },
    "outline": {size: _around(size, centre=size**2 - 1, ring=-1) for size in (3, 5)},
}
"""Kernels to start from, by name and size; float64, shape (size, size)."""


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


@dataclass(frozen=True)
class Pooled:
    """A pooled map, and where its values come from."""

    values: np.ndarray
    """float64, shape (height, width)."""
    winners: np.ndarray | None
    """int64, shape (height, width, 2): row and column in the map of each largest value; None for the mean."""


def margins(size: int, *, kernel: int, stride: int = 1, padding: Padding = "valid") -> tuple[int, int]:
    """Return how many zeros stand before and after one side of an image.

    "Same" adds what makes the output ceil(size / stride) long; an odd zero goes to the bottom or right.

    Args:
        size: Pixels of the side, at least 1.
        kernel: Cells of the kernel's side, at least 1.
        stride: Pixels from one window to the next, at least 1.
        padding: "valid", "same", or the number of zeros on each side, at least 0.

    Raises:
        TypeError: If a number is not whole.
        ValueError: If a number is too small, or `padding` is another word.

    Example:
        >>> margins(28, kernel=3, padding="same"), margins(28, kernel=3, stride=2, padding="same")
        ((1, 1), (0, 1))
    """
    size, kernel, stride = (
        _whole(name, value, least=1) for name, value in (("size", size), ("kernel", kernel), ("stride", stride))
    )
    if padding == "valid":
        return 0, 0
    if padding == "same":
        zeros = max((-(-size // stride) - 1) * stride + kernel - size, 0)
        return zeros // 2, zeros - zeros // 2
    if isinstance(padding, str):
        raise ValueError(f'padding must be "valid", "same" or a whole number, got {padding!r}')
    zeros = _whole("padding", padding, least=0)
    return zeros, zeros


def output_size(size: int, *, kernel: int, stride: int = 1, padding: Padding = "valid") -> int:
    """Return how many windows fit along one side: ⌊(size + padding − kernel) / stride⌋ + 1.

    Args:
        size: Pixels of the side, at least 1.
        kernel: Cells of the kernel's side, at least 1.
        stride: Pixels from one window to the next, at least 1.
        padding: See `margins`.

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
        ValueError: If `image` has another shape or is not finite, or see `margins`.

    Example:
        >>> pad(np.ones((1, 2)), kernel=3, padding=1).shape
        (3, 4)
    """
    array = _finite("image", image, axes=(2, 3))
    sides = [margins(size, kernel=kernel, stride=stride, padding=padding) for size in array.shape[:2]]
    return np.pad(array, sides + [(0, 0)] * (array.ndim - 2))


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
        >>> edge = np.array([[0, 0, 1, 1]] * 3)
        >>> convolve(edge, KERNELS["vertical edge"][3])
        array([[3., 3.]])
    """
    windows, weights = _windows(image, kernel, stride=stride, padding=padding)
    return np.einsum("yxcij,ijc->yx", windows, weights) + _number("bias", bias)


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
        image: As `convolve` takes it.
        kernel: As `convolve` takes it.
        row: Of the output cell, from 0.
        column: Of the output cell, from 0.
        bias: Added to the sum.
        stride: Pixels from one window to the next, at least 1.
        padding: See `margins`.

    Raises:
        TypeError: If a whole number is expected and another thing comes.
        ValueError: If the output has no such cell, or see `convolve`.

    Example:
        >>> one = step(np.eye(3), np.full((3, 3), 2.0), row=0, column=0, bias=0.5)
        >>> one.products[..., 0].tolist(), one.total
        ([[2.0, 0.0, 0.0], [0.0, 2.0, 0.0], [0.0, 0.0, 2.0]], 6.5)
    """
    windows, weights = _windows(image, kernel, stride=stride, padding=padding)
    for name, place, size in (("row", row, windows.shape[0]), ("column", column, windows.shape[1])):
        if _whole(name, place, least=0) >= size:
            raise ValueError(f"{name} must be less than {size}, got {place}")
    window = np.moveaxis(windows[row, column], 0, -1)
    products = window * weights
    sums = products.sum(axis=(0, 1))
    return Step(window, products, sums, float(sums.sum() + _number("bias", bias)))


def pool(feature_map: np.ndarray, *, kind: Literal["max", "mean"] = "max", size: int = 2) -> Pooled:
    """Keep one number of every block, as `MaxPooling2D` and `AveragePooling2D` do; a row or column left over is lost.

    Args:
        feature_map: Numbers, shape (height, width).
        kind: "max" keeps the largest, the first of several; "mean" the average.
        size: Cells of a block's side and from one block to the next, at least 1.

    Raises:
        TypeError: If `size` is not whole.
        ValueError: If the map has another shape, is not finite or smaller than a block, or `kind` is another word.

    Example:
        >>> pooled = pool(np.array([[1, 5], [2, 4]]))
        >>> pooled.values.item(), pooled.winners[0, 0].tolist(), pool(np.eye(2), kind="mean").values.item()
        (5.0, [0, 1], 0.5)
    """
    array = _finite("feature_map", feature_map, axes=(2,))
    if kind not in ("max", "mean"):
        raise ValueError(f'kind must be "max" or "mean", got {kind!r}')
    size = _whole("size", size, least=1)
    height, width = (side // size for side in array.shape)
    if not height or not width:
        raise ValueError(f"size must fit into the map of shape {array.shape}, got {size}")
    blocks = array[: height * size, : width * size].reshape(height, size, width, size).swapaxes(1, 2)
    cells = blocks.reshape(height, width, size * size)  # (block row, block column, cell)
    if kind == "mean":
        return Pooled(cells.mean(axis=-1), None)
    won = cells.argmax(axis=-1)
    inside = np.stack([won // size, won % size], axis=-1)
    corners = size * np.moveaxis(np.indices((height, width)), 0, -1)
    return Pooled(cells.max(axis=-1), corners + inside)


def _windows(image: Any, kernel: Any, *, stride: int, padding: Padding) -> tuple[np.ndarray, np.ndarray]:
    """Return every window, shape (rows, columns, channels, size, size), and the kernel, (size, size, channels)."""
    array, weights = _finite("image", image, axes=(2, 3)), _finite("kernel", kernel, axes=(2, 3))
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


def _finite(name: str, values: Any, *, axes: tuple[int, ...]) -> np.ndarray:
    array = np.asarray(values, np.float64)
    if array.ndim not in axes or not array.size:
        raise ValueError(f"{name} must have {' or '.join(map(str, axes))} axes and no empty one, got {array.shape}")
    if not np.isfinite(array).all():
        raise ValueError(f"{name} must be finite, got NaN or infinity in it")
    return array


def _number(name: str, value: float) -> float:
    if not np.isfinite(value):
        raise ValueError(f"{name} must be finite, got {value}")
    return float(value)


def _whole(name: str, value: Any, *, least: int) -> int:
    try:
        number = operator.index(value)
    except TypeError:
        raise TypeError(f"{name} must be a whole number, got {value!r}") from None
    if number < least:
        raise ValueError(f"{name} must be at least {least}, got {value}")
    return number
