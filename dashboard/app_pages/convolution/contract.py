"""What the browser takes from Python: `python -m dashboard.contracts` writes it into contract.js."""

from dashboard.app_pages.convolution import limits

CONTRACT = {
    "OWN_FILTER": limits.OWN_FILTER,
    "DRAWING": limits.DRAWING,
    "SIZES": limits.SIZES,
    "PADDINGS": limits.PADDINGS,
    "BY_NUMBER": limits.BY_NUMBER,
    "STRIDES": limits.STRIDES,
    "MOST_ZEROS": limits.MOST_ZEROS,
    "MOST_SHIFT": limits.MOST_SHIFT,
    "MOST_WEIGHT": limits.MOST_WEIGHT,
    "INK_LETTERS": limits.INK_LETTERS,
    "INK_WORDS": limits.INK_WORDS,
    "LONGEST_WORD": limits.LONGEST_WORD,
}
