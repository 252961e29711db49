"""What the training worker does for the first exercise: short, stateless, importable."""

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import numpy as np

from nnviz.datasets import Split, exercise
from nnviz.linear import fit_softmax
from nnviz.training import History, Settings, begin_fit, fit
from nnviz.training.loop import CAPACITY

TASK_SECONDS = 0.2  # of training, before it is another visitor's turn
MOST_FOLLOWED = 100  # validation examples whose predictions are kept for each epoch
FINE = 100  # steps of a unit in which quantities are kept
ACTIVATIONS: dict[str, Callable[[np.ndarray], np.ndarray]] = {
    "relu": lambda z: np.maximum(z, 0),
    "tanh": np.tanh,
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
}


@dataclass(frozen=True)
class Network:
    """An architecture; see `nnviz.models.table_network`."""

    inputs: int
    outputs: int
    middle: float | None
    """Where a quantity's bias begins, see `middle_of`."""
    hidden: tuple[int, ...]
    activation: str
    dropout: float
    seed: int

    def build(self) -> Any:
        """Return the untrained model."""
        from nnviz.models import table_network

        return table_network(
            inputs=self.inputs,
            hidden=self.hidden,
            outputs=self.outputs,
            seed=self.seed,
            activation=self.activation,
            dropout=self.dropout,
            middle=self.middle,
        )


Data = str | Split
"""One of the exercise's data sets by its name, or a table of the visitor's own."""


def middle_of(split: Split) -> float | None:
    """Return where a quantity's bias begins: the mean of its training targets, to two decimals; None for classes."""
    return None if split.points.classes else round(float(split.y[: split.train].mean()), 2)


def linear_error(data: Data) -> float:
    """Return the validation mean absolute error of linear regression on all inputs."""
    (x, y), (held, truth) = _split(data).parts
    weights = np.linalg.lstsq(np.column_stack([x, np.ones(len(x))]), y, rcond=None)[0]
    return float(np.abs(np.column_stack([held, np.ones(len(held))]) @ weights - truth).mean())


def logistic_accuracy(data: Data) -> float:
    """Return the validation accuracy of logistic regression on classes."""
    (x, y), (held, truth) = _split(data).parts
    return fit_softmax(x, y.argmax(axis=1)).accuracy(held, truth.argmax(axis=1))


@dataclass(frozen=True, eq=False)
class Report:
    """A training as far as it is, and what its kept weights predict."""

    history: History
    predictions: np.ndarray
    """For the validation examples, float32, shape (examples, outputs)."""
    seconds: float
    """Spent on training, without the first compiling of its loop."""
    each: np.ndarray
    """The predictions after each epoch, the first before any: the number of a class, or a quantity, less the network's
    `middle`, in steps of 1 / `FINE`; int16, shape (epochs + 1, examples), or (0, examples) where there are too many."""


def start(network: Network, data: Data, settings: Settings, patience: int | None) -> Report:
    """Return a training after its first look at the untrained network; the loop is compiled here, if it has to be."""
    model = network.build()
    (x, y), held = _split(data).parts
    history = fit(model, x, y, begin_fit(model, settings, patience=patience), validation=held, epochs=1)
    return _report(model, history, held[0], 0.0, predictions(network, history.recent, held[0]))


def go_on(network: Network, data: Data, report: Report) -> Report:
    """Train for at most about `TASK_SECONDS`, an epoch at least."""
    model, history, began, epochs, each = _model(network), report.history, time.perf_counter(), 1, [report.each]
    (x, y), held = _split(data).parts
    while history.state == "running" and (spent := time.perf_counter() - began) < TASK_SECONDS:
        history = fit(model, x, y, history, validation=held, epochs=epochs)
        each.append(predictions(network, history.recent, held[0]))
        one = (time.perf_counter() - began - spent) / epochs
        left = TASK_SECONDS - (time.perf_counter() - began)
        epochs = int(np.clip(left / one, 1, min(2 * epochs, CAPACITY)))
    seconds = report.seconds + time.perf_counter() - began
    return _report(model, history, held[0], seconds, np.concatenate(each))


def _report(model: Any, history: History, held: np.ndarray, seconds: float, each: np.ndarray) -> Report:
    """Ask the network of the kept weights, without touching the others."""
    kept = replace(history.progress.recording, weights=history.weights[None])
    model.set_weights(kept.weights_at(0))
    without = replace(history, recent=history.recent[:0])  # of 50,000 weights they would be 200 kB an epoch
    return Report(without, np.asarray(model(held, training=False)), seconds, each)


def predictions(network: Network, rows: np.ndarray, x: np.ndarray) -> np.ndarray:
    """Return what the network predicts with each of some weights, as `Report.each` has it.

    Args:
        network: Its layers are dense; dropout does nothing here.
        rows: Weights, float32, shape (epochs, parameters).
        x: Inputs, float32, shape (examples, inputs).
    """
    if len(x) > MOST_FOLLOWED:
        return np.zeros((0, len(x)), np.int16)
    outputs, at = np.broadcast_to(x, (len(rows), *x.shape)), 0
    sizes = [network.inputs, *network.hidden, network.outputs]
    for layer, (before, units) in enumerate(pairwise(sizes)):
        kernel = rows[:, at : at + before * units].reshape(-1, before, units)
        at += before * units
        outputs = outputs @ kernel + rows[:, None, at : at + units]
        at += units
        if layer < len(network.hidden):
            outputs = ACTIVATIONS[network.activation](outputs)
    if outputs.shape[2] > 1:
        return outputs.argmax(axis=2).astype(np.int16)
    limits = np.iinfo(np.int16)
    middle = network.middle or 0.0
    return np.nan_to_num(np.round(FINE * (outputs[:, :, 0] - middle))).clip(limits.min, limits.max).astype(np.int16)


def finished(report: Report) -> Report:
    """Return a report without what a training would go on from: it is kept for other visitors, and is small."""
    history = report.history
    return replace(report, history=replace(history, weights=history.weights[:0], progress=history.progress.settled()))


@lru_cache(maxsize=8)
def _model(network: Network) -> Any:
    return network.build()


def _split(data: Data) -> Split:
    return data if isinstance(data, Split) else _exercise(data)


@lru_cache(maxsize=3)
def _exercise(name: str) -> Split:
    return exercise(name)
