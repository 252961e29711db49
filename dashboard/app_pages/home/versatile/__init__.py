"""What neural networks did for images, language, faces and molecules: four sketches, each with its paper."""

from dashboard.components import register

_versatile = register(__file__)


def versatile(*, key: str) -> None:
    """Mount the four sketches; they are drawn in the page's own colors."""
    _versatile(key=key, data={})
