"""What docstrings say of errors, against the code; pydoclint looks at arguments and returns (`make check`)."""

import ast
import re
from collections import defaultdict
from functools import cache
from pathlib import Path

import nnviz

ROOT = Path(nnviz.__file__).parent
Node = ast.FunctionDef | ast.ClassDef
FUNCTIONS: dict[str, list[Node]] = defaultdict(list)
for file in sorted(ROOT.rglob("*.py")):
    for each in ast.walk(ast.parse(file.read_text())):
        if isinstance(each, Node):
            FUNCTIONS[each.name].append(each)


@cache
def own_errors(node: Node) -> set[str]:
    """Return the errors that a function raises itself."""
    raises = [each.exc for each in ast.walk(node) if isinstance(each, ast.Raise) and each.exc]
    return {ast.unparse(getattr(error, "func", error)).split(".")[-1] for error in raises}


@cache
def called(node: Node) -> set[str]:
    """Return the names of the functions of nnviz that a function calls, or hands on."""
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    parts = [each for each in ast.walk(node) if isinstance(each, ast.Attribute)]
    ours = {each.attr for each in parts if not re.match(r"(np|pd|tf|alt|keras|scipy)\b", ast.unparse(each))}
    return (names | ours) & set(FUNCTIONS)


def errors_of(name: str) -> set[str]:
    """Return the errors that may come out of the functions of a name, from whatever they call."""
    seen: set[str] = set()
    ahead = {name}
    while ahead:
        seen |= ahead
        ahead = {other for each in ahead for node in FUNCTIONS[each] for other in called(node)} - seen
    return {error for each in seen for node in FUNCTIONS[each] for error in own_errors(node)}


def told(node: Node) -> set[str]:
    """Return the errors that a docstring names."""
    section = re.search(r"Raises:\n((?: {4}.*\n|\n)+)", f"{ast.get_docstring(node)}\n")
    names = re.findall(r"^ {4}([\w.]+):", section[1], re.MULTILINE) if section else []
    return {name.split(".")[-1] for name in names}


def test_errors_that_docstrings_promise_can_be_raised():
    """A reader would catch what never comes: a check was taken out, and its sentence stayed."""
    for name, nodes in FUNCTIONS.items():
        for node in nodes:
            ours = told(node) & {"TypeError", "ValueError", "AssetError"}
            assert ours <= errors_of(name), f"{name} raises {errors_of(name)}, and says {ours}"


def test_public_functions_say_what_they_raise_themselves():
    """A caller would meet an error that no page of the library tells of."""
    for name, nodes in FUNCTIONS.items():
        for node in nodes:
            sections = re.search(r"^(Args|Returns|Raises):$", ast.get_docstring(node) or "", re.MULTILINE)
            if sections and isinstance(node, ast.FunctionDef) and not name.startswith("_"):
                own = own_errors(node) - {"AssertionError"}
                assert own <= told(node), f"{name} raises {own}, and says {told(node)}"
