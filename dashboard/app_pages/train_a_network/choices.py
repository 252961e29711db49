"""The settings of the first exercise: what there is to choose, what is chosen, what it means for a worker."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

import numpy as np
import streamlit as st

from dashboard.app_pages.train_a_network import PAGE, work
from dashboard.app_pages.train_a_network.own import examples_of, is_own, name_of, own_split
from dashboard.app_pages.train_a_network.work import Network
from dashboard.layout.choices import menu
from dashboard.layout.optimizers import OPTIMIZERS
from dashboard.layout.own_table import choose_data
from dashboard.layout.thumbnails import scatter
from dashboard.server.trainings.runs import Job
from nnviz.datasets import EXERCISES, Points, Split, exercise
from nnviz.datasets.mnist import gray_digits
from nnviz.training import Settings

ACTIVATIONS = {"ReLU": "relu", "tanh": "tanh", "sigmoid": "sigmoid"}
QUANTITY_LOSSES = {
    "MSE": "mean_squared_error",
    "MAE": "mean_absolute_error",
    "Huber": "huber",
}
CLASS_LOSSES = {"cross-entropy": "categorical_crossentropy", "hinge": "categorical_hinge"}
LOSSES = QUANTITY_LOSSES | CLASS_LOSSES
HIDDEN = ("none", "4", "8", "16", "32", "64", "8-8", "16-16", "32-32", "64-64")
BATCHES = ("1", "8", "32", "128", "512")
ALL_BATCHES = "compare"
MENUS: Mapping[str, tuple[str, tuple[str, ...], str]] = {  # what the claim speaks of, and the step
    "hidden": ("Hidden units", HIDDEN, "64-64"),
    "batch": ("Batch size", (*BATCHES, ALL_BATCHES), "32"),
    "patience": ("Patience, epochs", ("off", "2", "8", "20"), "8"),
    "rate": ("Learning rate", ("0.0003", "0.001", "0.003", "0.01", "0.03", "0.1", "1", "100"), "0.003"),
}
MORE: Mapping[str, tuple[str, tuple[str, ...], str]] = {
    "optimizer": ("Optimizer", tuple(OPTIMIZERS), "Adam"),
    "epochs": ("Epochs", ("30", "100", "200", "500"), "100"),
    "dropout": ("Dropout", ("0", "0.1", "0.2", "0.3", "0.5"), "0"),
    "l2": ("L2", ("0", "0.0001", "0.001", "0.01", "0.1", "1"), "0"),
    "activation": ("Activation", tuple(ACTIVATIONS), "ReLU"),
    "seed": ("Seed", tuple(map(str, range(10))), "0"),
}
UPDATES_A_SECOND, PRODUCTS_A_SECOND = 30_000, 2e9  # of the worker, about
EPOCH = "epoch"  # word of the address: where the stop line stands; it holds for one training
MOST_UPDATES = 60_000  # of one training, whatever the address asks for: some 10 s


@dataclass(frozen=True)
class Choices(Job):
    """Everything that a training depends on."""

    data: str = "cars"
    loss: str = "MSE"
    hidden: str = "64-64"
    optimizer: str = "Adam"
    rate: str = "0.003"
    batch: int = 32
    epochs: int = 100
    dropout: str = "0"
    l2: str = "0"
    patience: str = "8"
    activation: str = "ReLU"
    seed: int = 0
    compare: bool = False
    """Whether all batch sizes are trained with, instead of `batch`."""

    @property
    def units(self) -> tuple[int, ...]:
        """Units of each hidden layer."""
        return () if self.hidden == "none" else tuple(int(units) for units in self.hidden.split("-"))

    @property
    def sizes(self) -> list[int]:
        """Units of each layer, inputs and output included."""
        facts = facts_of(self.data)
        return [facts.inputs, *self.units, facts.outputs]

    @property
    def parameters(self) -> int:
        """How many numbers are trained."""
        return sum((before + 1) * units for before, units in pairwise(self.sizes))

    @property
    def train(self) -> int:
        """How many examples are trained on."""
        return facts_of(self.data).train

    @property
    def updates(self) -> int:
        """Updates of each epoch: its batches."""
        return -(-self.train // self.batch)

    @property
    def allowed(self) -> int:
        """The epochs that are trained: those asked for, or fewer if each has many batches."""
        return min(self.epochs, MOST_UPDATES // self.updates)

    @property
    def patience_epochs(self) -> int | None:
        """How long early stopping waits."""
        return None if self.patience == "off" else int(self.patience)

    def first(self) -> tuple:
        """See `Job`."""
        return work.start, self.network, examples_of(self.data), self.settings, self.patience_epochs

    def next(self, report: work.Report) -> tuple:
        """See `Job`."""
        return work.go_on, self.network, examples_of(self.data), report

    def running(self, report: work.Report) -> bool:
        """See `Job`."""
        return report.history.state == "running"

    def seconds_left(self, report: work.Report | None) -> float:
        """See `Job`: a larger network takes longer for each update."""
        done = report.history.done if report else 0
        updates = (self.allowed - done) * self.updates
        return updates * self.parameters * self.batch / PRODUCTS_A_SECOND + updates / UPDATES_A_SECOND

    def kept(self, report: work.Report) -> work.Report:
        """See `Job`."""
        return work.finished(report)

    @property
    def network(self) -> Network:
        """The network, for a worker."""
        facts = facts_of(self.data)
        inside = ACTIVATIONS[self.activation], float(self.dropout), self.seed
        return Network(facts.inputs, facts.outputs, facts.middle, self.units, *inside)

    @property
    def settings(self) -> Settings:
        """The training, for a worker."""
        return Settings(
            optimizer=OPTIMIZERS[self.optimizer],
            learning_rate=float(self.rate),
            batch_size=self.batch,
            epochs=self.allowed,
            loss=LOSSES[self.loss],
            seed=self.seed,
            l2=float(self.l2),
            snapshots=tuple(range(self.allowed + 1)),
        )


@dataclass(frozen=True)
class Facts:
    """What the server has to know of a data set, without its inputs."""

    points: Points
    inputs: int
    outputs: int
    train: int
    held: int
    middle: float | None
    """See `work.middle_of`."""


def facts_of(name: str) -> Facts:
    """Return the sizes and words of a data set, or of a table of somebody's own."""
    return _facts(own_split(name), name) if is_own(name) else _facts_of(name)


