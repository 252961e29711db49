"""Numbers as people read them: one way to write percent, one minus sign. Vega writes them likewise, by `LOCALE`."""

import re
from typing import Any

SPACE = "\u00a0"  # a line does not end between a number and its unit
# Of Vega's formats: its own minus sign is the right one already.
LOCALE: dict[str, Any] = {
    "decimal": ".",
    "thousands": ",",
    "grouping": [3],
    "currency": ["$", ""],
    "percent": f"{SPACE}%",
}


def percent(share: float, decimals: int = 1) -> str:
    """Write a share in percent.

    Args:
        share: From 0 to 1.
        decimals: Behind the point.

    Returns:
        Such as "98.5 %", with a no-break space.

    Example:
        >>> percent(0.985).replace(SPACE, " "), percent(0.5, 0).replace(SPACE, " ")
        ('98.5 %', '50 %')
    """
    return f"{share:.{decimals}%}".replace("%", f"{SPACE}%")


def probability(p: float) -> str:
    """Write a probability in percent; 99.97 % is not 100 %, nor 0.03 % 0, and it says so.

    Args:
        p: From 0 to 1.

    Returns:
        Such as "98.5 %", "> 99.9 %" or "< 0.1 %".

    Example:
        >>> probability(0.9997).replace(SPACE, " ")
        '> 99.9 %'
        >>> probability(0.0003).replace(SPACE, " "), probability(0).replace(SPACE, " ")
        ('< 0.1 %', '0.0 %')
    """
    if p > 0.9995:
        return f">{SPACE}{percent(0.999)}"
    return f"<{SPACE}{percent(0.001)}" if 0 < p < 0.0005 else percent(p)


def with_minus(text: str) -> str:
    """Write the minus signs of numbers as such; hyphens stay.

    Args:
        text: With numbers.

    Returns:
        The text with "−" before digits that no letter or digit precedes.

    Example:
        >>> with_minus("-0.5 of R-1")
        '−0.5 of R-1'
    """
    return re.sub(r"(?<![\w.])-(?=\.?\d)", "−", text)
