"""The controls of a picture: one for each browser parameter of its charts, which all move together."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from dashboard.components import register

_mirror = register(__file__)

Value = float | bool | str


@dataclass(frozen=True)
class Control:
    """One browser parameter, bound to an input in one or more charts."""

    name: str
    label: str
    kind: str
    """"range", "checkbox", "radio", "text" for what the browser remembers and nobody sees, or "state" for what grips
    move and a link holds."""
    default: Value
    first: Value
    """Where the address wants it: its place when the picture opens, and after Try this and Reset."""
    low: float = 0.0
    high: float = 1.0
    step: float = 1.0
    options: tuple[str, ...] = ()
    own: tuple[tuple[float, float], ...] = ()
    """Of points that grips move: where they were."""
    follows: Mapping[str, Any] | None = None
    """Of a text that follows from what grips move: see `walk` and `moments` of `dashboard.layout.grips`."""


def mirror(
    controls: Sequence[Control],
    *,
    channel: str,
    key: str,
    version: str,
    hidden: Sequence[str] = (),
    trail: str = "",
    grips: Sequence[Mapping[str, Any]] = (),
    formula: str = "",
    scores: Mapping[str, str] | None = None,
) -> None:
    """Mount the controls; `dashboard.layout.picture.picture` does it for a page.

    What they say, and what a chart writes with `nnviz.charts.parts.readout`, is said on "<channel>:values" of the
    bus, which `live_text` hears; the values that a link needs on "address:<channel>" (null for a default).

    Args:
        controls: In their order on the page.
        channel: Of the page.
        key: Of the mount.
        version: Where it changes, all controls go to their first values.
        hidden: Names that something else moves, such as a player: kept alike in all charts, but not shown.
        trail: Names a text parameter that collects the visited places of the first two controls, "m,b;m,b;…".
        grips: Of each chart that has some, as `dashboard.layout.grips` declares them, with `chart`, the class of the
            box around it.
        formula: Stands above the sliders of its fields, "ŷ = «lr_m» · x + «lr_b»", in the place of their words; its
            numbers can be dragged.
        scores: Parameters that a link takes from a number that a chart reads out, once something was moved.
    """
    data = {"controls": [asdict(control) for control in controls], "channel": channel, "version": version}
    moved = {"grips": [*grips], "formula": formula, "scores": dict(scores or {})}
    _mirror(key=key, data=data | {"hidden": list(hidden), "trail": trail} | moved)
