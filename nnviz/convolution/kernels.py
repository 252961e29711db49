"""Kernels to start from: edges, blur, sharpen, outline."""

import numpy as np

_EDGE = {3: (-1, 0, 1), 5: (-1, -1, 0, 1, 1)}
_EDGES = {size: np.array([row] * size, np.float64) for size, row in _EDGE.items()}


def _around(size: int, *, center: float, ring: float) -> np.ndarray:
    kernel = np.full((size, size), ring, np.float64)
    kernel[size // 2, size // 2] = center
    return kernel


KERNELS: dict[str, dict[int, np.ndarray]] = {
    "vertical edge": _EDGES,
    "horizontal edge": {size: edge.T for size, edge in _EDGES.items()},
    "blur": {size: np.full((size, size), 1 / size**2) for size in (3, 5)},
    "sharpen": {
        3: np.array([[0, -1, 0], [-1, 5, -1], [0, -1, 0]], np.float64),
        5: _around(5, center=1.96, ring=-0.04),  # twice the image minus its blur
    },
    "outline": {size: _around(size, center=size**2 - 1, ring=-1) for size in (3, 5)},
}
"""Kernels to start from, by name and size; float64, shape (size, size)."""
