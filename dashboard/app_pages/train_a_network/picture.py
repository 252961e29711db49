"""What the browser draws a training from: curves, predictions, the rows behind them, and the words."""

import base64
from functools import cache
from itertools import product
from typing import Any

import numpy as np

from dashboard.app_pages.train_a_network import PAGE
from dashboard.app_pages.train_a_network.checks import (
    FEWER_THAN,
    MOST_ERROR,
    checks,
    headline,
    linear_to_beat,
    logistic_to_beat,
    share_of_the_largest,
    unit_after,
)
from dashboard.app_pages.train_a_network.choices import MENUS, Choices, facts_of
from dashboard.app_pages.train_a_network.own import is_own
from dashboard.app_pages.train_a_network.work import FINE
from dashboard.layout.address import lecture_mode, version
from dashboard.layout.done import solved
from dashboard.layout.visit import Shown
from dashboard.server.messages import pack
from nnviz.charts.numbers import percent
from nnviz.datasets.mnist import gray_digits
from nnviz.training import overfitting

SHOWN_RIGHT = 6  # digits of each class that are shown although they were read
SHOWN_WRONG = 12  # of each class that were called the same other one
LOSS_AXIS = {
    "MSE": "loss: mean squared error{, squared}",
    "MAE": "loss: mean absolute error{, unit}",
    "Huber": "loss: Huber, delta 1{ unit}",
    "cross-entropy": "loss: categorical cross-entropy",
    "hinge": "loss: categorical hinge",
}
MOST_ROWS, MOST_CELLS = 300, 9  # of a table of the visitor's own that the browser can show: rows, inputs of each


def loss_axis(choices: Choices) -> str:
    """Return what the loss is called, with its unit."""
    unit = unit_after(choices.data).strip().removeprefix("× ")
    squared = f"({unit})²" if " " in unit else f"{unit}²"
    words = {"{, squared}": f", {squared}", "{, unit}": f", {unit}", "{ unit}": f" {unit}"}
    axis = LOSS_AXIS[choices.loss]
    for field, said in words.items():
        axis = axis.replace(field, said if unit else "")
    return axis


def payload(shown: Shown, *, epoch: int | None = None) -> bytes:
    """Return one message for the browser, packed as `dashboard.server.messages.pack` does; its arrays are float32.

    Args:
        shown: A training.
        epoch: The epoch that the link's stop line stands at, if it has one.
    """
    choices, report, facts = shown.job, shown.report, facts_of(shown.job.data)
    head: dict[str, Any] = {
        "channel": PAGE.path,
        "prefix": PAGE.prefix,
        "tall": lecture_mode(),
        "run": repr(choices),
        "version": version(PAGE),
        "picked": epoch,
        "fine": FINE,
        "state": shown.state,
        "note": note(shown),
        "progress": progress(shown),
        "task": headline(choices.data),
        "budget": [choices.parameters, FEWER_THAN] if choices.data == "cars" else None,
        "target": MOST_ERROR if choices.loss == "MAE" and choices.data == "cars" else None,
        "unit": unit_after(choices.data),
        "thing": "row" if is_own(choices.data) else "example" if facts.points.classes else "car",
        "middle": facts.middle or 0,
        "total": choices.allowed,
        "classes": list(facts.points.classes),
        "truth": facts.points.y[facts.train :].round(3).tolist(),
        "axis": loss_axis(choices),
        "metric": "accuracy" if facts.points.classes else "mean absolute error",
        "checks": [],
    }
    if report is None:
        return pack(head, {})
    history = report.history
    head |= {
        "kept": history.kept,
        "stop": history.stop,
        "patience": history.patience,
        "overfits": overfitting(history.curves[0], history.curves[1]).tolist() if history.done else [],
        "broken": history.done + 1 if history.state == "diverged" else None,
        "small": compared(choices),
        "checks": [
            [[check.asked, check.found, check.met] for check in checks(choices, report, epoch=epoch)]
            for epoch in range(history.curves.shape[1])
        ],
    }
    if shown.ended:
        if all(check.met for check in checks(choices, report)):
            solved().add(choices.data)
        head["rows"] = rows_of(choices.data)
        kind = np.uint8 if facts.points.classes else np.int16
        head["each"] = base64.b64encode(report.each.astype(kind).tobytes()).decode()
        if choices.data == "digits":
            head["images"] = images_of(report.predictions)
    return pack(head, {"curves": history.curves, "predictions": report.predictions.astype(np.float32)})


def progress(shown: Shown) -> str:
    """Return how far the training is, and who else is served."""
    if shown.report is None:
        return f"Building and compiling your network{shown.turns}" if not shown.ended else ""
    done = shown.report.history.done
    return f"epoch {done} of {shown.job.allowed}{shown.turns}"


