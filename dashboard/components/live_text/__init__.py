"""Text whose numbers follow a picture in the browser: formulas with the present values, code to run."""

import re
from collections.abc import Mapping
from typing import Literal

from dashboard.components import register

_live_text = register(__file__)
_FIELD = re.compile(r"«(\w+)(?::([+]?)\.(\d+)f)?»")


def live_text(template: str, *, channel: str, key: str, kind: Literal["code", "text"] = "text") -> None:
    """Show a template whose fields are filled in the browser, and filled anew whenever a value changes.

    Args:
        template: Plain text with fields: «name» as it is, «name:.2f» with two decimals, «name:+.2f» with its sign.
            In text, *asterisks* emphasise, _{…} lowers and ^{…} raises.
        channel: Values are heard on "<channel>:values" of the bus, as an object; a value is also taken from the
            chart's slider of its name. A field without a value shows "…".
        key: Of the mount.
        kind: "code" is set in a fixed width, colored, and has a Copy button.
    """
    _live_text(key=key, data={"template": template, "channel": channel, "kind": kind})


def fill(template: str, values: Mapping[str, float | str]) -> str:
    """Fill a template as the browser does, for tests and downloads.

    Raises:
        KeyError: If a field has no value.
    """

    def field(match: re.Match[str]) -> str:
        name, sign, decimals = match.groups()
        value = values[name]
        return str(value) if decimals is None else format(float(value), f"{sign}.{decimals}f")

    return _FIELD.sub(field, template)
