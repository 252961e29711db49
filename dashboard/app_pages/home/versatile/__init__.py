"""What neural networks did for images, language, faces and molecules: four sketches, each with its paper."""

from dashboard.components.glued import register_glued

_versatile = register_glued(__file__)


def versatile(*, key: str) -> None:
    """Mount the four sketches; they are drawn in the page's own colours."""
    _versatile(key=key, data={})
