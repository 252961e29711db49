"""Code panels, executed as a student would."""

import re
from contextlib import redirect_stdout
from io import StringIO

from tests.eager import eagerly


def printed(code: str, names: dict | None = None) -> str:
    """Execute a code panel, or the next cell of a notebook that shares its names, and return what it prints."""
    output = StringIO()
    with redirect_stdout(output):
        exec(compile(code, "panel", "exec"), {} if names is None else names)
    return output.getvalue()


def printed_eagerly(code: str, names: dict | None = None) -> str:
    """Do the same for a panel that takes few steps, see `eagerly`."""
    with eagerly():
        return printed(code, names)


def numbers(code: str) -> list[float]:
    """Execute a code panel and return the numbers it prints after the first colon of each line."""
    said = re.sub(r"^[^:]*:", "", printed(code), flags=re.M)
    return [float(number) for number in re.findall(r"-?\d+\.?\d*(?:e[-+]?\d+)?", said)]
