"""What the training worker does for the first exercise: short, stateless, importable."""

import time
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

import numpy as np

from nnviz.datasets import Split, exercise
from nnviz.training import History, Settings, begin_fit, fit
from nnviz.training.loop import CAPACITY

TASK_SECONDS = 0.2  # of training, before it is another visitor's turn


@dataclass(frozen=True)
class Network:
    """An architecture for one of the exercise's data sets; see `nnviz.models.table_network`."""

    data: str
    hidden: tuple[int, ...]
    activation: str
    dropout: float
    seed: int

    def build(self) -> Any:
        """Return the untrained model; a quantity's bias begins at the mean of its training targets."""
        from nnviz.models import table_network

        split = _split(self.data)
        return table_network(
            inputs=split.x.shape[1],
            hidden=self.hidden,
            outputs=split.outputs,
            seed=self.seed,
            activation=self.activation,
            dropout=self.dropout,
            middle=None if split.points.classes else round(float(split.y[: split.train].mean()), 2),
        )


@dataclass(frozen=True, eq=False)
class Report:
    """A training as far as it is, and what its kept weights answer."""

    history: History
    answers: np.ndarray
    """For the validation examples, float32, shape (examples, outputs)."""
    seconds: float
    """Spent on training, without the first compiling of its loop."""


def start(network: Network, settings: Settings, patience: int | None) -> Report:
    """Return a training after its first look at the untrained network; the loop is compiled here, if it has to be."""
    model = network.build()
    (x, y), held = _split(network.data).parts
    history = fit(model, x, y, begin_fit(model, settings, patience=patience), validation=held, epochs=1)
    return _report(model, history, held[0], 0.0)


def go_on(network: Network, report: Report) -> Report:
    """Train for at most about `TASK_SECONDS`, an epoch at least."""
    model, history, began, epochs = _model(network), report.history, time.perf_counter(), 1
    (x, y), held = _split(network.data).parts
    while history.state == "running" and (spent := time.perf_counter() - began) < TASK_SECONDS:
        history = fit(model, x, y, history, validation=held, epochs=epochs)
        each = (time.perf_counter() - began - spent) / epochs
        left = TASK_SECONDS - (time.perf_counter() - began)
        epochs = int(np.clip(left / each, 1, min(2 * epochs, CAPACITY)))
    return _report(model, history, held[0], report.seconds + time.perf_counter() - began)


def _report(model: Any, history: History, held: np.ndarray, seconds: float) -> Report:
    """Ask the network of the kept weights, without touching the others."""
    kept = replace(history.progress.recording, weights=history.weights[None])
    model.set_weights(kept.weights_at(0))
    return Report(history, np.asarray(model(held, training=False)), seconds)


def finished(report: Report) -> Report:
    """Return a report without what a training would go on from: it is kept for other visitors, and is small."""
    history = report.history
    return replace(report, history=replace(history, weights=history.weights[:0], progress=history.progress.settled()))


@lru_cache(maxsize=8)
def _model(network: Network) -> Any:
    return network.build()


@lru_cache(maxsize=3)
def _split(name: str) -> Split:
    return exercise(name)
