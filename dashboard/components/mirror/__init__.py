"""The controls of a picture: one for each browser parameter of its charts, which all move together."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass

from dashboard.components import register

_mirror = register(__file__)

Value = float | bool | str


@dataclass(frozen=True)
class Control:
    """One browser parameter, bound to an input in one or more charts."""

    name: str
    label: str
    kind: str
    """"range", "checkbox", "radio", or "text" for what the browser remembers and nobody sees."""
    default: Value
    first: Value
    """Where the address wants it: its place when the picture opens, and after Try this and Reset."""
    low: float = 0.0
    high: float = 1.0
    step: float = 1.0
    options: tuple[str, ...] = ()


def mirror(
    controls: Sequence[Control], *, channel: str, key: str, version: str, hidden: Sequence[str] = (), trail: str = ""
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
    """
    data = {"controls": [asdict(control) for control in controls], "channel": channel, "version": version}
    _mirror(key=key, data=data | {"hidden": list(hidden), "trail": trail})
