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


def register(module: str, *, shared: Sequence[str] = ()) -> Any:
    """Register the component beside a module, from its view.html, view.css and view.js.

    Args:
        module: Its `__file__`.
        shared: Files that are put in front of view.js too, by their paths from the folder of `bus.js` or the module's.

    Returns:
        The renderer of `st.components.v2.component`: call it to mount the component.
    """
    folder = Path(module).parent
    parts = {kind: folder / f"view.{kind}" for kind in ("html", "css", "js")}
    text = {kind: path.read_text() if path.exists() else "" for kind, path in parts.items()}
    colours = f"const PALETTE = {json.dumps(palette.BROWSER)};\n"
    return st.components.v2.component(
        f"nnviz_{folder.name}",
        html=text["html"] or "<span></span>\n",
        css=_COMMON_CSS + text["css"],
        js="".join([colours, _COMMON_JS, *(_shared(each, folder).read_text() for each in shared), text["js"]]),
    )


def _shared(path: str, folder: Path) -> Path:
    """Return a file that several components share, or one of the component's own."""
    return _HERE / path if (_HERE / path).is_file() else folder / path
