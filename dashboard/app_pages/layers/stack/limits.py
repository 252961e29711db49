"""What can be set around the stack; setting.py checks an address by it, the browser offers it."""

from typing import Any

from nnviz.layers import PRESETS

BATCHES = (1, 8)
MOST_DIGIT = 500
MOST_SEED = 9
DEFAULTS: dict[str, Any] = {
    "stack": PRESETS["dense net"],
    "batch": 1,
    "digit": 1,
    "sentence": 1,
    "seed": 0,
    "layer": 2,
}
