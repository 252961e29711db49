"""Drawings written once and kept: the pen's path, what the CNN sees of it, its maps and its prediction, step by step.

`python -m nnviz.recordings --only drawing` asks the shipped network and writes `assets/recordings/drawing.npz`.
"""

import math
from dataclasses import dataclass, fields

import numpy as np

from nnviz import assets
from nnviz.digits.drawing import rasterize

ASSET = "recordings/drawing.npz"
REBUILD = "python -m nnviz.recordings --only drawing"
STEPS = 60  # of the pen, for a whole drawing
LAYERS = ("conv1", "conv2", "dense")
LEVELS = 31  # of a map, above 0: what the eye can tell apart, in half the bytes


@dataclass(frozen=True)
class _Hand:
    """Written by hand: places that the pen passes, x to the right and y down, in widths of the pad."""

    strokes: tuple[tuple[tuple[float, float], ...], ...]
    shift: int = 0
    """Pixels to the right, after the centring."""


_HANDS = {
    "eight": _Hand(
        (
            (
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
            ),
        )
    ),
    "two": _Hand(
        (((0.34, 0.26), (0.46, 0.14), (0.62, 0.2), (0.64, 0.36), (0.5, 0.58), (0.33, 0.84), (0.5, 0.84), (0.68, 0.83)),)
    ),
    "five": _Hand(
        (
            (
                (0.385, 0.15),
                (0.38, 0.3),
                (0.365, 0.43),
                (0.5, 0.4),
                (0.64, 0.5),
                (0.66, 0.68),
                (0.52, 0.84),
                (0.34, 0.8),
            ),
            ((0.385, 0.15), (0.5, 0.15), (0.66, 0.14)),
        )
    ),
    "seven-aside": _Hand((((0.27, 0.2), (0.5, 0.2), (0.74, 0.2), (0.62, 0.45), (0.5, 0.66), (0.44, 0.85)),), shift=6),
    "four-or-nine": _Hand(
        (
            ((0.36, 0.16), (0.31, 0.3), (0.3, 0.44), (0.4, 0.5), (0.55, 0.48), (0.66, 0.4)),
            ((0.6, 0.15), (0.67, 0.17), (0.67, 0.4), (0.66, 0.62), (0.64, 0.88)),
        )
    ),
    "scribble": _Hand(
        (
            tuple(
                (0.5 + 0.36 * math.sin(2.3 * t) * math.cos(0.7 * t), 0.5 + 0.36 * math.cos(3.1 * t + 0.6))
                for t in (0.05 * step for step in range(190))
            ),
        )
    ),
}


@dataclass(frozen=True)
class DrawingRecording:
    """A drawing and what the CNN made of it after every step of the pen; step 0 is the pen's first touch.

    The images do not wait for the end to be scaled and centered: each shows the ink where it lies in the finished
    drawing, so that what was written stays where it is.
    """

    points: np.ndarray
    """float32, shape (steps, 2): x and y of the pen, in [0, 1], y pointing down."""
    lengths: np.ndarray
    """int, shape (strokes,): how many of the points each stroke has."""
    images: np.ndarray
    """uint8, shape (steps, 28, 28), 0 to 255, ink bright: what the network sees at each step."""
    probabilities: np.ndarray
    """float32, shape (steps, 10), every row with sum 1."""
    conv1: np.ndarray
    """uint8, shape (16, 24, 24, steps), the steps last as neighbors in time are alike; 255 is the largest of all."""
    conv2: np.ndarray
    """uint8, shape (32, 8, 8, steps)."""
    dense: np.ndarray
    """uint8, shape (128, steps)."""

    @property
    def strokes(self) -> list[np.ndarray]:
        """The points of each stroke."""
        return np.split(self.points, np.cumsum(self.lengths)[:-1])


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


def record_drawing(name: str) -> DrawingRecording:
    """Write one of the drawings and ask the shipped CNN at every step.

    Args:
        name: "eight", "two", "five"; "seven-aside": a 7 six pixels to the right; "four-or-nine"; "scribble".

    Returns:
        The pen, the images, the maps and the probabilities, step by step.
    """
    from nnviz.digits.changes import change
    from nnviz.digits.classifier import load_classifier

    hand = _HANDS[name]
    paths = _paths(hand)
    strokes = [path.round(4).tolist() for path in paths]
    seen = [rasterize(begun, whole=strokes) for begun in _beginnings(strokes)]
    images = np.stack([np.round(change(image, shift=(hand.shift, 0)) * 255) for image in seen]).astype(np.uint8)
    network = load_classifier("cnn")
    found = [network.explain(image / np.float32(255)) for image in images]
    maps = {layer: _maps(np.stack([each.activations[layer] for each in found])) for layer in LAYERS}
    lengths = np.array([len(path) for path in paths])
    probabilities = np.stack([each.probabilities for each in found])
    return DrawingRecording(np.concatenate(paths), lengths, images, probabilities, **maps)


def _paths(hand: _Hand) -> list[np.ndarray]:
    """Return the pen's places in each stroke, as many as its share of the way."""
    ways = [_way(np.array(stroke))[-1] for stroke in hand.strokes]
    return [
        pen_path(np.array(stroke), steps=max(1, round(STEPS * way / sum(ways))))
        for stroke, way in zip(hand.strokes, ways, strict=True)
    ]


def _beginnings(strokes: list) -> list[list]:
    """Return what is written after each step."""
    return [
        [*strokes[:number], stroke[: step + 1]] for number, stroke in enumerate(strokes) for step in range(len(stroke))
    ]


def _maps(outputs: np.ndarray) -> np.ndarray:
    """Return a layer's outputs, shape (steps, …, maps), as uint8 of `LEVELS` + 1 levels, maps first and steps last."""
    levels = np.round(np.clip(outputs / outputs.max(), 0, 1) * LEVELS)
    return np.moveaxis(np.round(levels * (255 / LEVELS)).astype(np.uint8), (0, -1), (-1, 0))


def load_drawings() -> dict[str, DrawingRecording]:
    """Return the shipped recordings by name, without asking a network.

    Returns:
        Three digits, then what there is to try: a 7 aside, a 4 that could be a 9, a scribble.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.

    Example:
        >>> recording = load_drawings()["eight"]
        >>> int(recording.probabilities[-1].argmax())
        8
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as stored:
        return {
            name: DrawingRecording(**{each.name: stored[f"{name}.{each.name}"] for each in fields(DrawingRecording)})
            for name in _HANDS
        }


def store_drawings() -> None:
    """Write `assets/recordings/drawing.npz` and its checksum."""
    path = assets.folder() / ASSET
    path.parent.mkdir(exist_ok=True)
    parts = {f"{name}.{part}": array for name in _HANDS for part, array in vars(record_drawing(name)).items()}
    np.savez_compressed(path, allow_pickle=False, **parts)
    assets.record_checksums(ASSET)
