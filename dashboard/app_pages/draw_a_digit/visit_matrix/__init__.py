"""The "It was a …" buttons, and a confusion matrix of this visit's drawings."""

from dashboard.components import register

_matrix = register(__file__)


def visit_matrix(channel: str, *, key: str) -> None:
    """Mount the buttons and the matrix; they hear drawings and answers on the channel and tell nobody."""
    _matrix(key=key, data={"channel": channel})
