"""The text of a table that somebody brings: its letters, its separator, its lines."""

import codecs
import csv
from collections import Counter
from itertools import islice

MOST_BYTES = 5 * 2**20
BEGINNING = 2**17  # letters in which the separator is looked for
SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}


def decoded(file: bytes) -> tuple[str, str]:
    """Return the text of a file and the encoding it was taken to be in.

    Args:
        file: At most 5 MB; UTF-8, UTF-16, or else Windows-1252, of which Latin-1 is the most part.

    Returns:
        The text, lines ending in a line feed, and the encoding's name.

    Raises:
        ValueError: If the file is empty, too large, or no text.
    """
    if len(file) > MOST_BYTES:
        raise ValueError(f"the file must have at most 5 MB, it has {len(file) / 2**20:.1f}")
    encoding = next((name for mark, name in _MARKS.items() if file.startswith(mark)), None) or _guessed(file)
    try:
        text = file.decode(encoding)
    except UnicodeDecodeError:
        if encoding.startswith("utf-16"):
            raise ValueError("the file must be text, it begins like UTF-16 and breaks off") from None
        encoding, text = "cp1252", file.decode("cp1252", errors="replace")
    if "\0" in text:
        raise ValueError("the file must be text, it holds NUL bytes: export it as CSV")
    if not text.strip():
        raise ValueError("the file must hold a table, it is empty")
    return text.replace("\r\n", "\n").replace("\r", "\n"), encoding


def separator_of(text: str) -> tuple[str, str]:
    """Return what separates the columns, and the text without a first line that says it, such as Excel's "sep=;".

    It is what cuts most of the first lines into equally many parts, at least two; a text that nothing cuts has one
    column.
    """
    first, _, rest = text.partition("\n")
    if first.startswith("sep=") and first[4:] in SEPARATORS:
        return first[4:], rest
    best, separator = 0.0, ","
    for each in SEPARATORS:
        counts = _lengths(text[:BEGINNING], each)
        if not counts:
            continue
        (columns, times) = counts.most_common(1)[0]
        worth = times / sum(counts.values()) + 0.001 * min(columns, 100)
        if columns > 1 and worth > best:
            best, separator = worth, each
    return separator, text


def _lengths(beginning: str, separator: str) -> Counter:
    """Return how many of the first lines have how many cells."""
    csv.field_size_limit(MOST_BYTES)  # a quote without an end makes one cell of all that follows
    return Counter(len(row) for row in islice(csv.reader(beginning.split("\n"), delimiter=separator), 50) if row)


def _guessed(file: bytes) -> str:
    """Return UTF-16 for a text of plain letters with a NUL beside each, or else UTF-8."""
    beginning = file[:1000]
    for encoding, odd in (("utf-16-le", 1), ("utf-16-be", 0)):
        nuls, others = beginning[odd::2], beginning[1 - odd :: 2]
        if len(nuls) > 3 and nuls.count(0) > 0.7 * len(nuls) and not others.count(0):
            return encoding
    return "utf-8"
