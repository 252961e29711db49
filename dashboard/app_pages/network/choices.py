"""The settings of the playground: what there is to choose, what is chosen, what it means for a worker."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

import numpy as np
import streamlit as st

from dashboard import layout
from dashboard.app_pages.network import work
from dashboard.pages import LecturePage
from dashboard.server.trainings.optimizers import OPTIMIZERS
from dashboard.server.trainings.runs import Job
from nnviz.datasets import (
    FEATURES,
    Points,
    circles,
    features,
    gaussians,
    hills,
    moons,
    spiral,
    tilted_plane,
    xor,
)
from nnviz.training import Data, Progress, Settings, spread

VIEWS = ("One network", "Two side by side", "Sum of bumps")
COUNT = 400  # points, of which a share trains and the others test; all shares and batches go into it evenly
SETS: Mapping[str, Callable[..., Points]] = {
    "XOR": xor,
    "circles": circles,
    "moons": moons,
    "spiral": spiral,
    "Gaussians": gaussians,
    "slope": tilted_plane,
    "hills": hills,
}
QUANTITIES = ("slope", "hills")  # sets without classes
CLOUD = 0.15  # the clouds' own deviation, to which the noise is added
ACTIVATIONS = {"tanh": "tanh", "ReLU": "relu", "sigmoid": "sigmoid", "linear": "linear"}
RATES = ("0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1", "3", "10", "100")
MENUS: Mapping[str, tuple[str, tuple[str, ...], str]] = {
    "nw_data": ("Data", tuple(SETS), "XOR"),
    "nw_noise": ("Noise, %", ("0", "5", "10", "20", "30", "50"), "5"),
    "nw_share": ("Train on, %", ("10", "20", "50", "80"), "50"),
    "nw_activation": ("Activation", tuple(ACTIVATIONS), "tanh"),
    "nw_optimizer": ("Optimizer", tuple(OPTIMIZERS), "Adam"),
    "nw_rate": ("Learning rate", RATES, "0.03"),
    "nw_batch": ("Batch size", ("1", "5", "10", "20", "40"), "10"),
    "nw_l2": ("L2", ("0", "0.0001", "0.001", "0.01", "0.1"), "0"),
    "nw_epochs": ("Epochs", ("30", "100", "300", "1000"), "300"),
    "nw_seed": ("Seed", tuple(map(str, range(10))), "0"),
}
DIFFERING = ("activation", "optimizer", "rate", "batch", "l2", "noise", "share")  # of two networks side by side
WORDS = {name: name.replace("²", "2").replace(" π", "") for name in FEATURES}  # as the address has them
MOST_LAYERS, MOST_UNITS = 6, 8
MOST_BYTES = 105_000  # of the recorded weights, which then travel in less than 150 kB
TRAINED = ("nw_run", "nw_step")  # words of the address that hold for one training


OTHERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "Hidden layers": ("hidden", ("none", "1", "2", "4", "8", "4-2", "4-4", "8-8", "8-8-8", "8-8-8-8-8-8")),
} | {MENUS[f"nw_{field}"][0]: (field, MENUS[f"nw_{field}"][1]) for field in DIFFERING}


@dataclass(frozen=True)
class Choices(Job):
    """Everything that a training depends on."""

    data: str = "XOR"
    noise: int = 5
    share: int = 50
    inputs: tuple[str, ...] = ("x", "y")
    hidden: tuple[int, ...] = (4, 2)
    activation: str = "tanh"
    optimizer: str = "Adam"
    rate: str = "0.03"
    batch: int = 10
    l2: str = "0"
    epochs: int = 300
    seed: int = 0

    @property
    def sizes(self) -> list[int]:
        """Units of each layer, inputs and output included."""
        return [len(self.inputs), *self.hidden, 1]

    @property
    def parameters(self) -> int:
        """How many numbers are trained."""
        return sum((before + 1) * units for before, units in pairwise(self.sizes))

    @property
    def train(self) -> int:
        """How many points are trained on."""
        return COUNT * self.share // 100

    @property
    def deviation(self) -> float:
        """The noise as the data sets take it."""
        return round((CLOUD if self.data == "Gaussians" else 0) + self.noise / 100, 2)

    @property
    def quantity(self) -> bool:
        """Whether the network predicts a quantity instead of a class."""
        return self.data in QUANTITIES

    @property
    def points(self) -> Points:
        """The 400 points, training first."""
        return SETS[self.data](count=COUNT, noise=self.deviation)

    @property
    def parts(self) -> tuple[Data, Data]:
        """Inputs and outputs of the training points, and of the test points."""
        x, y = features(self.points.x, self.inputs), self.points.y.astype(np.float32)
        return (x[: self.train], y[: self.train]), (x[self.train :], y[self.train :])

    @property
    def architecture(self) -> work.Architecture:
        """The network, for a worker."""
        output = "linear" if self.quantity else "sigmoid"
        return work.Architecture(len(self.inputs), self.hidden, ACTIVATIONS[self.activation], self.seed, output)

    @property
    def settings(self) -> Settings:
        """The training, for a worker."""
        most = min(101, max(20, MOST_BYTES // (4 * self.parameters)))
        return Settings(
            optimizer=OPTIMIZERS[self.optimizer],
            learning_rate=float(self.rate),
            batch_size=self.batch,
            epochs=self.epochs,
            loss="mean_squared_error" if self.quantity else "binary_crossentropy",
            seed=self.seed,
            l2=float(self.l2),
            snapshots=spread(self.epochs, most),
        )

    def first(self) -> tuple:
        """See `Job`."""
        return work.start, self.architecture, self.settings

    def next(self, report: Progress) -> tuple:
        """See `Job`."""
        return work.go_on, self.architecture, *self.parts, report

    def running(self, report: Progress) -> bool:
        """See `Job`."""
        return report.recording.stopped == "running"

    def kept(self, report: Progress) -> Progress:
        """See `Job`: the recording alone."""
        return report.settled()


def chosen(page: LecturePage) -> Choices:
    """Show the menus and return what they, and the diagram's own buttons, ask for."""
    inputs, hidden = inputs_asked(), hidden_asked()
    answers = {
        key.removeprefix("nw_"): layout.menu(page, label, options, key=key, default=default, forget=TRAINED)
        for key, (label, options, default) in MENUS.items()
    }
    return of(answers | {"inputs": inputs, "hidden": hidden})


