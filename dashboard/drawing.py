"""A visitor's drawing on its way to the networks: checked, asked, answered in bytes or in a sentence."""

import asyncio
import base64
import binascii
import json
import logging
import math
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard import loaders, tasks
from dashboard.components.draw_pad import Slider
from dashboard.engine import TaskRefused
from nnviz.assets import AssetError
from nnviz.digits import Strokes

log = logging.getLogger(__name__)

MOST_TEXT = 4_000_000  # characters of one question; 5,000 points have about 125,000
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


@dataclass(frozen=True)
class Answer:
    """What goes back to the browser: content, or a sentence instead of it."""

    content: bytes = b""
    """A message of `dashboard.tasks.pack`; empty if there is nothing to show."""
    waiting: str = ""
    """Shown until the answer follows."""
    problem: str = ""
    """Shown until something else is asked."""

    def packed(self, number: int) -> bytes:
        """Return it as a message, an answer to the question of this number."""
        words = {name: text for name in ("waiting", "problem") if (text := getattr(self, name))}
        return tasks.pack({"number": number} | words, {}) + self.content


def checked(question: Mapping[str, Any]) -> Drawing:
    """Take from a browser's message what makes sense, and leave out the rest: nothing in it is trusted."""
    changes = question.get("changes")
    return Drawing(
        _strokes(question.get("strokes")),
        _photo(question.get("photo")),
        _changes(changes if isinstance(changes, Mapping) else {}),
    )


async def read_drawings(socket: WebSocket) -> None:
    """Answer the drawings of one visitor, one after the other, for as long as the page is open.

    A route beside Streamlit's own: an answer takes the server a quarter of the time that a rerun of a fragment does,
    and the page is not drawn anew. A question is JSON, `{"number": …, "strokes": …, "photo": …, "changes": …}`; an
    answer two messages of `dashboard.tasks.pack` in one: `number` with `waiting` or `problem`, and the reading.
    """
    await socket.accept()
    with suppress(WebSocketDisconnect):  # the page was closed while an answer was on its way
        while (message := await socket.receive())["type"] == "websocket.receive":
            number, drawing = _question(message.get("text") or "")
            async for answer in _answers(drawing):
                await socket.send_bytes(answer.packed(number))


async def _answers(drawing: Drawing) -> AsyncIterator[Answer]:
    """Ask the networks; say so where they take longer than a visitor would wait."""
    if drawing.empty:
        yield Answer()
        return
    task = loaders.engine().answering.submit(tasks.read_drawing, drawing.strokes, drawing.photo, drawing.changes)
    reading = asyncio.wrap_future(task)
    done, _ = await asyncio.wait([reading], timeout=PATIENCE)
    if not done:
        yield Answer(waiting="The network is waking up…")
    try:
        yield Answer(await reading)
    except (AssetError, TaskRefused) as error:
        yield Answer(problem=str(error))
    except Exception:  # one bad drawing would end the visitor's connection
        log.exception("a drawing was not read")
        yield Answer(problem="This drawing could not be read. Go on drawing, or clear the pad.")


def _question(text: str) -> tuple[int, Drawing]:
    """Read a message; what is no question is an empty pad, which is answered with nothing."""
    try:
        question = json.loads(text) if len(text) <= MOST_TEXT else None
    except (ValueError, RecursionError):
        question = None
    if not isinstance(question, dict):
        return -1, Drawing()
    number = question.get("number")
    return number if isinstance(number, int) else -1, checked(question)


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
