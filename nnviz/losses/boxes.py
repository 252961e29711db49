"""The Jaccard index of two boxes: intersection over union."""

import numpy as np

from nnviz._checks import as_column


def jaccard(first: np.ndarray, second: np.ndarray, *, inclusive: bool = False) -> float:
    """Return the area that two boxes share, divided by the area that they cover together.

    Args:
        first: Left, top, right, bottom; real numbers, shape (4,), in one unit, finite.
        second: The same.
        inclusive: Whether corners name the outermost pixels, so that a box from 3 to 5 is 3 wide: 1 is added to
            each side. If not, corners are places, and it is 2 wide.

    Returns:
        From 0 (they do not touch) to 1 (they are the same). As a loss: 1 minus it.

    Raises:
        ValueError: If an argument has another shape, is not finite, or its right or bottom lies before its
            left or top; or if both boxes are empty.

    Source:
        Jaccard, The distribution of the flora in the alpine zone, New Phytologist 11 (1912) 37–50. Corners that
        count in: Rosebrock, Intersection over Union for object detection, pyimagesearch.com (2016).

    Example:
        >>> jaccard([0, 0, 2, 2], [1, 1, 3, 3])  # 1 of 4 + 4 − 1
        0.14285714285714285
        >>> round(jaccard([39, 63, 203, 112], [54, 66, 198, 114], inclusive=True), 4)
        0.798
    """
    first, second = _as_box("first", first), _as_box("second", second)
    more = float(inclusive)
    shared = np.minimum(first[2:], second[2:]) - np.maximum(first[:2], second[:2]) + more  # (2,): width, height
    intersection = float(np.prod(np.maximum(shared, 0)))
    areas = [float(np.prod(box[2:] - box[:2] + more)) for box in (first, second)]
    union = sum(areas) - intersection
    if not union:
        raise ValueError("first and second are both empty: there is no union to divide by")
    return intersection / union


def _as_box(name: str, box: np.ndarray) -> np.ndarray:
    corners = as_column(name, box, of="corners")
    if corners.shape != (4,):
        raise ValueError(f"{name} must be left, top, right, bottom, got shape {corners.shape}")
    if not (corners[:2] <= corners[2:]).all():
        raise ValueError(f"{name} must end at or after its left and top, got {corners.tolist()}")
    return corners
