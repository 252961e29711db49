"""The words of the pages are the field's: texts are looked through for the words that only this house would use."""

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
# What is looked for, what is said instead, and where it may stand: a part of the text around it, or of the file's path.
HOUSE_WORDS: dict[str, tuple[str, str]] = {
    r"\banswer(s|ed|ing)?\b": (
        "prediction, output",
        r"did not answer|worker|server/|Your answer|«answer»| in answer|\.answer",
    ),
    r"\bedges?\b": (
        "decision boundary",
        r"(horizontal|vertical) edge|edge filter|over (no|an) edge|graph|data_kinds|backpropagation",
    ),
    r"\bparted\b|\bpart the\b": ("separable, separate", ""),
    r"(?<![Ss]tandard )\bdeviations?\b": ("standard deviation", r"mean, deviation|deviation\b.*=|\(new - mean\)"),
    r"\bthe way (back|there)\b": ("backward pass, forward pass", ""),
    r"\blog loss\b": (
        "cross-entropy",
        r"the slides' word for|Loss functions: not just|“log loss”",
    ),
    r"where it looked|(?<!than )\bit looks\b|\blook somewhere\b|(?<!is a )\bgaze\b": ("saliency, attribution", ""),
    r"translation.invariant": ("equivariant, invariant, and what is", ""),
    r"gap: overfitting": ("generalization gap", ""),
    r"\btest (loss|accuracy|points?)\b": (
        "validation, where it chooses",
        r"inside_a_cnn/(training|panels)|lines/panels|network:",
    ),
    r"\bunseen\b|\bheld out\b": ("validation set, test set", r"\{answer\}"),
    r"\bsurer?\b": ("probability", r"[Nn]ot sure|makes? sure|unsure"),
    r"runs? away": ("diverges", ""),
    r"\bfor ever\b|\bdear\b|\bmade large\b|\balways alike\b": ("plain words", ""),
    r"\b\w*(colour|grey|centre|neighbour|standardis)\w*\b": ("American spelling", ""),
}

# Of these, what the library's docstrings leave out as well; what they call an edge is one of images and graphs.
IN_DOCSTRINGS = [
    word for word in HOUSE_WORDS if re.search("answer|the way|translation|unseen|runs|colour|look somewhere", word)
]


@cache
def texts() -> tuple[tuple[str, str], ...]:
    """Return each text that a visitor or a reader can see, with the file it stands in."""
    return tuple(_texts())


def _texts() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "dashboard").rglob("*")):
        kind = {".py": _python, ".js": _script, ".html": _html, ".toml": _glossary}.get(path.suffix)
        if kind and path.name != "contract.js":
            yield from ((str(path.relative_to(ROOT)), text) for text in kind(path.read_text()))
    yield "README.md", (ROOT / "README.md").read_text()


def _python(code: str) -> Iterator[str]:
    """Yield the strings that are sentences: no docstrings, no names."""
    tree = ast.parse(code)
    docs = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    } | {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            docs |= {id(part) for part in node.values}
            yield "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        is_text = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docs
        if is_text and " " in node.value.strip() and "datum." not in node.value:
            yield node.value


def _script(code: str) -> Iterator[str]:
    lines = (line for line in code.split("\n") if not line.lstrip().startswith(("*", "/*", "//", "import")))
    for line in (re.sub(r"\$\{[^}]*\}", "{}", line) for line in lines):
        yield from (text for pair in re.findall(r'"([^"]* [^"]*)"|`([^`]* [^`]*)`', line) for text in pair if text)


def _glossary(code: str) -> Iterator[str]:
    yield from (term["says"] for term in tomllib.loads(code)["term"])


def _html(code: str) -> Iterator[str]:
    yield from re.findall(r">([^<>]*\w[^<>]*)<", code)
    yield from re.findall(r'(?:title|alt|aria-label)="([^"]+)"', code)


@pytest.mark.parametrize("word", HOUSE_WORDS)
def test_no_house_word_stands_for_one_of_the_field(word):
    """A student would look up a word in a book, and not find it."""
    instead, allowed = HOUSE_WORDS[word]
    found = [
        f"{file}: …{text[max(0, hit.start() - 40) : hit.end() + 40]}…"
        for file, text in texts()
        for hit in re.finditer(word, text)
        if not (allowed and re.search(allowed, f"{file}: {text[max(0, hit.start() - 60) : hit.end() + 60]}"))
    ]
    assert not found, f"say {instead}:\n" + "\n".join(found)


@pytest.mark.parametrize("word", IN_DOCSTRINGS)
def test_docstrings_of_the_library_use_the_words_of_the_field(word):
    """Who reads the reference would meet other words than in Keras' own."""
    found = [
        f"{path.relative_to(ROOT)}: …{text[max(0, hit.start() - 40) : hit.end() + 40]}…"
        for path in sorted((ROOT / "nnviz").rglob("*.py"))
        for text in _docstrings(path.read_text())
        for hit in re.finditer(word, text)
    ]
    assert not found, "\n".join(found)


def test_code_spells_as_keras_does():
    """A newcomer would look for `color` and `gray`, and not find them."""
    found = [
        f"{path.relative_to(ROOT)}: {hit[0]}"
        for folder in ("nnviz", "dashboard")
        for path in sorted((ROOT / folder).rglob("*"))
        if path.suffix in (".py", ".js", ".css", ".html")
        for hit in re.finditer(
            r"\w*(?:colour|grey(?!_(?:dilation|erosion|closing))|centre|neighbour|standardis)\w*", path.read_text()
        )
    ]
    assert not found, "\n".join(found)


def _docstrings(code: str) -> Iterator[str]:
    """Yield what stands on its own as a string, without the names of arguments."""
    for node in ast.walk(ast.parse(code)):
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str):
            yield re.sub(r"(?m)^ +(\w+: |>>> .*)", "", node.value.value)


def test_the_sum_and_the_mean_are_told_once_on_a_page_at_most():
    """A recitation on every page, where nobody listens any more."""
    told: dict[str, int] = {}
    for file, text in texts():
        page = re.match(r"dashboard/app_pages/(\w+)/", file)
        if page and "n × mean" in text:
            told[page[1]] = told.get(page[1], 0) + 1
    assert told and max(told.values()) == 1 and not {"perceptron", "convolution"} & set(told), told
