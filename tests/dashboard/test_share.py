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
        "lr_long": "x" * 999,
        "lr_huge": 10**5000,
        3: 4,
    }
    assert share.checked(sent) == {"lr_m": "0.5", "lr_best": "true", "lr_b": ""}
    assert share.checked("nonsense") == {}
    points = "_".join(f"{number}~12.34~-10.5" for number in range(20))
    assert share.checked({"lr_points": points}) == {"lr_points": points}
    assert share.checked({f"lr_{number}": "x" * 400 for number in range(4)}) == {}


def test_a_link_that_is_too_long_for_a_qr_code_is_still_a_link():
    """A page with many words would answer Copy link with an error."""
    long = share.link("http://hall.example/convolution", {f"cv_row{row}": "x" * 40 for row in range(60)})
    assert len(long) > 2331 and share.qr_code(long) == "" and share.qr_code("http://hall.example")
