"""What the browser takes from Python: `python -m dashboard.contracts` writes it into contract.js."""

from typing import Any

from nnviz.layers.kinds import KINDS, Kind, Setting


def _setting(setting: Setting) -> dict[str, Any]:
    """Return what differs from the plain case: a number, written as it is."""
    limits = {"options": setting.options} if setting.options else {"least": setting.least, "most": setting.most}
    written = {} if setting.write == "{}" else {"write": setting.write, "omit": setting.omit}
    return {"name": setting.name, "default": setting.default, **limits, **written}


def _kind(kind: Kind) -> dict[str, Any]:
    return {"line": kind.line, "does": kind.does, "settings": [_setting(setting) for setting in kind.settings]}


CONTRACT = {"KINDS": {name: _kind(kind) for name, kind in KINDS.items()}}
