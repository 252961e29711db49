"""Gradients that are clipped by value, by norm, by global norm, or not at all."""

from collections.abc import Sequence
from functools import partial

import numpy as np

from dashboard.app_pages.optimizers import said
from dashboard.app_pages.optimizers.walking import ask, show
from dashboard.layout.views import Formula, Guess, Said, View
from nnviz.optimizers import CLIP_KINDS, Clip, clip_gradients

WILD, LIMIT = (6.0, 0.5), 1.0  # of the guess


def turned(kind: str) -> float:
    """Return by how many degrees clipping turns the guess's gradient."""
    left = clip_gradients([np.array(WILD)], Clip(kind, LIMIT))[0]  # type: ignore[arg-type]
    one, other = (np.degrees(np.arctan2(y, x)) for x, y in (WILD, left))
    return float(abs(other - one))


def right() -> str:
    """Return what turns it."""
    return next(kind for kind in CLIP_KINDS if turned(kind) > 1)


def because() -> str:
    """Say by how much, computed."""
    left = clip_gradients([np.array(WILD)], Clip("value", LIMIT))[0]
    return (
        f"By value each number is cut by itself: ({left[0]:g}, {left[1]:g}), turned by {turned('value'):.0f} degrees. "
        "By norm and by global norm both numbers are shortened by one factor, and point where they pointed."
    )


def slide(_: None) -> Sequence[Said]:
    """The slide's "prevent too large of gradient changes", with its numbers."""
    return (
        Formula(
            r"\text{by value: } g_i \leftarrow \min(\max(g_i, -c), c) \qquad "
            r"\text{by norm: } g \leftarrow g \cdot \frac{c}{\max(\lVert g \rVert, c)} \text{ for each variable} "
            r"\qquad "
            r"\text{by global norm: } \lVert g \rVert \text{ over all variables}"
        ),
        "“Clipping: prevent too large of gradient changes.” After step «step» the gradient of «lead» is "
        "(«gradient_x:.2f», «gradient_y:.2f»), the limit c = «limit», and the step («step_x:.3f», «step_y:.3f»).\n"
        "Keras clips by norm each variable for itself, a kernel or a bias; by global norm all together. With one "
        "variable both are the same; with two, by norm may turn the step, by global norm never does.",
        "**Remember:** clipping does not find a better way, it keeps one bad step from undoing many. Next: where noisy "
        "gradients come from.",
    )


def lines(_: None) -> dict[str, str]:
    """Return what is set in the browser as code."""
    return said.LINES | {"limit": "«limit»", "two_variables": "«apart»"}


CLIPPING = View(
    name="clipping",
    ask=partial(ask, "clipping"),
    show=partial(show, "clipping"),
    story=said.STORY,
    guess=Guess(
        f"A gradient of ({WILD[0]:g}, {WILD[1]:g}) is clipped to c = {LIMIT:g}. Which way of clipping turns it?",
        ("value", "norm", "global norm"),
        right=right,
        because=because,
    ),
    slide=slide,
    panel="clipping",
    lines=lines,
    sources=lambda _: (
        "Pascanu, Mikolov and Bengio, On the difficulty of training recurrent neural networks (2013), arXiv 1211.5063",
        "clipvalue, clipnorm, global_clipnorm: keras.optimizers",
    ),
)
