"""What can be set on each layer's picture; an address is checked by it, the browser offers it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.app_pages.layers import PAGE
from dashboard.layout.address import query_choice, query_number
from nnviz.layer_steps import ACTIVATIONS

TRAINING = ("training", "inference")


@dataclass(frozen=True, kw_only=True)
class Control:
    """A slider, a choice among a few, or what is moved on the picture alone."""

    name: str
    """In the address, without the page's prefix."""
    label: str = ""
    """Empty for what is moved on the picture alone."""
    default: float | str
    first: float | str | None = None
    """What the address asks for."""
    low: float = 0.0
    high: float = 1.0
    step: float = 1.0
    power: float | None = None
    """The slider moves the exponent of this number."""
    options: Sequence[str] | None = None
    """Of a choice."""

    def asked(self) -> "Control":
        """Return it with what the address asks for; what makes no sense falls back with a note."""
        word = PAGE.word(self.name)
        if self.options:
            first = query_choice(word, {each: each for each in self.options}, default=str(self.default))
            return replace(self, first=first)
        asked = query_number(word, default=float(self.default), low=self.low, high=self.high)
        if self.power:
            return replace(self, first=asked)
        return replace(self, first=round(self.low + round((asked - self.low) / self.step) * self.step, 6))


def slider(name: str, label: str, default: float, low: float, high: float, **others: Any) -> Control:
    """Return a slider."""
    return Control(name=name, label=label, default=default, low=low, high=high, **others)


def choice(name: str, label: str, options: Sequence[str]) -> Control:
    """Return a choice; the first option is chosen at first."""
    return Control(name=name, label=label, default=options[0], options=options)


ACTIVATION = (
    choice("function", "function", ACTIVATIONS),
    slider("spread", "spread", 1.0, 0.2, 1.8, step=0.1),
    slider("shift", "shift", 0.0, -2.0, 2.0, step=0.1),
    Control(name="z", default=1.0, low=-8, high=8, step=0.1),
)
NORMALIZATION = (
    slider("batch", "batch size", 8, 2, 128, power=2),
    slider("seen", "batches seen", 12, 1, 60),
    choice("momentum", "momentum", ("0.99", "0.9")),
    choice("mode", "mode", TRAINING),
    Control(name="gamma", default=1.0, low=-3, high=3, step=0.1),
    Control(name="beta", default=0.0, low=-3, high=3, step=0.1),
)
DROPOUT = (
    slider("p", "rate p", 0.5, 0.0, 0.9, step=0.05),
    choice("kept", "kept values", ("divided by 1 − p", "as they are")),
    choice("mode", "mode", TRAINING),
    Control(name="mask", default=1, low=1, high=30),
)
WINDOWS = (
    choice("kernel", "kernel", ("vertical edge", "horizontal edge", "blur", "outline")),
    Control(name="row", default=14, low=1, high=26),
    Control(name="column", default=15, low=1, high=26),
)
FLATTEN = (
    slider("batch", "images in the batch", 3, 1, 4),
    slider("digit", "image", 1, 1, 4),
    slider("row", "row", 6, 1, 14),
    slider("column", "column", 7, 1, 14),
)
