"""How many digits a visitor had read on “Draw a digit”: only the browser knows."""

from dashboard.components import register

_digits_read = register(__file__)


def digits_read(channel: str, *, key: str) -> None:
    """Mount the count of the drawings whose digit the visitor has said, and of those that were read right.

    Args:
        channel: Of the pad; see `dashboard.components`.
        key: Of the mount.
    """
    _digits_read(key=key, data={"channel": channel}, width="content")
