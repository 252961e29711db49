"""What the three kinds look like, small: for the buttons that choose them."""

import math

from dashboard.app_pages.data_kinds.digits import digits
from dashboard.app_pages.data_kinds.limits import LEVELS, SIDE
from dashboard.layout.thumbnails import HEIGHT, WIDTH, drawing

PIXEL = 4  # px


def image() -> str:
    """Return the first digit."""
    left, top = (WIDTH - SIDE * PIXEL) / 2, (HEIGHT - SIDE * PIXEL) / 2
    return drawing(
        "".join(
            f"<rect x='{left + PIXEL * (at % SIDE)}' y='{top + PIXEL * (at // SIDE)}' width='{PIXEL}' "
            f"height='{PIXEL}' opacity='{int(level, 16) / LEVELS:.2f}'/>"
            for at, level in enumerate(next(iter(digits().values())))
        )
    )


def sentence() -> str:
    """Return lines of text, as bars for words."""
    words = ((8, 10, 22), (34, 10, 14), (52, 10, 12), (8, 18, 12), (24, 18, 28), (8, 26, 26), (38, 26, 10))
    return drawing("".join(f"<rect x='{x}' y='{y}' width='{wide}' height='3.4' rx='1.5'/>" for x, y, wide in words))


def molecule() -> str:
    """Return a ring with a chain."""
    corners = [math.pi / 6 + at * math.pi / 3 for at in range(6)]
    ring = " ".join(f"{30 + 13 * math.cos(angle):.1f},{19 + 13 * math.sin(angle):.1f}" for angle in corners)
    line = "fill='none' stroke='black' stroke-width='2.2' stroke-linejoin='round'"
    return drawing(f"<polygon points='{ring}' {line}/><polyline points='41.3,12.5 51,7 60,12.5' {line}/>")


LOOKS = {"image": image, "sentence": sentence, "molecule": molecule}
