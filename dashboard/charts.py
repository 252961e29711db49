"""A picture: charts side by side that share browser parameters, and one set of controls for all of them."""

import json
from collections.abc import Mapping, Sequence
from typing import Any

import altair as alt
import streamlit as st

from dashboard import layout
from dashboard.components.mirror import Control, Value, mirror
from dashboard.pages import LecturePage

Chart = alt.TopLevelMixin | Mapping[str, Any]
LECTURE_TEXT = 20  # px, chart labels in lecture mode


def picture(
    page: LecturePage,
    *charts: Chart,
    alt: str,
    widths: Sequence[float] | None = None,
    hidden: Sequence[str] = (),
    trail: str = "",
    key: str = "picture",
) -> None:
    """Show charts side by side, and below them one control for each parameter that they bind.

    ```python
    picture(page, *line_charts(name), alt="…", trail="lr_trail")
    ```

    The charts' parameters say everything: range, step, words and default. The address sets their first values
    (`?lr_m=0.5`; what is out of range gives the default and a note), Try this and Reset set them again. Equal names
    move together; a chart that is drawn anew (other data) gets the present values; where another data set has
    another range, each range keeps its own place. Dragging asks the server nothing. Numbers that a chart computes
    reach `live_text(channel=page.path)` if the chart writes them with `nnviz.charts.parts.readout`.

    Args:
        page: Where it stands.
        *charts: Altair charts, or their Vega-Lite dicts (cached in `loaders`, so that visitors share them).
        alt: What they show, in a sentence, for those who do not see them.
        widths: Of their columns, relative; all alike by default.
        hidden: Names of parameters that something else moves, such as a player: they get no control.
        trail: A text parameter (`parts.memory`) that collects the places of the first two controls.
        key: Of this picture, if a page has several.
    """
    specs = [chart if isinstance(chart, Mapping) else chart.to_dict() for chart in charts]
    for number, (column, spec) in enumerate(zip(st.columns(widths or len(specs), gap="medium"), specs, strict=True)):
        with column, st.container(key=f"{page.path}_{key}_{number}"):
            show(spec, alt=alt, key=f"{page.path}_{key}_{number}_chart")
    with st.container(key=f"controls_{key}"):
        mirror(
            controls(*specs),
            channel=page.path,
            key=f"{page.path}_{key}_mirror",
            version=layout.version(page),
            hidden=hidden,
            trail=trail,
        )


def show(spec: Mapping[str, Any], *, alt: str, key: str) -> None:
    """Draw one chart; in lecture mode with text for the last row, if it has the `text` parameter of `parts.picture`."""
    drawn = json.loads(json.dumps(spec))
    for param in drawn.get("params", []):
        if param["name"] == "text" and layout.lecture_mode():
            param["value"] = LECTURE_TEXT
    st.vega_lite_chart(drawn, width="stretch" if drawn.get("width") == "container" else "content", key=key, alt=alt)


def controls(*specs: Mapping[str, Any]) -> list[Control]:
    """Return the parameters that charts bind to inputs, each once, with the first values the address asks for."""
    bound = {param["name"]: param for spec in specs for param in spec.get("params", []) if "bind" in param}
    return [_control(param) for param in bound.values()]


def _control(param: Mapping[str, Any]) -> Control:
    name, bind, default = param["name"], param["bind"], param["value"]
    limits = {"low": bind["min"], "high": bind["max"], "step": bind["step"]} if bind["input"] == "range" else {}
    label = bind.get("name", name).strip()
    options = tuple(bind.get("options", ()))
    return Control(name, label, bind["input"], default, _first(name, bind, default), **limits, options=options)


def _first(name: str, bind: Mapping[str, Any], default: Any) -> Value:
    if bind["input"] == "range":
        return layout.query_number(name, default=default, low=bind["min"], high=bind["max"])
    if bind["input"] == "checkbox":
        words = {"true": True, "false": False}
        return layout.query_choice(name, words, default=str(default).lower())
    if bind["input"] == "radio":
        return layout.query_choice(name, {option: option for option in bind["options"]}, default=default)
    return str(default)
