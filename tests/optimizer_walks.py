"""Random walks of every optimizer on every surface: Keras makes them too, and so does the browser."""

from collections.abc import Iterator
from typing import Any

import numpy as np

from nnviz.datasets import SURFACES, Surface, surface
from nnviz.optimizers import CLIP_KINDS, KINDS, SCHEDULE_KINDS, Clip, Rule, Schedule

STEPS = 6


def random_walks(count: int) -> Iterator[tuple[Surface, Rule, dict[str, Any]]]:
    """Return surfaces, rules and the other arguments of walks; half of them with a schedule, a quarter clipped."""
    random = np.random.default_rng(19)
    for number in range(count):
        here, kind = surface(SURFACES[number % 5]), KINDS[number // 5 % 5]
        gentle = kind in ("RMSprop", "Adam") or here.name != "line on the cars"
        rate = float(np.float32(10 ** random.uniform(-3, -0.5) / (1 if gentle else 5)))
        schedule = Schedule(SCHEDULE_KINDS[number % 7 % 5], rate, int(random.integers(8, 14)))
        rule = Rule(
            kind=kind,
            learning_rate=schedule if number % 2 else rate,
            memory=round(random.uniform(0, 0.99), 3),
            beta_2=round(random.uniform(0.9, 0.9999), 4),
            clip=Clip(CLIP_KINDS[number % 3], round(random.uniform(0.1, 5), 2)) if number % 4 == 1 else None,
        )
        start = random.uniform(*np.transpose([here.x, here.y])).round(4)
        noise = random.normal(size=(STEPS, 2)).round(3) if number % 3 == 2 else None
        yield here, rule, {"start": start, "noise": noise, "variables": (1, 1) if number % 8 > 3 else (2,)}
