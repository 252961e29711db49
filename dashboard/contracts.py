"""What browser code takes from Python, so that nobody keeps it by hand on both sides: `python -m dashboard.contracts`.

A module contract.py, anywhere in the dashboard, has a CONTRACT: values by the names that contract.js beside it exports.
The files are committed, so that Node and the type checker can read them; a test holds them equal to Python's values.
"""

import json
from importlib import import_module
from pathlib import Path

_ROOT = Path(__file__).parents[1]


def written() -> dict[Path, str]:
    """Return every contract.js with the text that it should have."""
    return {file.with_suffix(".js"): _text(file) for file in sorted((_ROOT / "dashboard").rglob("contract.py"))}


def _text(file: Path) -> str:
    module = import_module(".".join(file.relative_to(_ROOT).with_suffix("").parts))
    constants = (
        f"export const {name} = {json.dumps(value, indent=2, ensure_ascii=False)};\n"
        for name, value in module.CONTRACT.items()
    )
    return "// Written by `python -m dashboard.contracts` from contract.py: change it there.\n\n" + "\n".join(constants)


if __name__ == "__main__":
    for path, text in written().items():
        path.write_text(text)
