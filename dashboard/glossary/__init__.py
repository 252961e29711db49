"""The glossary: every word of the trade that a page uses, explained once, and marked wherever it stands in a text.

The words stand in terms.toml; the browser takes them from `dashboard.components.glossary.contract`.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

MOST = 3  # marked words in one text: more would be a thicket
_APART = re.compile(r"`[^`]*`|\$[^$]*\$|\[[^\]]*\]\([^)]*\)")  # code, formulas, links: nothing is marked in them


@dataclass(frozen=True)
class Term:
    """A word of the trade."""

    name: str
    says: str
    """One sentence that explains it."""
    page: str
    """The path of the page that shows it."""
    formula: str = ""
    """As plain text; _{…} lowers, ^{…} raises."""
    keras: str = ""
    """What Keras or TensorFlow call it."""
    also: tuple[str, ...] = ()
    """Other names."""
    plural: str = ""
    """Where it is not made with an s."""
    quiet: bool = False
    """Whether it is so frequent that other words of a text are marked before it."""

    @property
    def slug(self) -> str:
        """Its name in links.

        Example:
            >>> term("learning rate").slug
            'learning-rate'
        """
        return re.sub(r"\W+", "-", self.name.lower()).strip("-")

    @property
    def forms(self) -> tuple[str, ...]:
        """Return all that a text may write: each name as it is, with a capital, and in the plural."""
        plurals = (self.plural,) if self.plural else (_plural(self.name),)
        names = dict.fromkeys((self.name, *self.also, *plurals))
        return tuple(dict.fromkeys(form for name in names for form in (name, name[0].upper() + name[1:])))


@cache
def terms() -> tuple[Term, ...]:
    """Return all words, by the alphabet."""
    entries = tomllib.loads((Path(__file__).parent / "terms.toml").read_text("utf-8"))["term"]
    found = (Term(**{**entry, "also": tuple(entry.get("also", ()))}) for entry in entries)
    return tuple(sorted(found, key=lambda each: each.name.lower()))


@cache
def by_form() -> Mapping[str, Term]:
    """Return the words by everything that a text may write for them."""
    return {form: each for each in terms() for form in each.forms}


def term(form: str) -> Term:
    """Return a word by any of its forms.

    Raises:
        KeyError: If the glossary does not have it.
    """
    return by_form()[form]


def uses(text: str) -> Iterator[re.Match[str]]:
    """Yield every place of a text where a word of the glossary stands, outside code, formulas and links."""
    apart = [match.span() for match in _APART.finditer(text)]
    for match in _pattern().finditer(text):
        if not any(start <= match.start() < end for start, end in apart):
            yield match


@lru_cache(maxsize=4096)
def explained(markdown: str) -> str:
    """Return a text with its words of the trade as links, which the browser explains: each once, `MOST` at most.

    Example:
        >>> explained("Small batches, noisy gradients.")
        'Small [batches](#term-batch), noisy [gradients](#term-gradient).'
    """
    first: dict[str, re.Match[str]] = {}
    for match in uses(markdown):
        first.setdefault(term(match[0]).slug, match)
    loudest = sorted(first.values(), key=lambda match: term(match[0]).quiet)[:MOST]
    for match in sorted(loudest, key=lambda match: match.start(), reverse=True):
        link = f"[{match[0]}](#term-{term(match[0]).slug})"
        markdown = markdown[: match.start()] + link + markdown[match.end() :]
    return markdown


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(by_form(), key=len, reverse=True)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, longest_first))})(?![\w-])")


def _plural(name: str) -> str:
    return name + ("es" if name.endswith(("s", "x", "ch")) else "s")
