"""What the browser draws the playground from, and what is said about the state of the picture."""

from collections.abc import Mapping
from typing import Any

import numpy as np
import streamlit as st

from dashboard.app_pages.network import PAGE, own_points
from dashboard.app_pages.network.by_hand import NOTHING, words_for
from dashboard.app_pages.network.choices import MOST_LAYERS, MOST_UNITS, WORDS, Choices
from dashboard.app_pages.network.own_points import OWN
from dashboard.layout.address import lecture_mode, version
from dashboard.layout.visit import Shown
from dashboard.server.messages import pack
from nnviz.training import Progress, Recording, overfitting

NO_INPUT = "No input is chosen, so there is nothing to learn from. Press one of the inputs on the left."


def recording_of(shown: Shown) -> Recording | None:
    """Return the training as far as it is, the network before it, or nothing without an input."""
    return shown.report.recording if isinstance(shown.report, Progress) else shown.report


def payload(
    shown: Shown,
    *,
    title: str = "",
    place: str = "",
    frames: np.ndarray | None = None,
    fixed: bool = False,
    hand: Mapping[str, Any] = NOTHING,
) -> bytes:
    """Return what the browser draws from, packed as `dashboard.server.messages.pack` does; its arrays are float32.

    Args:
        shown: A network.
        title: What tells it from the other one, if there are two.
        place: A word for which of two it is; what it says on the page's bus has that name.
        frames: Epochs of the player's frames, int, shape (frames,), if they are those of another network.
        fixed: Whether a menu says its layers, not the diagram's own buttons.
        hand: What the address says was changed by hand, of `by_hand`.
    """
    choices: Choices = shown.job
    recording = recording_of(shown)
    points = choices.points
    head: dict[str, Any] = {
        "channel": PAGE.path + place,
        "page": PAGE.path,
        "aside": place != "",
        "of": f"{choices} {shown.state if shown.ended else ''}",
        "hand": hand,
        "words": words_for(place),
        "prefix": PAGE.prefix,
        "step": f"{PAGE.word('player')}:step",
        "tall": lecture_mode(),
        "title": title,
        "fixed": fixed,
        "version": version(PAGE),
        "bent": st.query_params.get(PAGE.word("bent")) == "1",
        "inputs": list(choices.inputs),
        "features": WORDS,
        "hidden": list(choices.hidden),
        "activation": choices.activation,
        "output": choices.output,
        "outputs": choices.outputs,
        "mostLayers": MOST_LAYERS,
        "mostUnits": MOST_UNITS,
        "train": choices.train,
        "total": choices.epochs,
        "own": own_points.read(choices.placed) if choices.data == OWN and not title else None,
        "share": choices.share,
        "classes": [] if choices.quantity else points.y.astype(int).tolist(),
        "parameters": choices.parameters if choices.inputs else 0,
        "note": note(shown),
        "live": not shown.ended,
        "overfits": overfits(recording) if recording is not None and shown.ended else [],
        "trained": recording is not None and len(recording.loss) > 0,
    }
    pictures = {"points": points.x.astype(np.float32)}
    if choices.quantity:
        pictures["heights"] = points.y.astype(np.float32)
    if recording is not None and len(recording.weights):
        weights = recording.weights if shown.ended else recording.weights[-1:]  # it comes again and again
        pictures |= {"weights": weights, "epochs": recording.epochs.astype(np.float32)}
        if recording.validation_loss is not None and recording.validation_metric is not None:
            curves = [recording.loss, recording.validation_loss, recording.metric, recording.validation_metric]
            pictures["curves"] = np.stack(curves)
        if frames is not None:
            pictures["follow"] = following(recording.epochs, frames).astype(np.float32)
    return pack(head, pictures)


def overfits(recording: Recording) -> list[bool]:
    """Return at which snapshots a training overfits."""
    if recording.validation_loss is None:
        return []
    return overfitting(recording.loss, recording.validation_loss).tolist()


def following(epochs: np.ndarray, frames: np.ndarray) -> np.ndarray:
    """Return for each epoch of the player's frames the last of a training's snapshots that is not later.

    Args:
        epochs: Of the snapshots, rising from 0, shape (snapshots,).
        frames: Epochs, at least 0, shape (frames,).

    Example:
        >>> following(np.array([0, 2, 5]), np.array([0, 1, 2, 6]))
        array([0, 0, 1, 2])
    """
    return np.searchsorted(epochs, frames, side="right") - 1


def lacking(choices: Choices) -> str:
    """Return why there is nothing to train and what to do, or an empty text."""
    return choices.missing if choices.inputs else NO_INPUT


def note(shown: Shown) -> str:
    """Return what has to be said about the state of the picture, if anything."""
    choices, recording = shown.job, recording_of(shown)
    if choices.missing:
        return lacking(choices)
    if shown.state == "failed":
        return shown.failure
    if not shown.ended:
        done = "Building your network"
        if shown.state == "running" and recording is not None and len(recording.epochs):
            done = f"Epoch {recording.epochs[-1]} of {choices.epochs}"
        return f"{done}{shown.turns}"
    if recording is None:
        return ""
    if shown.state == "cancelled":
        return f"Cancelled after epoch {recording.epochs[-1]} of {choices.epochs}. Press Train to begin anew."
    if recording.stopped == "diverged":
        return (
            f"After epoch {recording.epochs[-1]} the training diverged: the numbers grew beyond what a float can hold "
            "(∞), and sums of such are no number (NaN). Choose a smaller learning rate."
        )
    if not len(recording.loss):
        return "These are the first, random weights. Press Train, or drag a link up or down."
    return ""
