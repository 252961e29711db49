"""A picture: charts side by side that share browser parameters, and one set of controls for all of them."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import altair as alt
import streamlit as st

from dashboard.components.mirror import Control, Value, mirror
from dashboard.layout import colors, grips
from dashboard.layout.address import lecture_mode, query_choice, query_number, query_text, version
from dashboard.pages import LecturePage

Spec = Mapping[str, Any]
TEXT, LECTURE_TEXT = 13, 20  # px, chart labels on the page and in lecture mode, at 1280×720
PADDING = {"top": 6, "bottom": 2, "left": 2, "right": 8}  # px, around a chart; Streamlit's own is 20 below
# Times as large as at 1280×720, as --s in tokens.css; asked again when the chart's height changes.
_LARGER = "windowSize()[0] >= {width} && windowSize()[1] >= {height}"
GROWN = (
    f"(height && {_LARGER.format(width=1800, height=900)} ? 1.42 : {_LARGER.format(width=1500, height=800)} ? 1.2 : 1)"
)


def specification(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """Return a chart as Vega-Lite. Altair's own check of it takes a third of the time: it is left to the tests."""
    return chart.to_dict(validate=False)


@dataclass(frozen=True)
class Tabs:
    """Charts of which one group, below each other, shows at a time; the others rest until their tab is opened."""

    groups: Mapping[str, Sequence[Spec]]


Column = Spec | Sequence[Spec] | Tabs
"""One chart, several below each other, or tabs."""


def picture(
    page: LecturePage,
    *columns: Column,
    alt: str,
    widths: Sequence[float] | None = None,
    hidden: Sequence[str] = (),
    trail: str = "",
    parts: Sequence[str] = (),
    formula: str = "",
    score: Mapping[str, str] | None = None,
    key: str = "picture",
) -> None:
    """Show charts side by side, and below them one control for each parameter that they bind.

    ```python
    picture(PAGE, *charts(data), alt="…", trail="trail")
    ```

    The charts' parameters say everything: range, step, words and default. The address sets their first values
    (`?lr_m=0.5`; what is out of range gives the default and a note), Try this and Reset set them again. Equal names
    move together; a chart that is drawn anew (other data) gets the present values; where another data set has
    another range, each range keeps its own place. Dragging asks the server nothing. Numbers that a chart computes
    reach `live_text(channel=page.path)` if the chart writes them with `nnviz.charts.parts.readout`.

    Args:
        page: Where it stands.
        *columns: Charts as Vega-Lite dicts (`specification(chart)`, cached, so that all visitors share it): each a
            column of its own, or a list of them below each other, or `Tabs`.
        alt: What they show, in a sentence, for those who do not see them.
        widths: Of the columns, relative; all alike by default.
        hidden: Names of parameters, without the page's prefix, that something else moves, such as a player: they get no
            control.
        trail: A text parameter (`parameters.memory`), without the prefix, that collects the places of the first two
            controls.
        parts: What the page's story calls the columns.
        formula: Stands above the sliders of its fields, such as "ŷ = «m» · x + «b»", without the prefix.
        score: Parameters that a link takes from a number that a chart reads out, without the prefix: a score to beat.
        key: Of its charts and controls, where each view has its own: two views with one key keep what they share.
    """
    name = f"{page.path}_{key}"
    with st.container(key="picture", height="stretch"):
        if parts:
            st.html(f"<style>{' '.join(map(_fading, parts))}</style>")
        places = st.columns(widths or len(columns), gap="small")
        for number, (place, column) in enumerate(zip(places, columns, strict=True)):
            part = parts[number] if parts else number
            with place.container(key=f"part_{part}", height="stretch"):
                _column(column, alt=alt, key=f"{name}_{number}")
    keyed = [pair for number, column in enumerate(columns) for pair in _keyed(column, f"{name}_{number}")]
    with st.container(key=f"controls_{key}"):
        mirror(
            controls(*(spec for _, spec in keyed)),
            channel=page.path,
            key=f"{name}_mirror",
            version=version(page),
            hidden=page.words(hidden),
            trail=page.word(trail) if trail else "",
            grips=[declared for key, spec in keyed for declared in grips.of_chart(spec, key)],
            scores=page.own(**{name: page.word(read) for name, read in (score or {}).items()}),
            formula=re.sub(r"«(\w+)", lambda field: f"«{page.word(field[1])}", formula),
        )


def _fading(part: str) -> str:
    """Return the rule by which a part steps back while a story speaks of another one."""
    return f".st-key-part_{part} {{ opacity: var(--dim-{part}, 1); transition: opacity var(--move) var(--ease); }}"


def _keyed(column: Column, key: str) -> list[tuple[str, Spec]]:
    """Return the charts of a column, each with its key."""
    if isinstance(column, Tabs):
        return [
            pair for number, group in enumerate(column.groups.values()) for pair in _keyed(group, f"{key}_{number}")
        ]
    return [
        (f"{key}_{number}", spec) for number, spec in enumerate([column] if isinstance(column, Mapping) else column)
    ]


def _column(column: Column, *, alt: str, key: str) -> None:
    if isinstance(column, Tabs):
        for number, (tab, group) in enumerate(zip(st.tabs(list(column.groups)), column.groups.values(), strict=True)):
            with tab:
                _column(group, alt=alt, key=f"{key}_{number}")
        return
    for each, spec in _keyed(column, key):
        show(spec, alt=alt, key=each)


