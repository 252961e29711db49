"""The settings of the playground: what there is to choose, and what is chosen means for a worker."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np

from dashboard.app_pages.network import own_points, work
from dashboard.app_pages.network.own_points import OWN
from dashboard.layout.optimizers import OPTIMIZERS
from dashboard.server.trainings.runs import Job
from nnviz.datasets import (
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
from nnviz.training.padded_loop import LOSSES

UPDATES_A_SECOND = 60_000  # of the worker, about
COUNT = 400  # points, of which a share trains and the others validate; all shares and batches go into it evenly
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
CLOUD = 0.15  # the clouds' own standard deviation, to which the noise is added
ACTIVATIONS = {"tanh": "tanh", "ReLU": "relu", "sigmoid": "sigmoid", "linear": "linear"}
WORDS = {  # of the inputs in the address
    "x₁": "x",
    "x₂": "y",
    "x₁²": "x2",
    "x₂²": "y2",
    "x₁x₂": "xy",
    "sin πx₁": "sinx",
    "sin πx₂": "siny",
}
MOST_LAYERS, MOST_UNITS = 6, 8
MOST_BYTES = 105_000  # of the recorded weights, which then travel in less than 150 kB


@dataclass(frozen=True)
class Choices(Job):
    """Everything that a training depends on."""

    data: str = "XOR"
    noise: int = 5
    share: int = 50
    inputs: tuple[str, ...] = ("x₁", "x₂")
    hidden: tuple[int, ...] = (4, 2)
    activation: str = "tanh"
    optimizer: str = "Adam"
    rate: str = "0.03"
    batch: int = 10
    l2: str = "0"
    epochs: int = 300
    seed: int = 0
    placed: str = ""
    """The visitor's own points as a link spells them, if the data are those."""

    @property
    def sizes(self) -> list[int]:
        """Units of each layer, inputs and output included."""
        return [len(self.inputs), *self.hidden, self.outputs]

    @property
    def parameters(self) -> int:
        """How many numbers are trained."""
        return sum((before + 1) * units for before, units in pairwise(self.sizes))

    @property
    def train(self) -> int:
        """How many points are trained on."""
        return self._put[1] if self.data == OWN else COUNT * self.share // 100

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
        """The 400 points, or those that were put by hand, training first."""
        if self.data == OWN:
            return own_points.as_points(self._put[0])
        return SETS[self.data](count=COUNT, noise=self.deviation)

    @property
    def _put(self) -> tuple[list[own_points.Point], int]:
        return own_points.training_first(own_points.read(self.placed), share=self.share)

    @property
    def outputs(self) -> int:
        """Units of the last layer: a probability for each of more than two classes, else one number."""
        count = len(self.points.classes) if self.data == OWN else 0
        return count if count > 2 else 1

    @property
    def output(self) -> str:
        """What the last layer does with its sums."""
        if self.quantity:
            return "linear"
        return "sigmoid" if self.outputs == 1 else "softmax"

    @property
    def missing(self) -> str:
        """What a training lacks, in a sentence; empty if it can begin."""
        if not self.inputs:
            return "A network needs an input."
        if self.data == OWN and len({number for number, *_ in self._put[0][: self.train]}) < 2:
            return "Put more points on the map: those to train on have to be of two classes at least."
        return ""

    @property
    def parts(self) -> tuple[Data, Data]:
        """Inputs and outputs of the training points, and of the validation points."""
        x, y = features(self.points.x, self.inputs), self.points.y.astype(np.float32)
        return (x[: self.train], y[: self.train]), (x[self.train :], y[self.train :])

    @property
    def architecture(self) -> work.Architecture:
        """The network, for a worker."""
        activation, outputs = ACTIVATIONS[self.activation], self.outputs
        return work.Architecture(len(self.inputs), self.hidden, activation, self.seed, self.output, outputs)

    @property
    def settings(self) -> Settings:
        """The training, for a worker."""
        most = min(101, max(20, MOST_BYTES // (4 * self.parameters)))
        return Settings(
            optimizer=OPTIMIZERS[self.optimizer],
            learning_rate=float(self.rate),
            batch_size=self.batch,
            epochs=self.epochs,
            loss=LOSSES[self.output],
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

    def seconds_left(self, report: Progress | None) -> float:
        """See `Job`."""
        done = report.entry if report else 0
        return (self.epochs - done) * -(-self.train // self.batch) / UPDATES_A_SECOND

    def kept(self, report: Progress) -> Progress:
        """See `Job`: the recording alone."""
        return report.settled()


def of(answers: Mapping[str, Any]) -> Choices:
    """Return choices from words: numbers are still text."""
    numbers = {name: int(answers[name]) for name in ("noise", "share", "batch", "epochs", "seed")}
    return Choices(**(answers | numbers))  # type: ignore[operator]


def say(choices: Choices, field: str) -> str:
    """Return a setting as a menu has it."""
    value = getattr(choices, field)
    return "-".join(map(str, value)) or "none" if field == "hidden" else str(value)


def hidden_of(text: str) -> tuple[int, ...]:
    """Return the units of hidden layers that are written as in "8-8" or "none"."""
    return () if text == "none" else tuple(int(units) for units in text.split("-"))
