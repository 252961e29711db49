"""The look's colors where CSS can change them: variables that follow the theme, from `nnviz.charts.palette`."""

import re
from typing import Any

from nnviz.charts import palette

_ALL = palette.SIDES | palette.TOKENS  # those with an opacity first: each begins as one without does
_NAMES = {shades.light: name for name, shades in _ALL.items()}
_COLOR = re.compile("|".join(_NAMES), re.IGNORECASE)
SHEET = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in _ALL.items())
SHEET = f":root{{{SHEET}}}"


def themed(text: str) -> str:
    """Return a color of a chart, or an expression with colors, as the theme has it; other text stays as it is.

    Vega draws in SVG, where a color may be a variable of CSS; the light color follows for where there is none.
    """
    if "#" not in text:
        return text
    return _COLOR.sub(lambda found: f"var(--{_NAMES[found[0].lower()]}, {found[0].lower()})", text)


def is_ramp(part: Any) -> bool:
    """Whether a part of a chart is a scale that mixes its colors, which it cannot do with variables."""
    return isinstance(part, dict) and ("scheme" in part or part.get("interpolate") in ("rgb", "lab", "hcl"))
