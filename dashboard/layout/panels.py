"""The code panels: files of their own in a page's folder, with the picture's present numbers in them."""

import ast
import textwrap
from collections.abc import Iterable

from dashboard.pages import LecturePage

CODE_WIDTH = 90  # letters in a line


def panel_of(page: LecturePage, name: str, *, first: str = "", **lines: str) -> str:
    """Return the template of a code panel: a file of its own, so that the tools read it as code.

    Args:
        page: Whose code.
        name: Of the file in the page's folder `panels`.
        first: Code that stands after the imports, such as what reads a file.
        **lines: What stands on the right of the first `name = …` instead, which may go over several lines: present
            data, or fields of `live_text`.

    Raises:
        KeyError: If the code has no such line.
    """
    code = (page.folder / "panels" / f"{name}.py").read_text()
    assigned: dict[str, ast.Assign] = {}
    for node in ast.parse(code).body:
        if isinstance(node, ast.Assign):
            target = node.targets[0]
            names = target.elts if isinstance(target, ast.Tuple) else [target]
            assigned.setdefault(", ".join(map(ast.unparse, names)), node)
    rows = code.splitlines(keepends=True)
    for variable, value in sorted(lines.items(), key=lambda each: -assigned[each[0]].lineno):
        node = assigned[variable]
        rows[node.lineno - 1 : node.end_lineno] = [f"{variable} = {value}\n"]
    if first:
        rows.insert(min(node.lineno for node in assigned.values()) - 1, f"{first}\n\n")
    return "".join(rows)


def model_of(*layers: str) -> str:
    """Return a `Sequential` as code, a layer on each line: each is what stands behind `keras.`."""
    rows = "".join(f"        keras.{layer},\n" for layer in layers)
    return f"keras.Sequential(\n    [\n{rows}    ]\n)"


def array_of(numbers: Iterable[str]) -> str:
    """Return numbers as code: `np.array([1, 2])`, over several lines if there are many."""
    return "\n    ".join(textwrap.wrap(f"np.array([{', '.join(numbers)}])", CODE_WIDTH))
