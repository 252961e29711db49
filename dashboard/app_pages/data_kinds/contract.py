"""What the browser takes from Python: `python -m dashboard.contracts` writes it into contract.js."""

from dashboard.app_pages.data_kinds import limits
from dashboard.app_pages.data_kinds.known import known

CONTRACT = {
    "SIDE": limits.SIDE,
    "LEVELS": limits.LEVELS,
    "ELEMENTS": limits.ELEMENTS,
    "VALENCE": limits.VALENCE,
    "MOST_SWAPS": limits.MOST_SWAPS,
    "MOST_ATOMS": limits.MOST_ATOMS,
    "MOST_WORDS": limits.MOST_WORDS,
    "MOST_LETTERS": limits.MOST_LETTERS,
    "MOST_DRAWN": limits.MOST_DRAWN,
    "LONGEST_LINK": limits.LONGEST_LINK,
    "SENTENCES": limits.SENTENCES,
    "MOLECULES": limits.MOLECULES,
    "KNOWN": known(),
}
