"""Pieces of browser code, one folder each; Python wrappers that mount them.

They live in the page, not in frames. What one of them says on a channel of `bus.js`, the others hear: a pad,
a picture and the link to the server need not know each other, and a picture is not sent anew to hear news.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from nnviz.charts import palette

_HERE = Path(__file__).parent
_COMMON_JS = (_HERE / "bus.js").read_text()
_COMMON_CSS = (_HERE / "common.css").read_text()


def register(name: str, *, shared: Sequence[str] = ()) -> Any:
    """Register the component in the folder `name`, from its view.html, view.css and view.js.

    Args:
        name: Of the folder.
        shared: Paths, from the folder of `bus.js`, of files that are put in front of view.js too.

    Returns:
        The renderer of `st.components.v2.component`: call it to mount the component.
    """
    parts = {kind: _HERE / name / f"view.{kind}" for kind in ("html", "css", "js")}
    text = {kind: path.read_text() if path.exists() else "" for kind, path in parts.items()}
    colours = f"const PALETTE = {json.dumps(palette.BROWSER)};\n"
    return st.components.v2.component(
        f"nnviz_{name}",
        html=text["html"] or "<span></span>\n",
        css=_COMMON_CSS + text["css"],
        js="".join([colours, _COMMON_JS, *((_HERE / each).read_text() for each in shared), text["js"]]),
    )
