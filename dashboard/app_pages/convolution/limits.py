"""What can be set around the sliding filter; setting.py checks an address by it, the browser offers it."""

import string

OWN_FILTER, DRAWING = "my own", "my drawing"
SIZES, STRIDES = (3, 5), (1, 2, 3)
BY_NUMBER = "by number"
PADDINGS = ("valid", "same", BY_NUMBER)
MOST_ZEROS, MOST_SHIFT, MOST_WEIGHT = 10, 8, 100
INK_LETTERS = string.digits + string.ascii_lowercase + string.ascii_uppercase[:20]  # a place from 0 to 55 half pixels
_STROKE = f"(?:[{INK_LETTERS}]{{2}})+"
INK = rf"{_STROKE}(?:\.{_STROKE})*"  # strokes as ink.js spells them
INK_WORDS = 9
LONGEST_WORD = 40  # characters: a link has room for all of them
