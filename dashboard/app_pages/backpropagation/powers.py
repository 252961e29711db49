"""Numbers at a logarithmic axis as powers of ten."""

RAISED = dict(zip("−-0123456789", "⁻⁻⁰¹²³⁴⁵⁶⁷⁸⁹", strict=True))


def power_of_ten(value: str = "datum.value") -> str:
    """Return an expression of Vega that writes a power of ten as such: 10⁻⁶.

    Args:
        value: An expression for the power; one that is none is rounded to the nearest.

    Example:
        >>> power_of_ten().startswith("'10' + replace(replace(")
        True
    """
    exponent = f"format(log({value}) / LN10, '.0f')"
    for digit, raised in RAISED.items():
        exponent = f"replace(replace({exponent}, '{digit}', '{raised}'), '{digit}', '{raised}')"  # twice: 11
    return f"'10' + {exponent}"
