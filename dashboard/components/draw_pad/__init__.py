"""A pad to draw on with mouse, pen or finger, with sliders that change the drawing."""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass

from dashboard.components import register
from nnviz.digits import Strokes

_pad = register(__file__)


@dataclass(frozen=True)
class Slider:
    """One slider under the pad."""

    name: str
    label: str
    min: float
    max: float
    step: float
    unit: str
    value: float = 0.0


def draw_pad(
    channel: str,
    *,
    key: str,
    version: str,
    most_points: int,
    strokes: Strokes = (),
    photo: str | None = None,
    sliders: Sequence[Slider] = (),
    address: str = "",
    on_photo: Callable[[], None] | None = None,
    ghost: str = "",
) -> None:
    """Mount a pad that says what is drawn on "<channel>:ask" of the bus, at every move of the pen.

    What it says: `strokes` (as `nnviz.digits.rasterize` takes them), `photo`, and `changes`: the sliders' values
    by name. Strokes, photo and values given here are shown only when `version` differs from the last one the
    browser saw on this channel: what a visitor draws is never painted over by a rerun.

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        version: Names the state given by the other arguments.
        most_points: Of one drawing; where it has as many, the pen leaves no more ink.
        strokes: The first drawing.
        photo: A first image instead: the three steps of `nnviz.digits.to_mnist_steps` as gray values in base64.
        sliders: Shown under the pad.
        address: Path of the page whose Copy link writes the sliders' values, if any.
        ghost: A recording of `dashboard.components.recorded` that a hand writes on an empty pad until it is touched;
            what the network made of it is said on "<channel>:ghost", null once the pad is the visitor's.
        on_photo: Called before the next run when the visitor wants to use a photo, which a button then offers.
    """
    _pad(
        key=key,
        data={
            "channel": channel,
            "version": version,
            "strokes": strokes,
            "photo": photo,
            "sliders": [asdict(slider) for slider in sliders],
            "mostPoints": most_points,
            "address": address,
            "photographs": on_photo is not None,
            "ghost": ghost,
        },
        on_photo_change=on_photo or (lambda: None),
    )
