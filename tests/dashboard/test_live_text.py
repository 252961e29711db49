"""The template that browser and tests fill alike."""

import pytest

from dashboard.components.live_text import fill


def test_formats_by_hand():
    """Code and formulas would show other numbers than the picture."""
    assert fill("m = «m:.2f», b = «b:+.1f», «name»", {"m": 1.005, "b": 2, "name": "x"}) == "m = 1.00, b = +2.0, x"
    assert fill("«b:+.1f»", {"b": -0.5}) == "-0.5"


def test_a_missing_value_is_an_error():
    """A test would execute a template with holes."""
    with pytest.raises(KeyError):
        fill("«m»", {})
