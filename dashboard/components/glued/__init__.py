"""Components whose browser code is not made of modules yet: their files are put one behind the other, as text."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from dashboard.components import mountable
from nnviz.charts import palette

_HERE = Path(__file__).parent


def register_glued(module: str, *, shared: Sequence[str] = ()) -> Any:
    """Register the component beside a module, from its view.html, view.css and view.js.

    Args:
        module: Its `__file__`.
        shared: Files that are put in front of view.js too, by their paths from this folder or the module's.

    Returns:
        The renderer of `st.components.v2.component`: call it to mount the component.
    """
    folder = Path(module).parent
    colours = f"const PALETTE = {json.dumps(palette.BROWSER)};\n"
    files = [_HERE / "bus.js", *(_shared(each, folder) for each in shared), folder / "view.js"]
    return mountable(folder, js=colours + "".join(file.read_text() for file in files))


def _shared(path: str, folder: Path) -> Path:
    """Return a file that several components share, or one of the component's own."""
    return _HERE / path if (_HERE / path).is_file() else folder / path
