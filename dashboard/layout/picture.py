"""A picture: charts side by side that share browser parameters, and one set of controls for all of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.components.mirror import Control, Value, mirror
from dashboard.layout.address import lecture_mode, query_choice, query_number, version
from dashboard.pages import LecturePage

Spec = Mapping[str, Any]
LECTURE_TEXT = 20  # px, chart labels in lecture mode
LECTURE_HEIGHT = 1.28  # times as high as on the page, for charts as wide as their column


@dataclass(frozen=True)
class Tabs:
    """Charts of which one group shows at a time; the others rest until their tab is opened."""

    groups: Mapping[str, Sequence[Spec]]

    @property
    def specs(self) -> list[Spec]:
        """All charts in all tabs."""
        return [spec for group in self.groups.values() for spec in group]


Column = Spec | Sequence[Spec] | Tabs
"""One chart, several below each other, or tabs."""


def picture(
    page: LecturePage,
    *columns: Column,
    alt: str,
    widths: Sequence[float] | None = None,
    hidden: Sequence[str] = (),
    trail: str = "",
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
        *columns: Charts as Vega-Lite dicts (`chart.to_dict()`, cached, so that all visitors share it): each a
            column of its own, or a list of them below each other, or `Tabs`.
        alt: What they show, in a sentence, for those who do not see them.
        widths: Of the columns, relative; all alike by default.
        hidden: Names of parameters, without the page's prefix, that something else moves, such as a player: they get no
            control.
        trail: A text parameter (`parts.memory`), without the prefix, that collects the places of the first two
            controls.
        key: Of this picture, if a page has several.
    """
    name = f"{page.path}_{key}"
    for number, (place, column) in enumerate(
        zip(st.columns(widths or len(columns), gap="medium"), columns, strict=True)
    ):
        with place:
            _column(column, alt=alt, key=f"{name}_{number}")
    with st.container(key=f"controls_{key}"):
        mirror(
            controls(*(spec for column in columns for spec in _specs(column))),
            channel=page.path,
            key=f"{name}_mirror",
            version=version(page),
            hidden=page.words(hidden),
            trail=page.word(trail) if trail else "",
        )


def _specs(column: Column) -> Sequence[Spec]:
    if isinstance(column, Tabs):
        return column.specs
    return [column] if isinstance(column, Mapping) else column


def _column(column: Column, *, alt: str, key: str) -> None:
    if isinstance(column, Tabs):
        for number, (tab, group) in enumerate(zip(st.tabs(list(column.groups)), column.groups.values(), strict=True)):
            with tab:
                for place, spec in zip(st.columns(len(group)), group, strict=True):
                    with place:
                        show(spec, alt=alt, key=f"{key}_{number}_{group.index(spec)}")
        return
    for number, spec in enumerate(_specs(column)):
        show(spec, alt=alt, key=f"{key}_{number}")


def show(spec: Mapping[str, Any], *, alt: str, key: str) -> None:
    """Draw one chart of `nnviz.charts.parts.picture`; in lecture mode higher, and with text for the last row."""
    stretch = spec.get("width") == "container"
    if lecture_mode():
        texts = {"text_size": {"value": LECTURE_TEXT}}
        params = [param | texts.get(param["name"], {}) for param in spec.get("params", [])]
        spec = dict(spec) | {"params": params} | ({"height": LECTURE_HEIGHT * spec["height"]} if stretch else {})
    st.vega_lite_chart(with_tables_inside(spec), width="stretch" if stretch else "content", key=key, alt=alt)


def with_tables_inside(spec: Spec) -> dict[str, Any]:
    """Move a chart's tables to where Vega-Lite reads each one first.

    Streamlit would turn tables that stand apart into Arrow's format; pyarrow is 60 MB of the server's memory.
    """
    tables = dict(spec.get("datasets", {}))

    def moved(part: Any) -> Any:
        if isinstance(part, list):
            return [moved(each) for each in part]
        if not isinstance(part, Mapping) or "values" in part:  # thousands of rows, at their place already
            return part
        if part.get("name") in tables:  # the first to be read brings the rows, the others name them
            return {**part, "values": tables.pop(part["name"])}
        as_read = sorted(part, key=lambda name: ("data", "transform", name).index(name))  # a chart's layers come last
        return {name: moved(part[name]) for name in as_read}

    chart = {name: part for name, part in spec.items() if name not in ("datasets", "data")}
    shared = {"data": spec["data"]} if "data" in spec else {}  # one of the whole chart would be turned as well
    parts = "layer" if "layer" in spec else "vconcat"
    return moved(chart | {parts: [shared | part for part in spec[parts]]})


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
        return query_number(name, default=default, low=bind["min"], high=bind["max"])
    if bind["input"] == "checkbox":
        words = {"true": True, "false": False}
        return query_choice(name, words, default=str(default).lower())
    if bind["input"] == "radio":
        return query_choice(name, {option: option for option in bind["options"]}, default=default)
    return str(default)
