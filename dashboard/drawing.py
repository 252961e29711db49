"""A visitor's drawing on its way to the networks: checked, asked, answered in bytes or in a sentence."""

import base64
import binascii
import logging
import math
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import streamlit as st

from dashboard import loaders, tasks
from dashboard.components.draw_pad import Slider
from dashboard.components.link import Answer
from dashboard.engine import TaskRefused
from nnviz.assets import AssetError
from nnviz.digits import Strokes

log = logging.getLogger(__name__)

PATIENCE = 1.0  # seconds until a visitor is told that the answer takes longer
SLIDERS = (
    Slider("shift_x", "Shift right", -8, 8, 1, "px"),
    Slider("shift_y", "Shift down", -8, 8, 1, "px"),
    Slider("rotation", "Rotate", -60, 60, 5, "°"),
    Slider("thickness", "Thicken", -1, 2, 0.25, "px"),
    Slider("noise", "Noise", 0, 50, 5, "%"),
)

# Drawings to start from, by the name they have in the address.
EXAMPLES: dict[str, Strokes] = {
    "nothing": (),
    "seven": (((0.27, 0.2), (0.74, 0.2), (0.62, 0.45), (0.5, 0.66), (0.44, 0.85)),),
    "four-or-nine": (
        ((0.36, 0.16), (0.31, 0.3), (0.3, 0.44), (0.4, 0.5), (0.55, 0.48), (0.66, 0.4)),
        ((0.6, 0.15), (0.67, 0.17), (0.67, 0.4), (0.66, 0.62), (0.64, 0.88)),
    ),
    "scribble": (
        tuple(
            (0.5 + 0.36 * math.sin(2.3 * t) * math.cos(0.7 * t), 0.5 + 0.36 * math.cos(3.1 * t + 0.6))
            for t in (0.05 * step for step in range(190))
        ),
    ),
}


@dataclass(frozen=True)
class Drawing:
    """What is on a pad, safe to work with."""

    strokes: tuple[tuple[tuple[float, float], ...], ...] = ()
    photo: bytes | None = None
    changes: tasks.Changes = field(default_factory=tasks.Changes)

    @property
    def empty(self) -> bool:
        """Whether there is no ink."""
        return not self.strokes and not self.photo


def checked(question: Mapping[str, Any]) -> Drawing:
    """Take from a browser's message what makes sense, and leave out the rest: nothing in it is trusted."""
    changes = question.get("changes")
    return Drawing(
        _strokes(question.get("strokes")),
        _photo(question.get("photo")),
        _changes(changes if isinstance(changes, Mapping) else {}),
    )


def answer(drawing: Drawing) -> Answer:
    """Ask the networks, and wait for them no longer than a visitor would."""
    if drawing.empty:
        st.session_state.pop("digit_reading", None)
        return Answer()
    try:
        reading = _asked(drawing).result(PATIENCE)
    except TimeoutError:
        return Answer(waiting="The network is waking up…")
    except (AssetError, TaskRefused) as error:
        return Answer(problem=str(error))
    except Exception:  # a fragment that raises would take the link to the browser off the page
        log.exception("a drawing was not read")
        return Answer(problem="This drawing could not be read. Go on drawing, or clear the pad.")
    st.session_state["digit_reading"] = reading
    return Answer(content=reading.payload)


def _asked(drawing: Drawing) -> Future:
    """Hand a drawing to the engine, unless this visitor's same drawing is still on its way."""
    known, future = st.session_state.get("digit_asked", (None, None))
    if known != drawing or future.done():
        future = loaders.engine().answering.submit(tasks.read_drawing, drawing.strokes, drawing.photo, drawing.changes)
        st.session_state["digit_asked"] = (drawing, future)
    return future


def _strokes(value: Any) -> tuple[tuple[tuple[float, float], ...], ...]:
    room = tasks.MOST_POINTS
    strokes = []
    for stroke in value if isinstance(value, list) else []:
        points = _points(stroke)[:room]
        room -= len(points)
        if len(points):
            strokes.append(tuple(map(tuple, points.tolist())))
    return tuple(strokes)


def _points(stroke: Any) -> np.ndarray:
    """Return the finite points of a stroke, moved into the pad, shape (points, 2)."""
    try:
        points = np.asarray(stroke, np.float64)
    except (TypeError, ValueError):
        return np.empty((0, 2))
    if points.ndim != 2 or points.shape[1] != 2:
        return np.empty((0, 2))
    return np.clip(points[np.isfinite(points).all(axis=1)], 0, 1)


def _photo(value: Any) -> bytes | None:
    if not isinstance(value, str):
        return None
    try:
        grey = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return None
    return grey if len(grey) == tasks.PHOTO_BYTES and any(grey) else None


def _changes(value: Mapping[str, Any]) -> tasks.Changes:
    changes = {}
    for slider in SLIDERS:
        asked = value.get(slider.name)
        if isinstance(asked, int | float) and slider.min <= asked <= slider.max:
            changes[slider.name] = float(asked)
    return tasks.Changes(**changes)
