"""Optimizers at work: every step of a walk down a surface, with all that led to it."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from nnviz._checks import as_column, as_finite, has_shape, whole
from nnviz.datasets.surfaces import Surface
from nnviz.descent.walks import BOUND
from nnviz.optimizers.clipping import clip_gradients
from nnviz.optimizers.rules import Rule


@dataclass(frozen=True)
class OptimizerWalk:
    """Where an optimizer went, and why. Only finite places are kept."""

    places: np.ndarray
    """Parameters before the first step and after every step, float64, shape (steps + 1, 2)."""
    losses: np.ndarray
    """Loss at each place, float64, shape (steps + 1,)."""
    gradients: np.ndarray
    """What the gradient was said to be at each place but the last, noise included, float64, shape (steps, 2)."""
    clipped: np.ndarray
    """What was left of it, float64, shape (steps, 2)."""
    slots: np.ndarray
    """What the optimizer remembered after each step, float64, shape (steps, 2, 2): see `Rule.step`."""
    steps: np.ndarray
    """What was added to the parameters, float64, shape (steps, 2)."""
    rates: np.ndarray
    """The learning rate of each step, float64, shape (steps,)."""
    lost_at: int | None = None
    """The step that led beyond all bounds, counted from 1; None if none did. The walk ends before it."""


def walk(
    surface: Surface,
    rule: Rule,
    *,
    steps: int,
    start: np.ndarray | None = None,
    noise: np.ndarray | None = None,
    variables: Sequence[int] = (2,),
) -> OptimizerWalk:
    """Let an optimizer walk down a surface, as the one of Keras does with variables of float64.

    `nnviz.descent.walk` asks Keras itself, and takes any loss; this one needs no TensorFlow, and keeps what each
    optimizer remembers.

    Args:
        surface: See `nnviz.datasets.surface`.
        rule: The optimizer and its settings.
        steps: How many, at least 1.
        start: Where, finite, shape (2,); the surface's own start if not given.
        noise: Added to the gradient of each step, as if a batch had said it; finite, shape (steps, 2).
        variables: How many parameters each variable has, (2,) or (1, 1): what clipping by norm looks at.

    Returns:
        Every place, gradient, memory and step.

    Raises:
        ValueError: If an argument is out of range or of another shape.
        TypeError: If an argument is no number.

    Example:
        >>> from nnviz.datasets import surface
        >>> run = walk(surface("ravine"), Rule(kind="SGD", learning_rate=0.1), start=[1, 0], steps=3)
        >>> run.places[:, 0].round(3).tolist()
        [1.0, 0.9, 0.81, 0.729]
    """
    whole("steps", steps, least=1)
    place = as_column("start", surface.start if start is None else start, of="2")
    has_shape("start", place, (2,))
    if tuple(variables) not in ((2,), (1, 1)):
        raise ValueError(f"variables must be (2,) or (1, 1), got {tuple(variables)}")
    added = np.zeros((steps, 2)) if noise is None else as_finite("noise", noise)
    has_shape("noise", added, (steps, 2))
    cuts, slots, lost = list(np.cumsum(variables)[:-1]), np.zeros((2, 2)), None
    places, kept = [place], []
    for number in range(steps):
        gradient = surface.gradient(place) + added[number]
        clipped = gradient
        if rule.clip:
            clipped = np.concatenate(clip_gradients(np.split(gradient, cuts), rule.clip))
        after, step = rule.step(slots, clipped, number=number)
        if not np.abs(place + step).max() < BOUND:
            lost = number + 1
            break
        place, slots = place + step, after
        places.append(place)
        kept.append((gradient, clipped, slots, step, rule.rate_at(number)))
    gradients, limited, remembered, moved, rates = zip(*kept, strict=True) if kept else [()] * 5
    return OptimizerWalk(
        places=np.array(places),
        losses=surface.loss(np.array(places)),
        gradients=np.reshape(gradients, (-1, 2)),
        clipped=np.reshape(limited, (-1, 2)),
        slots=np.reshape(remembered, (-1, 2, 2)),
        steps=np.reshape(moved, (-1, 2)),
        rates=np.array(rates, float),
        lost_at=lost,
    )