def show(spec: Mapping[str, Any], *, alt: str, key: str) -> None:
    """Draw one chart of `nnviz.charts.parts.picture`, with text for the screen, and for the last row in a lecture.

    One as wide as its column is as high as the stage lets it; several in a column share its height.
    """
    stretch = spec.get("width") == "container"
    text = {"name": "text_size", "expr": f"{LECTURE_TEXT if lecture_mode() else TEXT} * {GROWN}"}
    params = [text if param["name"] == "text_size" else param for param in spec.get("params", [])]
    with st.container(key=f"chart_{key}", height="stretch" if stretch else "content"):
        st.vega_lite_chart(
            as_streamlit_takes_it(with_signals(spec) | {"params": params, "padding": PADDING}),
            width="stretch" if stretch else "content",
            height="stretch" if stretch else "content",
            key=key,
            alt=alt,
        )


def with_signals(spec: Spec) -> dict[str, Any]:
    """Let a chart write what its parameters are into a text that nobody sees: "signals|name=value|…".

    The mirror compares them with the controls. A text parameter, such as a trail, is left out.
    """
    moved = [name for name, grip in grips.states(spec).items() if grip["kind"] not in grips.FOLLOWERS]
    bound = [
        param["name"]
        for param in spec.get("params", [])
        if param["name"] in moved or param.get("bind", {}).get("input", "text") != "text"
    ]
    told = "'signals" + "".join(f"|{name}=' + {name} + '" for name in bound) + "'"
    layer = {
        "data": {"values": [{}]},
        "mark": {"type": "text", "fontSize": 0, "opacity": 0},
        "encoding": {
            "x": {"value": 0},
            "y": {"value": 0},
            "text": {"value": {"expr": told}},
        },
    }
    if "layer" in spec:
        return {**spec, "layer": [*spec["layer"], layer]}
    first, *others = spec["vconcat"]
    return {**spec, "vconcat": [{**first, "layer": [*first["layer"], layer]}, *others]}


def as_streamlit_takes_it(spec: Spec) -> dict[str, Any]:
    """Move a chart's tables to where Vega-Lite reads each one first, and let its colors follow the theme.

    Streamlit would turn tables that stand apart into Arrow's format; pyarrow is 60 MB of the server's memory.
    """
    tables = dict(spec.get("datasets", {}))

    def moved(part: Any) -> Any:
        if isinstance(part, list):
            return [moved(each) for each in part]
        if isinstance(part, str):
            return colors.themed(part)
        if not isinstance(part, Mapping) or "values" in part:  # thousands of rows, at their place already
            return part
        if colors.is_ramp(part):
            return part
        if part.get("name") in tables:  # the first to be read brings the rows, the others name them
            return {**part, "values": tables.pop(part["name"])}
        as_read = sorted(part, key=lambda name: ("data", "transform", name).index(name))  # a chart's layers come last
        return {name: moved(part[name]) for name in as_read}

    chart = {name: part for name, part in spec.items() if name not in ("datasets", "data", "usermeta")}
    shared = {"data": spec["data"]} if "data" in spec else {}  # one of the whole chart would be turned as well
    parts = "layer" if "layer" in spec else "vconcat"
    return moved(chart | {parts: [shared | part for part in spec[parts]]})


def controls(*specs: Mapping[str, Any]) -> list[Control]:
    """Return the parameters that charts bind to inputs, each once, with the first values the address asks for."""
    bound = {param["name"]: param for spec in specs for param in spec.get("params", []) if "bind" in param}
    moved = {name: (grip, spec) for spec in specs for name, grip in grips.states(spec).items()}
    return [_state(*moved[name]) if name in moved else _control(param) for name, param in bound.items()]


def _state(grip: grips.Grip, spec: Spec) -> Control:
    """Return what grips move without a slider: the address has it as a text, which is empty at first."""
    if grip["kind"] == "detents":
        return Control(grip["name"], grip["label"], "text", str(grip["chosen"]), str(grip["chosen"]))
    if grip["kind"] in grips.FOLLOWERS:
        return Control(grip["name"], grip["label"], "text", "", "", follows=grip)
    first = query_text(grip["name"], fits=lambda text: grips.fits(text, grip, spec))
    own = tuple((x, y) for x, y in grip.get("own", ()))
    return Control(grip["name"], grip["label"], "state", "", first, own=own)


def _control(param: Mapping[str, Any]) -> Control:
    name, bind, default = param["name"], param["bind"], param["value"]
    limits = {"low": bind["min"], "high": bind["max"], "step": bind["step"]} if bind["input"] == "range" else {}
    label = bind.get("name", name).strip()
    options = tuple(bind.get("options", ()))
    return Control(name, label, bind["input"], default, _first(name, bind, default), **limits, options=options)


def _first(name: str, bind: Mapping[str, Any], default: Any) -> Value:
    if bind["input"] == "range":
        return query_number(name, default=default, low=bind["min"], high=bind["max"])
    if bind["input"] == "checkbox":
        words = {"true": True, "false": False}
        return query_choice(name, words, default=str(default).lower())
    if bind["input"] == "radio":
        return query_choice(name, {option: option for option in bind["options"]}, default=default)
    return str(default)
