"""What a browser sends for the link to what is on screen."""

from dashboard.layout import share


def test_what_a_browser_sends_is_checked():
    """A link could be filled with anything."""
    sent = {
        "lr_m": 0.5,
        "lr_best": True,
        "lr_b": None,
        "lecture": "1",
        "<b>": 1,
        "lr_x": [1],
        "lr_long": "x" * 99,
        3: 4,
    }
    assert share.checked(sent) == {"lr_m": "0.5", "lr_best": "true", "lr_b": ""}
    assert share.checked("nonsense") == {}
