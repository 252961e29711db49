"""Five optimizers race down a surface."""

from collections.abc import Sequence
from functools import partial

from dashboard.app_pages.optimizers import said
from dashboard.app_pages.optimizers.walking import ask, show
from dashboard.layout.views import Formula, Guess, Said, View
from nnviz.datasets import surface
from nnviz.optimizers import KINDS, Rule, walk


def valley_of(kind: str) -> float:
    """Return x where an optimizer ends on the two valleys, with the settings that the picture has at first."""
    rate = 0.1 if kind in ("RMSprop", "Adam") else 0.05
    run = walk(surface("two valleys"), Rule(kind=kind, learning_rate=rate), steps=60)  # type: ignore[arg-type]
    return float(run.places[-1, 0])


def right() -> str:
    """Return how many of the five come to the deeper valley."""
    return str(sum(valley_of(kind) < 0 for kind in KINDS))


def because() -> str:
    """Say which ones do, computed."""
    deep = [kind for kind in KINDS if valley_of(kind) < 0]
    return (
        f"{' and '.join(deep)}: their velocity carries them over the ridge. The others stay in the right valley. "
        "From another start, or with another memory, more cross over, or fewer: try it."
    )


def slide(_: None) -> Sequence[Said]:
    """The slide's "keep moving in direction of last step", with its numbers."""
    return (
        Formula(
            r"\text{SGD: } w \leftarrow w - \gamma g \qquad "
            r"\text{momentum: } v \leftarrow \beta v - \gamma g,\; w \leftarrow w + v \qquad "
            r"\text{Nesterov: } w \leftarrow w + \beta v - \gamma g"
        ),
        Formula(
            r"\text{RMSprop: } v \leftarrow \rho v + (1 - \rho) g^2,\; "
            r"w \leftarrow w - \frac{\gamma g}{\sqrt{v + \epsilon}} \qquad "
            r"\text{Adam: } w \leftarrow w - \gamma \frac{\hat m}{\sqrt{\hat v} + \epsilon}"
        ),
        "“Momentum: keep moving in direction of last step.” Now, after step «step», «lead» stands at "
        "(«now_x:.2f», «now_y:.2f») with a loss of «loss:.3f»; the gradient is («gradient_x:.2f», «gradient_y:.2f»), "
        "γ = «gamma», and the step («step_x:.3f», «step_y:.3f»).\n"
        "Keras keeps the rate γ inside the velocity. RMSprop and Adam divide by the usual size √v of each part of the "
        "gradient, so γ sets the length of a step along each axis, whatever the size of the gradient: the first one is "
        "γ with Adam, γ / √(1 − ρ) with RMSprop. Without ε they would divide by 0 where nothing slopes. "
        "Adam's two means start at 0 and are too small at first: "
        "m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ) mend "
        f"that; β₂ is 0.999 here. {said.SUMS}",
        "**Remember:** a gradient says where down is, an optimizer decides what to make of it. Next: how long "
        "a step may be.",
    )


def lines(_: None) -> dict[str, str]:
    """Return what is set in the browser as code."""
    return said.LINES | {"adaptive": "«adaptive»", "memory": "«memory»"}


RACE = View(
    name="race",
    ask=partial(ask, "race"),
    show=partial(show, "race"),
    story=said.STORY,
    guess=Guess(
        "Two valleys, the deeper one left; all five start on the right. How many cross over?",
        ("none", "2", "5"),
        right=right,
        because=because,
    ),
    slide=slide,
    panel="race",
    lines=lines,
    sources=said.sources,
)
