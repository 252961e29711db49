"""The glossary as the browser needs it: `python -m dashboard.contracts` writes it into contract.js."""

from dashboard.glossary import MOST, Term, terms
from dashboard.pages import page_at


def _entry(term: Term) -> dict[str, object]:
    """Return a word with the name of the page that shows it."""
    entry = {"name": term.name, "slug": term.slug, "says": term.says, "formula": term.formula, "keras": term.keras}
    return entry | {"page": term.page, "title": page_at(term.page).name, "forms": term.forms, "quiet": term.quiet}


CONTRACT = {"TERMS": [_entry(term) for term in terms()], "MOST": MOST}
