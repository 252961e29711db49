"""What the browser takes from Python: `python -m dashboard.contracts` writes it into contract.js."""

from nnviz.charts import palette


def _name(token: str) -> str:
    """Return a token's name in JavaScript: "class-0-text" is class0Text."""
    first, *others = token.split("-")
    return first + "".join(other.capitalize() for other in others)


def _of(theme: str) -> dict[str, object]:
    """Return all colors of the light or the dark theme."""
    colors = {_name(token): getattr(shades, theme) for token, shades in palette.TOKENS.items()}
    ramps = {name: getattr(shades, theme) for name, shades in palette.RAMPS.items()}
    return colors | {"side": getattr(palette.SIDE, theme)} | ramps


CONTRACT = {"PALETTE": {theme: _of(theme) for theme in palette.SIDE._fields}}