def note(shown: Shown) -> str:
    """Return what has to be said about the training, if anything; it is one sentence or two."""
    choices, report = shown.job, shown.report
    if shown.state == "failed":
        return shown.failure
    if shown.state == "old":
        return "These are the curves of the settings before. Press Train for the new ones."
    if shown.state == "cancelled":
        done = report.history.done if report else 0
        return f"Cancelled after epoch {done}. Nothing more is computed; press Train to begin anew."
    if shown.state == "new":
        return "Press Train."
    if report is None:
        return ""
    if report.history.state == "diverged":
        smaller = max(rate for rate in map(float, MENUS["rate"][1]) if rate <= min(float(choices.rate) / 3, 0.1))
        return (
            f"In epoch {report.history.done + 1} the training diverged: the numbers grew beyond what a float can hold "
            f"(∞), and sums of such are no number (NaN). Try a learning rate of {smaller:g} or less"
            f"{'' if choices.optimizer == 'Adam' else ', or Adam'}."
        )
    return " ".join(filter(None, (_limits(choices), _one_class(shown), _stopped_too_early(shown))))


def _limits(choices: Choices) -> str:
    train = facts_of(choices.data).train
    if choices.allowed < choices.epochs:
        return (
            f"With {choices.updates:,} updates an epoch, {choices.allowed} epochs are the limit here "
            f"(asked for: {choices.epochs})."
        )
    return f"All {train} training examples fit into one batch of {choices.batch}." if choices.batch >= train else ""


def _one_class(shown: Shown) -> str:
    """Say so if the network predicts the same for everything, and what the reasons may be."""
    predictions, classes = shown.report.predictions, facts_of(shown.job.data).points.classes
    if shown.state != "finished":
        return ""
    if not classes:
        facts = facts_of(shown.job.data)
        each, (least, far) = ("row", (0.05, 1.0)) if is_own(shown.job.data) else ("car", (0.5, 5.0))
        if float(np.ptp(predictions)) > least:
            return ""
        if abs(float(predictions.mean() - facts.points.y[: facts.train].mean())) > far:
            return f"It predicts the same for every {each}, and far from most: try a smaller learning rate or less L2."
        return f"It predicts the same for every {each}: it has learned nothing but the mean."
    said = np.unique(predictions.argmax(axis=1))
    if len(said) > 1:
        return ""
    return f"It calls everything {classes[said[0]]}. Try less L2, another learning rate, or more hidden units."


def _stopped_too_early(shown: Shown) -> str:
    """Say so if the ghost goes clearly below what was kept."""
    history = shown.report.history
    if shown.state != "finished" or history.stop is None or history.stop >= history.done:
        return ""
    validation = history.curves[1]
    later = int(np.argmin(validation[1:])) + 1
    if validation[later] < 0.95 * validation[history.kept]:
        return (
            f"Stopped too early: at epoch {later} the validation loss would have been {validation[later]:.3g} "
            f"instead of {validation[history.kept]:.3g}. More patience would have paid."
        )
    return ""


def compared(choices: Choices) -> str:
    """Return what the network has to beat."""
    if choices.data == "cars":
        return f"linear regression, nine inputs: {linear_to_beat():.2f} mpg"
    if is_own(choices.data) and not facts_of(choices.data).points.classes:
        return f"linear regression: {linear_to_beat(choices.data):.3g}{unit_after(choices.data)}"
    largest, logistic = share_of_the_largest(choices.data), logistic_to_beat(choices.data)
    return f"logistic regression: {percent(logistic)}, always the same class: {percent(largest, 0)}"


def rows_of(data: str) -> dict[str, Any]:
    """Return the validation examples as a table's head and its rows of text, in the order of the predictions."""
    return _rows(data, most=MOST_ROWS) if is_own(data) else _rows_of(data)


@cache
def _rows_of(data: str) -> dict[str, Any]:
    return _rows(data)


def _rows(data: str, *, most: int | None = None) -> dict[str, Any]:
    facts = facts_of(data)
    points = facts.points
    inputs = MOST_CELLS if most else None
    held = points.x[facts.train :][:most, :inputs]
    names = list(points.x_names[:inputs])
    cells = [[f"{value:g}" for value in row.round(2)] for row in held]
    if data == "cars":  # where it is from is one word, not three columns
        origins = [name.removeprefix("from ") for name in names[-3:]]
        where = [origins[int(np.argmax(row[-3:]))] for row in held]
        cells = [[*row[:-3], origin] for row, origin in zip(cells, where, strict=True)]
        names = [*names[:-3], "from"]
    return {"names": names, "cells": cells, "labels": list(points.labels[facts.train :][:most])}


def images_of(predictions: np.ndarray) -> dict[str, str]:
    """Return validation digits of each cell of the confusion matrix as base64 of 28×28 gray values."""
    images, labels = gray_digits("test")
    said = predictions.argmax(axis=1)
    wanted = np.concatenate(
        [
            np.flatnonzero((labels == digit) & (said == called))[: SHOWN_RIGHT if called == digit else SHOWN_WRONG]
            for digit, called in product(range(10), repeat=2)
        ]
    )
    return {str(place): base64.b64encode(images[place].tobytes()).decode() for place in wanted.tolist()}
