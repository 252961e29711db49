"""A visitor's drawing on its way to the networks: checked, asked, answered in bytes or in a sentence."""

import base64
import binascii
import math
from collections.abc import Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from starlette.websockets import WebSocket

from dashboard.app_pages.draw_a_digit import work
from dashboard.components.draw_pad import Slider
from dashboard.server import once, photos
from dashboard.server.questions import answer_questions
from nnviz.digits import Strokes

SLIDERS = (
    Slider("shift_x", "Shift right", -8, 8, 1, "px"),
    Slider("shift_y", "Shift down", -8, 8, 1, "px"),
    Slider("rotation", "Rotate", -60, 60, 5, "°"),
    Slider("thickness", "Thicken", -1, 2, 0.25, "px"),
    Slider("noise", "Noise", 0, 50, 5, "%"),
)

MOST_STROKES = 500  # of one drawing; a minute of fast scribbling has about 200
LARGE = 1_000  # points; with 5,000 a drawing takes twenty times as long as a digit: it waits until digits are read
NUMBERS = (float, int)  # and no bool
FAR = 1e6  # pads; beyond that it is no point

Point = tuple[float, float]

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

    strokes: tuple[tuple[Point, ...], ...] = ()
    photo: bytes | None = None
    changes: work.Changes = field(default_factory=work.Changes)
    rests: bool = False

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
        question.get("rests") is True,
    )


async def read_drawings(socket: WebSocket) -> None:
    """Answer the drawings of one visitor: `{"number": …, "strokes": …, "photo": …, "changes": …}`."""
    failed = "This drawing could not be read. Go on drawing, or clear the pad."
    await answer_questions(socket, _read, failed=failed)


def _read(visitor: str, question: Mapping[str, Any]) -> Future | None:
    """Hand a drawing to the networks; an empty pad is answered with nothing."""
    drawing = checked(question)
    if drawing.empty:
        return None
    call = partial(work.read_drawing, drawing.strokes, drawing.photo, drawing.changes, rests=drawing.rests)
    takes_long = drawing.rests or sum(map(len, drawing.strokes)) > LARGE
    return once.engine().answering.submit_for(visitor, call, seconds_left=math.inf if takes_long else 0.0)


def _strokes(value: Any) -> tuple[tuple[Point, ...], ...]:
    room = work.MOST_POINTS
    strokes = []
    for stroke in value[:MOST_STROKES] if isinstance(value, list) else []:
        points = _points(stroke, most=room)
        room -= len(points)
        if points:
            strokes.append(points)
        if not room:
            break
    return tuple(strokes)


def _points(stroke: Any, *, most: int) -> tuple[Point, ...]:
    """Return the finite points of a stroke, moved into the pad; none if one of them is no pair of numbers.

    NumPy would take longer: most strokes are short.
    """
    points = []
    try:
        for x, y in stroke[:most] if isinstance(stroke, list) else ():
            if type(x) not in NUMBERS or type(y) not in NUMBERS:
                return ()
            if 0 <= x <= 1 and 0 <= y <= 1:
                points.append((float(x), float(y)))
            elif -FAR < x < FAR and -FAR < y < FAR:  # which no NaN is
                points.append((float(x) if 0 <= x <= 1 else float(x > 1), float(y) if 0 <= y <= 1 else float(y > 1)))
    except (TypeError, ValueError):  # no pair
        return ()
    return tuple(points)


def _photo(value: Any) -> bytes | None:
    if not isinstance(value, str):
        return None
    try:
        gray = base64.b64decode(value, validate=True)
    except (binascii.Error, ValueError):
        return None
    return gray if len(gray) == photos.PHOTO_BYTES and any(gray) else None


def _changes(value: Mapping[str, Any]) -> work.Changes:
    changes = {}
    for slider in SLIDERS:
        asked = value.get(slider.name)
        if isinstance(asked, int | float) and slider.min <= asked <= slider.max:
            changes[slider.name] = float(asked)
    return work.Changes(**changes)