@cache
def _facts_of(name: str) -> Facts:
    return _facts(exercise(name), name)


def _facts(split: Split, name: str) -> Facts:
    """The digits' pixels, of which the server needs none, are left out."""
    points = split.points if name != "digits" else _without_inputs(split)
    held = len(split.x) - split.train
    return Facts(points, split.x.shape[1], split.outputs, split.train, held, work.middle_of(split))


def _without_inputs(split: Split) -> Points:
    return replace(split.points, x=np.zeros((len(split.x), 0)), x_names=())


def chosen() -> Choices:
    """Show the menus and return what they ask for."""
    data = choose_data(PAGE, EXERCISES, thumbnails=thumbnails(), kind="network", forget=(EPOCH,))
    data = name_of(data)
    kind = CLASS_LOSSES if facts_of(data).points.classes else QUANTITY_LOSSES
    key = "class_loss" if kind is CLASS_LOSSES else "loss"
    words = {key: _menu(key, each) for key, each in MENUS.items()}
    with st.popover("More"):
        loss = _menu(key, ("Loss", tuple(kind), next(iter(kind))))
        words |= {key: _menu(key, each) for key, each in MORE.items()}
    compare = words["batch"] == ALL_BATCHES
    words["batch"] = "32" if compare else words["batch"]
    numbers = {name: int(words[name]) for name in ("batch", "epochs", "seed")}
    return Choices(**(words | numbers), data=data, loss=loss, compare=compare)  # type: ignore[arg-type]


@cache
def thumbnails() -> tuple[str, ...]:
    """Return what each data set looks like: two of its numbers, or a digit's dark pixels; faint is the first class."""
    return tuple(scatter(*_ink()) if name == "digits" else _thumbnail(name) for name in EXERCISES)


def _thumbnail(name: str) -> str:
    points = facts_of(name).points
    if points.classes:
        return scatter(*points.x[:, :2].T, faint=points.y == 0)
    return scatter(points.x[:, points.x_names.index("weight (lb)")], points.y)


def _ink() -> tuple[np.ndarray, np.ndarray]:
    """Return where the ink of some digits is, side by side."""
    rows, columns = np.nonzero(np.hstack(list(gray_digits("test")[0][:3])) > 128)
    return columns, -rows


def _menu(key: str, offered: tuple[str, tuple[str, ...], str]) -> str:
    label, options, default = offered
    return menu(PAGE, label, options, key=key, default=default, forget=(EPOCH,))
