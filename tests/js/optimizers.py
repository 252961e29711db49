"""Walks, schedules and surfaces of `nnviz`, for the tests in Node: `python -m tests.js.optimizers` writes a file."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.app_pages.optimizers.limits import END
from nnviz.datasets import SURFACES, Surface, surface
from nnviz.optimizers import SCHEDULE_KINDS, Rule, Schedule, walk
from tests.optimizer_walks import STEPS, random_walks

FILE = Path(__file__).with_suffix(".json")
TOLD = (1, 3, STEPS)  # steps whose places are compared


def numbers() -> dict[str, list[Any]]:
    """Return everything, by the name of what is tested."""
    return {
        "surfaces": [_points(surface(name)) for name in SURFACES],
        "schedules": [_rates(Schedule(kind, 0.3, steps, END)) for kind in SCHEDULE_KINDS for steps in (8, 25)],
        "walks": [_walk(here, rule, given) for here, rule, given in random_walks(100)],
    }


def _points(here: Surface) -> dict[str, Any]:
    places = np.random.default_rng(0).uniform(*np.transpose([here.x, here.y]), (20, 2)).round(3)
    return {
        "name": here.name,
        "places": places.tolist(),
        "losses": here.loss(places).tolist(),
        "gradients": here.gradient(places).tolist(),
    }


def _rates(schedule: Schedule) -> dict[str, Any]:
    told = {"kind": schedule.kind, "rate": schedule.rate, "steps": schedule.steps}
    return told | {"rates": [schedule.at(step) for step in range(schedule.steps + 3)]}


def _walk(here: Surface, rule: Rule, given: dict[str, Any]) -> dict[str, Any]:
    run = walk(here, rule, steps=STEPS, **given)
    noise = given["noise"]
    return {
        "surface": here.name,
        "kind": rule.kind,
        "rates": [rule.rate_at(step) for step in range(STEPS)],
        "memory": rule.memory,
        "beta2": rule.beta_2,
        "clip": rule.clip and {"kind": rule.clip.kind, "limit": rule.clip.limit},
        "apart": given["variables"] == (1, 1),
        "start": given["start"].tolist(),
        "noise": noise if noise is None else noise.tolist(),
        "lostAt": run.lost_at,
        "places": {step: run.places[step].tolist() for step in TOLD if step < len(run.places)},
        "slots": run.slots[-1].tolist() if len(run.slots) else None,
    }


def text() -> str:
    """Return the file's content: a line for each case."""
    parts = (
        f'"{name}": [\n' + ",\n".join(json.dumps(case) for case in cases) + "\n]" for name, cases in numbers().items()
    )
    return "{\n" + ",\n".join(parts) + "\n}\n"


if __name__ == "__main__":
    FILE.write_text(text())
