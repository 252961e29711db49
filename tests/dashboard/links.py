"""Addresses as nobody should write them, and what every page says about them."""

import re

import pytest
from streamlit.testing.v1 import AppTest

HOSTILE = {
    "nan": "nan",
    "huge": "1e999",
    "out of range": "-7e5",
    "html": "<script>alert(1)</script>",
    "long": "x" * 5000,
    "empty": "",
}
NUMBERS = HOSTILE | {"huge": "-1e999", "long": "9" * 3000}  # where an address holds menus of numbers

hostile = pytest.mark.parametrize("value", HOSTILE.values(), ids=HOSTILE)


def notes(app: AppTest) -> str:
    """Return the small print of a page, where it says what of its address it could not use."""
    return " ".join(caption.value for caption in app.caption)


def assert_all_noted(app: AppTest, names: list[str] | tuple[str, ...]) -> None:
    """Fail unless the page opened without an error and names each word of its address that it could not use."""
    assert not app.exception and not app.error
    said = notes(app)
    missing = [name for name in names if not re.search(rf"\b{name}\b", said)]
    assert not missing, missing