def of(answers: Mapping[str, Any]) -> Choices:
    """Return choices from words: numbers are still text."""
    numbers = {name: int(answers[name]) for name in ("noise", "share", "batch", "epochs", "seed")}
    return Choices(**(answers | numbers))  # type: ignore[operator]


def beside(page: LecturePage, choices: Choices) -> tuple[str, Choices]:
    """Show what the second of two networks has otherwise, and return that setting's name and the second network."""
    name = layout.menu(page, "They differ in", tuple(OTHERS), key="nw_differ", default="Activation", forget=TRAINED)
    field, options = OTHERS[name]
    here = say(choices, field)
    default = next(
        option
        for option in ("ReLU", "none", "SGD", "0.3", "40", "0.01", "30", "10", *options)
        if option in options and option != here
    )
    text = layout.menu(page, "The right one has", options, key=f"nw_other_{field}", default=default, forget=TRAINED)
    value: Any = text
    if field == "hidden":
        value = hidden_of(text)
    elif field in ("noise", "share", "batch"):
        value = int(text)
    return name, replace(choices, **{field: value})


def say(choices: Choices, field: str) -> str:
    """Return a setting as a menu has it."""
    value = getattr(choices, field)
    return "-".join(map(str, value)) or "none" if field == "hidden" else str(value)


def hidden_of(text: str) -> tuple[int, ...]:
    """Return the units of hidden layers that are written as in "8-8" or "none"."""
    return () if text == "none" else tuple(int(units) for units in text.split("-"))


def inputs_asked() -> tuple[str, ...]:
    """Return the inputs that the address names, in the order of `FEATURES`; none if it says "none"."""
    text = st.query_params.get("nw_inputs")
    if text is None:
        return Choices.inputs
    words = set() if text == "none" else set(text.split("-"))
    if words <= set(WORDS.values()):
        return tuple(name for name, word in WORDS.items() if word in words)
    st.caption("The address asks for unknown nw_inputs; this shows x and y.")
    return Choices.inputs


def hidden_asked() -> tuple[int, ...]:
    """Return the hidden layers that the address names, as in "8-8"; none if it says "none"."""
    text = st.query_params.get("nw_hidden")
    if text is None:
        return Choices.hidden
    if text == "none" or re.fullmatch(rf"[1-{MOST_UNITS}](-[1-{MOST_UNITS}]){{0,{MOST_LAYERS - 1}}}", text):
        return hidden_of(text)
    st.caption("The address asks for nw_hidden outside 1 to 6 layers of 1 to 8 units, such as 8-8; this shows 4-2.")
    return Choices.hidden


def change(asked: object) -> None:
    """Bring what was pressed in the diagram into the address; what a browser sends may be anything."""
    if not isinstance(asked, Mapping):
        return
    name, text = str(asked.get("name")), str(asked.get("value"))[:80]
    if name in ("nw_inputs", "nw_hidden"):
        st.query_params[name] = text
        layout.forget_words(TRAINED)
