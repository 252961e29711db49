"""Pieces of browser code, one folder each; Python wrappers that mount them.

They live in the page, not in frames. What one of them says on a channel of `bus.js`, the others hear: a pad,
a picture and the link to the server need not know each other, and a picture is not sent anew to hear news.
"""

import json
from pathlib import Path
from typing import Any

import streamlit as st

from dashboard.server import modules

_DASHBOARD = Path(__file__).parents[1]
_COMMON_CSS = (_DASHBOARD / "components" / "common.css").read_text()
GRIP_CSS = (_DASHBOARD / "components" / "grip.css").read_text()
"""How a handle looks, on the page and in components that have one."""

# What travels with every mount: the code itself comes once, from `dashboard.server.modules`. All modules are asked for
# at once, since a module that imports another would else be waited for before the other is asked for. While they are
# on their way, Streamlit may call again with newer data, and browsers go on with such calls in any order. Where they
# do not come, the component says so.
_STUB = """const [own, ...imported] = %s.map((path) => new URL(path, document.baseURI).href);
for (const module of imported) import(module).catch(() => {});
const newest = new WeakMap();
export default async (mount) => {
  newest.set(mount.parentElement, mount);
  const view = await import(own).catch(() => null);
  if (newest.get(mount.parentElement) !== mount) return undefined;
  if (view) return view.default(mount);
  const sorry = document.createElement("p");
  sorry.textContent = "This part of the page could not be loaded. Reload the page to try again.";
  mount.parentElement.replaceChildren(sorry);
};
"""


def register(module: str) -> Any:
    """Register the component beside a module, from its view.html, view.css and view.js.

    view.js is an ES module whose default export is made by `component` of component.js.

    Args:
        module: Its `__file__`.

    Returns:
        The renderer of `st.components.v2.component`: call it to mount the component.
    """
    folder = Path(module).parent
    text = {kind: _text(folder / f"view.{kind}") for kind in ("html", "css")}
    return st.components.v2.component(
        name_of(folder),
        html=text["html"] or "<span></span>\n",
        css=_COMMON_CSS + GRIP_CSS * ("nnviz-grip" in text["html"]) + text["css"],
        js=_STUB % json.dumps(modules.addresses_of(folder / "view.js")),
    )


def name_of(folder: Path) -> str:
    """Return what Streamlit calls the component of a folder: two pages may have folders of one name.

    Example:
        >>> name_of(Path(__file__).parent / "player")
        'nnviz_components_player'
    """
    return "_".join(["nnviz", *folder.relative_to(_DASHBOARD).parts])


def _text(file: Path) -> str:
    return file.read_text() if file.exists() else ""
