"""What the browser draws a training from: curves, answers, the rows behind them, and the words."""

import base64
from functools import cache
from itertools import product
from typing import Any

import numpy as np

from dashboard.app_pages.train_a_network import PAGE
from dashboard.app_pages.train_a_network.checks import checks, line_to_beat, share_of_the_largest, task
from dashboard.app_pages.train_a_network.choices import MENUS, Choices, facts_of
from dashboard.layout.address import lecture_mode
from dashboard.layout.visit import Shown
from dashboard.server.messages import pack
from nnviz.datasets.mnist import grey_digits

SHOWN_RIGHT = 6  # digits of each class that are shown although they were read
SHOWN_WRONG = 12  # of each class that were called the same other one
LOSS_AXIS = {
    "MSE": "loss: mean squared error, mpg²",
    "MAE": "loss: mean absolute error, mpg",
    "Huber": "loss: Huber, delta 1 mpg",
    "log loss": "loss: log loss (cross-entropy)",
    "hinge": "loss: categorical hinge",
}


def payload(shown: Shown) -> bytes:
    """Return one message for the browser, packed as `dashboard.server.messages.pack` does; its arrays are float32."""
    choices, report, facts = shown.job, shown.report, facts_of(shown.job.data)
    head: dict[str, Any] = {
        "channel": PAGE.path,
        "prefix": PAGE.prefix,
        "tall": lecture_mode(),
        "run": repr(choices),
        "state": shown.state,
        "note": note(shown),
        "progress": progress(shown),
        "task": task(choices.data),
        "total": choices.allowed,
        "classes": list(facts.points.classes),
        "truth": facts.points.y[facts.train :].round(3).tolist(),
        "axis": LOSS_AXIS[choices.loss],
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
        "broken": history.done + 1 if history.state == "diverged" else None,
        "small": compared(choices),
        "checks": [[check.asked, check.found, check.met] for check in checks(choices, report)],
    }
    if shown.ended:
        head["rows"] = rows_of(choices.data)
        if choices.data == "digits":
            head["images"] = images_of(report.answers)
    return pack(head, {"curves": history.curves, "answers": report.answers.astype(np.float32)})


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
            f"In epoch {report.history.done + 1} the numbers grew beyond all bounds (NaN): each step was longer than "
            f"the one before. Try a learning rate of {smaller:g} or less"
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
    """Say so if the network gives one answer to everything, and what the reasons may be."""
    answers, classes = shown.report.answers, facts_of(shown.job.data).points.classes
    if shown.state != "finished":
        return ""
    if not classes:
        facts = facts_of(shown.job.data)
        if float(np.ptp(answers)) > 0.5:
            return ""
        if abs(float(answers.mean() - facts.points.y[: facts.train].mean())) > 5:
            return "It predicts the same for every car, and far from most: try a smaller learning rate or less L2."
        return "It predicts the same for every car: it has learned nothing but the mean."
    said = np.unique(answers.argmax(axis=1))
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
        return f"best straight line {line_to_beat():.2f} mpg"
    return f"always the same answer {share_of_the_largest(choices.data):.0%}"


@cache
def rows_of(data: str) -> dict[str, Any]:
    """Return the validation examples as a table's head and its rows of text, in the order of the answers."""
    facts = facts_of(data)
    points = facts.points
    held = points.x[facts.train :]
    names = list(points.x_names)
    cells = [[f"{value:g}" for value in row.round(2)] for row in held]
    if data == "cars":  # where it is from is one word, not three columns
        origins = [name.removeprefix("from ") for name in names[-3:]]
        where = [origins[int(np.argmax(row[-3:]))] for row in held]
        cells = [[*row[:-3], origin] for row, origin in zip(cells, where, strict=True)]
        names = [*names[:-3], "from"]
    return {"names": names, "cells": cells, "labels": list(points.labels[facts.train :])}


def images_of(answers: np.ndarray) -> dict[str, str]:
    """Return validation digits of each cell of the confusion matrix as base64 of 28×28 grey values."""
    images, labels = grey_digits("test")
    said = answers.argmax(axis=1)
    wanted = np.concatenate(
        [
            np.flatnonzero((labels == digit) & (said == called))[: SHOWN_RIGHT if called == digit else SHOWN_WRONG]
            for digit, called in product(range(10), repeat=2)
        ]
    )
    return {str(place): base64.b64encode(images[place].tobytes()).decode() for place in wanted.tolist()}
