"""The code panels: files of their own in a page's folder, with the picture's present numbers in them."""

import re
import textwrap
from collections.abc import Iterable

from dashboard.pages import LecturePage

CODE_WIDTH = 90  # letters in a line


def panel_of(page: LecturePage, name: str, **lines: str) -> str:
    """Return the template of a code panel: a file of its own, so that the tools read it as code.

    Args:
        page: Whose code.
        name: Of the file in the page's folder `panels`.
        **lines: What stands on the right of the first `name = …` instead: present data, or fields of `live_text`.
    """
    code = (page.folder / "panels" / f"{name}.py").read_text()
    for variable, value in lines.items():
        before, line, after = re.split(rf"^({variable} = ).*$", code, maxsplit=1, flags=re.M)
        code = before + line + value + after
    return code


def array_of(numbers: Iterable[str]) -> str:
    """Return numbers as code: `np.array([1, 2])`, over several lines if there are many."""
    return "\n    ".join(textwrap.wrap(f"np.array([{', '.join(numbers)}])", CODE_WIDTH))
