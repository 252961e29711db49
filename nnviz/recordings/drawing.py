"""An eight written once and kept: the pen's path, what the CNN sees of it, and its answer, step by step.

`python -m nnviz.recordings --only drawing` asks the shipped network and writes `assets/recordings/drawing.npz`.
"""

from dataclasses import dataclass

import numpy as np

from nnviz import assets
from nnviz.digits.drawing import rasterize

ASSET = "recordings/drawing.npz"
REBUILD = "python -m nnviz.recordings --only drawing"
STEPS = 72

# Written by hand: places that the pen passes, x to the right and y down, in widths of the pad.
_EIGHT = (
    (0.66, 0.22),
    (0.50, 0.14),
    (0.36, 0.25),
    (0.42, 0.40),
    (0.56, 0.52),
    (0.66, 0.68),
    (0.50, 0.86),
    (0.34, 0.70),
    (0.44, 0.53),
    (0.58, 0.40),
    (0.65, 0.26),
    (0.62, 0.19),
)


@dataclass(frozen=True)
class DrawingRecording:
    """One stroke and the CNN's answer after every step of the pen; step 0 is the pen's first touch."""

    points: np.ndarray
    """float32, shape (steps + 1, 2): x and y of the pen, in [0, 1], y pointing down."""
    images: np.ndarray
    """uint8, shape (steps + 1, 28, 28), 0 to 255, ink bright: what the network sees at each step."""
    probabilities: np.ndarray
    """float32, shape (steps + 1, 10), every row with sum 1."""


def pen_path(places: np.ndarray, *, steps: int) -> np.ndarray:
    """Return the places of a pen that moves at constant speed along a smooth curve.

    Args:
        places: float, shape (n, 2), n ≥ 2: places that the pen passes, each different from the one before.
        steps: How many equal steps it makes, at least 1.

    Returns:
        float32, shape (steps + 1, 2), from the first place to the last.

    Example:
        >>> pen_path(np.array([[0, 0], [1, 0], [4, 0]]), steps=4)[:, 0].round(3).tolist()
        [0.0, 1.0, 2.0, 3.0, 4.0]
    """
    from scipy.interpolate import CubicSpline  # only for recording: replaying starts faster without it

    curve = CubicSpline(_way(places), places)
    fine = curve(np.linspace(0, curve.x[-1], 50 * steps))
    passed = _way(fine)
    at = np.linspace(0, passed[-1], steps + 1)
    return np.stack([np.interp(at, passed, axis) for axis in fine.T], axis=1).astype(np.float32)


def _way(places: np.ndarray) -> np.ndarray:
    """Return the way from the first place to each, along straight lines."""
    return np.r_[0, np.hypot(*np.diff(places, axis=0).T).cumsum()]


def record_drawing() -> DrawingRecording:
    """Write the eight and ask the shipped CNN at every step."""
    from nnviz.digits.classifier import load_classifier

    points = pen_path(np.array(_EIGHT), steps=STEPS)
    strokes = points.round(4).tolist()
    seen = np.stack([rasterize([strokes[: step + 1]]) for step in range(STEPS + 1)])
    images = np.round(seen * 255).astype(np.uint8)
    probabilities = load_classifier("cnn").predict(images / np.float32(255))
    return DrawingRecording(points, images, probabilities)


def load_drawing() -> DrawingRecording:
    """Return the shipped recording, without asking a network.

    Returns:
        The pen, the images and the probabilities, step by step.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as stored:
        return DrawingRecording(stored["points"], stored["images"], stored["probabilities"])


def store_drawing() -> None:
    """Write `assets/recordings/drawing.npz` and its checksum."""
    path = assets.folder() / ASSET
    path.parent.mkdir(exist_ok=True)
    np.savez_compressed(path, **vars(record_drawing()))
    assets.record_checksums(ASSET)
