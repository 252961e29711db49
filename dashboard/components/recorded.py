"""The recorded drawings on their way to the browser."""

import base64
import zlib
from functools import cache

import numpy as np

from dashboard.server.messages import pack
from nnviz.recordings.drawing import LAYERS, load_drawings


@cache
def recorded(*names: str) -> str:
    """Return some recordings, all if none is named, as one message of `pack`, deflated, in base64.

    recordings.js reads it. Steps are the last axis of every array: what is alike in time lies side by side, and
    becomes small.
    """
    drawings, pictures = [], {}
    for name, recording in load_drawings().items():
        if names and name not in names:
            continue
        strokes = [stroke.round(4).tolist() for stroke in recording.strokes]
        probabilities = recording.probabilities.astype(float).round(5).tolist()
        drawings.append({"name": name, "strokes": strokes, "probabilities": probabilities})
        pictures[f"{name}:seen"] = np.ascontiguousarray(np.moveaxis(recording.images, 0, -1))
        pictures |= {f"{name}:{layer}": getattr(recording, layer) for layer in LAYERS}
    return base64.b64encode(zlib.compress(pack({"drawings": drawings}, pictures), 9)).decode()
