"""What stacks of layers come to, worked out by nnviz: `python -m tests.js.layers` writes layers.json."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from nnviz.layers import KINDS, PRESETS, Layer, Stack, Trace, spell, trace
from nnviz.layers.building import keras_names
from nnviz.layers.kinds import INPUTS

FILE = Path(__file__).with_suffix(".json")
RANDOM = 120


def numbers() -> list[dict[str, Any]]:
    """Return presets and random stacks, whole ones and broken ones, with what comes of each layer."""
    random = np.random.default_rng(0)
    spelled = [*PRESETS.values(), "", "image-64-3_dense-999_flatten", *(spell(_stack(random)) for _ in range(RANDOM))]
    return [_told(trace(_read(word))) for word in dict.fromkeys(spelled)]


def _read(word: str) -> Stack:
    from nnviz.layers import read

    return read(word)


def _stack(random: np.random.Generator) -> Stack:
    first = str(random.choice(INPUTS))
    inner = [kind for kind in KINDS if kind not in INPUTS]
    kinds = [first, *(str(random.choice(inner)) for _ in range(random.integers(1, 7)))]
    if random.random() < 0.3:
        kinds.insert(int(random.integers(1, len(kinds))), str(random.choice(INPUTS)))
    return tuple(Layer(kind, _settings(kind, random)) for kind in kinds)


def _settings(kind: str, random: np.random.Generator) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for setting in KINDS[kind].settings:
        if setting.options:
            found[setting.name] = setting.options[int(random.integers(len(setting.options)))]
        else:
            most = min(int(setting.most), 2048 if random.random() < 0.2 else 9)
            found[setting.name] = int(random.integers(int(setting.least), most + 1))
    return found


def _told(found: Trace) -> dict[str, Any]:
    broken = {fault.at: fault.reason for fault in found.faults if fault.when == "building"}
    return {
        "stack": spell(found.stack),
        "names": keras_names(found.stack),
        "steps": [
            {
                "line": step.layer.line,
                "shape": step.output.shape if step.output else None,
                "axes": step.output.axes if step.output else None,
                "cost": [
                    step.cost.worked_out,
                    step.cost.parameters,
                    step.cost.trainable,
                    step.cost.multiplications,
                ]
                if step.cost
                else None,
                "broken": broken.get(at, ""),
            }
            for at, step in enumerate(found.steps)
        ],
    }


def text() -> str:
    """Return the file's content."""
    return "[\n" + ",\n".join(json.dumps(each, ensure_ascii=False) for each in numbers()) + "\n]\n"


if __name__ == "__main__":
    FILE.write_text(text())
