"""What a hand can take hold of in a chart, declared with it: `components/mirror` serves it, the address keeps it.

```python
grips(chart, line("your line", m="lr_m", b="lr_b", turn="lr_x_mean"), x=(0, 20), y=(0, 14))
```

Every grip moves parameters that the chart binds to sliders, or to a text (`memory`) for points and bits. Mouse,
finger and arrow keys, the link, Reset, text and code follow by themselves. A place is a parameter's name, a number that
stays, `(name, plus, times)` for plus + times · parameter, or "=name" for a number that a chart reads out; a turning
point may be such a name as well.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any, TypeVar

import altair as alt

Chart = TypeVar("Chart", alt.LayerChart, alt.VConcatChart)
Grip = dict[str, Any]
Place = str | float | tuple[str, float] | tuple[str, float, float]
Pairs = Sequence[tuple[float, float]]
Span = tuple[float | str, float | str]
FOLLOWERS = ("walk", "moments")  # kinds whose parameter follows from others
STATES = ("points", "bit", "detents", "sheet", *FOLLOWERS)  # kinds whose parameter is a text
_CHANGE = re.compile(r"(\d{1,3})(?:~(-?[\d.]{1,9})~(-?[\d.]{1,9}))?")


def grips(chart: Chart, *of: Grip, x: Span, y: Span, log: bool = False, then: str = "") -> Chart:
    """Return a chart that can be grasped.

    Args:
        chart: With a slider for each parameter that its grips move.
        *of: Its grips; the first one nods, once, where nothing is touched.
        x: What its plot spans; a text names a number that the chart reads out.
        y: The same, from the lower to the upper edge.
        log: Whether x is logarithmic.
        then: A parameter that goes up by one whenever something was moved and let go.
    """
    axes = {"x": list(x), "y": list(y), "log": log}
    return chart.properties(usermeta={"grips": axes | {"then": then, "of": list(of)}})


def within(grip: Grip, *, x: Span, y: Span) -> Grip:
    """Return a grip with axes of its own, where a chart has several."""
    return grip | {"within": {"x": list(x), "y": list(y)}}


def dot(label: str, *, x: Place, y: Place, look: str = "", wheel: str = "", hint: str = "") -> Grip:
    """Return a dot; where x or y is a number, it moves along the other.

    Args:
        label: What it is called.
        x: Its place.
        y: Its place.
        look: "quiet" shows under the mouse only.
        wheel: A further parameter, which the wheel over it changes, and the keys + and −.
        hint: What the mouse is told over it.
    """
    return {"kind": "dot", "label": label, "x": x, "y": y, "look": look, "wheel": wheel, "hint": hint}


def line(label: str, *, m: str, b: str, turn: str | float) -> Grip:
    """Return a line y = m·x + b: its middle lifts it, its ends turn it around x = `turn`."""
    return {"kind": "line", "label": label, "m": m, "b": b, "turn": turn}


def curve(label: str, *, m: str, b: str) -> Grip:
    """Return a sigmoid of m·x + b: its middle shifts it, its ends set how steep it is."""
    return {"kind": "curve", "label": label, "m": m, "b": b}


def direction(label: str, *, angle: str, shift: str, reach: float) -> Grip:
    """Return a line across a plane, its normal at `angle` degrees: the middle slides it, both ends turn."""
    return {"kind": "direction", "label": label, "angle": angle, "shift": shift, "reach": reach}


def neuron(label: str, *, w1: str, w2: str, b: str, bounds: tuple[float, float]) -> Grip:
    """Return a decision boundary, which slides, and the tip of its weights, which turns it; `bounds` of the plane."""
    return {"kind": "neuron", "label": label, "w1": w1, "w2": w2, "b": b, "bounds": list(bounds)}


def box(label: str, *, left: str, top: str, width: str, height: str) -> Grip:
    """Return a box, y downwards: its body moves it, its edges and corners set its size."""
    return {"kind": "box", "label": label, "left": left, "top": top, "width": width, "height": height}


def share(label: str, *, names: Sequence[str], which: int, at: float, upright: bool, softmax: bool = False) -> Grip:
    """Return the end of a bar that shows one of several weights (e^weight if softmax) as its share of their sum."""
    kept = {"names": list(names), "which": which, "at": at, "upright": upright, "softmax": softmax}
    return {"kind": "share", "label": label} | kept


def number(label: str, *, name: str, at: tuple[float | str, float | str]) -> Grip:
    """Return a number that is written in the chart: dragged sideways it changes."""
    return {"kind": "number", "label": label, "name": name, "at": list(at)}


def bit(
    label: str, *, name: str, which: int, count: int, at: tuple[float, float], now: str, also: Mapping[str, str]
) -> Grip:
    """Return one of `count` things that are 0 or 1, such as a point's class: a click changes it.

    Args:
        label: What it is called.
        name: A text parameter: "0110".
        which: Its place in the text.
        count: How many there are.
        at: Where it is seen.
        now: What the chart reads out as the present text, with a letter before it.
        also: Other parameters that a click sets.
    """
    kept = {"name": name, "which": which, "count": count, "at": list(at), "now": now, "also": dict(also)}
    return {"kind": "bit", "label": label} | kept


def slide(label: str, *, name: str, at: tuple[str, str], by: tuple[float, float]) -> Grip:
    """Return what goes along one way, by (dx, dy) for each unit of a parameter; the chart reads out where it is."""
    return {"kind": "slide", "label": label, "name": name, "at": list(at), "by": list(by)}


def cell(label: str, *, name: str, side: int) -> Grip:
    """Return a cell of a square grid, row by row from 0; the axes count cells, y downwards."""
    return {"kind": "cell", "label": label, "name": name, "side": side}


def sheet(
    label: str, *, name: str, side: int, dark: Sequence[Sequence[str]], rows: tuple[str, int], columns: tuple[str, int]
) -> Grip:
    """Return a square image whose cells are painted; the axes count cells, y downwards.

    Args:
        label: What it is called.
        name: A text parameter: a letter for each cell, row by row, "1" ink, "0" none, "." as the image has it; empty
            where nothing was painted.
        side: Cells of its side.
        dark: Of each image that may be shown, whether its cells are dark: "0110…", in rows and columns.
        rows: The parameter that says which row of `dark` is shown, and what is added to it.
        columns: The same of its column.
    """
    kept = {"name": name, "side": side, "dark": [list(row) for row in dark]}
    return {"kind": "sheet", "label": label} | kept | {"rows": list(rows), "columns": list(columns)}


def walk(
    name: str,
    *,
    start: tuple[str, str],
    rates: Sequence[float],
    pick: str,
    steps: int,
    moments: Mapping[str, float],
    batches: Sequence[Mapping[str, float]] = (),
) -> Grip:
    """Return a descent of a line that follows in the browser from a start and with a rate that can be moved.

    Args:
        name: A text parameter, which the chart reads as "m,b,loss,slope by m,slope by b;…", a part for each step.
        start: The parameters m and b of its start.
        rates: Learning rates.
        pick: Which of them, the name of `detents`.
        steps: How many are made.
        moments: The means x, y, xx, xy and yy of the points.
        batches: The same of those that each step sees, one step more than are made; of all points if not given.
    """
    kept = {"name": name, "from": list(start), "rates": list(rates), "pick": pick, "steps": steps}
    means = {"moments": dict(moments), "batches": [dict(each) for each in batches]}
    return {"kind": "walk", "label": "walk"} | kept | means


def detents(label: str, *, name: str, values: Sequence[float], at: float, chosen: int, choice: tuple[str, ...]) -> Grip:
    """Return a handle that stands at one of several values of x; let go, it chooses on the page.

    Args:
        label: What it is called.
        name: A text parameter (`parameters.memory`), which has the number of the value.
        values: Of x.
        at: Its y.
        chosen: The number of the value that the server shows.
        choice: The key of the page's own choice, then its options, one for each value.
    """
    kept = {"name": name, "values": list(values), "at": at, "chosen": chosen, "choice": list(choice)}
    return {"kind": "detents", "label": label} | kept


def cover(label: str, *, name: str, until: float) -> Grip:
    """Return what hides a chart, with words on it, until a parameter is `until`; pressed, it sets it."""
    return {"kind": "cover", "label": label, "name": name, "until": until}


def points(label: str, *, name: str, own: Pairs, steps: tuple[float, float], least: int, most: int) -> Grip:
    """Return points: each moves in both directions, a click adds one, a double click or Delete removes one.

    Args:
        label: Each is called this and its number.
        name: A text parameter, which the chart reads as "x,y;x,y;…"; empty where nothing was moved. Each point of
            `own` has its own place, which is empty where it was removed; those that were added come after them.
        own: Where they are at first.
        steps: Of x and y.
        least: As many stay.
        most: No more are added.
    """
    kept = {"name": name, "own": [list(pair) for pair in own], "steps": list(steps), "least": least, "most": most}
    return {"kind": "points", "label": label} | kept


def moments(name: str, *, of: str) -> Grip:
    """Return what a line's fit needs of points, which follows in the browser as they are moved.

    Args:
        name: A text parameter, which the chart reads as "count,mean of x,mean of y,xx,xy,yy", the last three as sums of
            products of what they are off their means.
        of: The parameter of `points`.
    """
    return {"kind": "moments", "label": "moments", "name": name, "of": of}


def states(spec: Mapping[str, Any]) -> dict[str, Grip]:
    """Return the grips of a chart whose parameter is a text, by its name."""
    return {grip["name"]: grip for grip in _declared(spec).get("of", ()) if grip["kind"] in STATES}


def of_chart(spec: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    """Return what is declared for a chart, if anything, with the class of the box around it."""
    declared = _declared(spec)
    return [dict(declared) | {"chart": f"st-key-chart_{key}"}] if declared else []


def fits(text: str, grip: Grip, spec: Mapping[str, Any]) -> bool:
    """Whether a text from the address says something that a hand could have done.

    Example:
        >>> spec = {"usermeta": {"grips": {"x": [0, 9], "y": [0, 9], "of": []}}}
        >>> grip = points("point", name="p", own=[(1, 1), (2, 2)], steps=(0.1, 0.1), least=2, most=9)
        >>> fits("0~3~4", grip, spec), fits("0~3~99", grip, spec), fits("0", grip, spec), fits("<b>", grip, spec)
        (True, False, False, False)
    """
    if grip["kind"] == "bit":
        return re.fullmatch(rf"[01]{{{grip['count']}}}", text) is not None
    if grip["kind"] == "sheet":
        return re.fullmatch(rf"[01.]{{{grip['side'] ** 2}}}", text) is not None
    found = [_CHANGE.fullmatch(change) for change in text[:1000].split("_")]
    if not all(found):
        return False
    changes = {int(match[1]): match[2] and (match[2], match[3]) for match in found if match}
    own = len(grip["own"])
    added = [place for index, place in changes.items() if index >= own]
    left = own + len(added) - sum(not place for index, place in changes.items() if index < own)
    known = len(changes) == len(found) and all(added) and grip["least"] <= left <= grip["most"]
    return known and all(map(_inside(spec), filter(None, changes.values())))


def _inside(spec: Mapping[str, Any]) -> Any:
    axes = [_declared(spec)[axis] for axis in ("x", "y")]

    def inside(place: tuple[str, str]) -> bool:
        try:
            return all(low <= float(text) <= high for text, (low, high) in zip(place, axes, strict=True))
        except ValueError:
            return False

    return inside


def _declared(spec: Mapping[str, Any]) -> Mapping[str, Any]:
    return spec.get("usermeta", {}).get("grips", {})
