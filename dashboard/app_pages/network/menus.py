"""What the visitor chooses: the menus, and the inputs and layers, which the diagram's own buttons change."""

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from typing import Any

import streamlit as st

from dashboard.app_pages.network import PAGE, by_hand, own_points
from dashboard.app_pages.network.choices import (
    ACTIVATIONS,
    MOST_LAYERS,
    MOST_UNITS,
    SETS,
    WORDS,
    Choices,
    hidden_of,
    of,
    say,
)
from dashboard.app_pages.network.own_points import OWN
from dashboard.layout.address import forget_words, query_text
from dashboard.layout.choices import choose, menu
from dashboard.layout.optimizers import OPTIMIZERS
from dashboard.layout.thumbnails import drawing, scatter

RATES = ("0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1", "3", "10", "100")
MENUS: Mapping[str, tuple[str, tuple[str, ...], str]] = {
    "data": ("Data", (*SETS, OWN), "XOR"),
    "noise": ("Noise, %", ("0", "5", "10", "20", "30", "50"), "5"),
    "share": ("Train on, %", ("10", "20", "50", "80"), "50"),
    "activation": ("Activation", tuple(ACTIVATIONS), "tanh"),
    "optimizer": ("Optimizer", tuple(OPTIMIZERS), "Adam"),
    "rate": ("Learning rate", RATES, "0.03"),
    "batch": ("Batch size", ("1", "5", "10", "20", "40"), "10"),
    "l2": ("L2", ("0", "0.0001", "0.001", "0.01", "0.1"), "0"),
    "epochs": ("Epochs", ("30", "100", "300", "1000"), "300"),
    "seed": ("Seed", tuple(map(str, range(10))), "0"),
}
NO_NOISE = "Points that you put by hand have no noise."
FEW = ("activation", "rate")  # menus that stand beside the data; the others wait under "More"
SQUARE = (40, 40)  # px, of the data's thumbnails: the plane is as wide as it is high
DIFFERING = ("activation", "optimizer", "rate", "batch", "l2", "noise", "share")  # of two networks side by side
OTHERS: Mapping[str, tuple[str, tuple[str, ...]]] = {
    "Hidden layers": ("hidden", ("none", "1", "2", "4", "8", "4-2", "4-4", "8-8", "8-8-8", "8-8-8-8-8-8")),
} | {MENUS[field][0]: (field, MENUS[field][1]) for field in DIFFERING}
TRAINED = ("run", "step", "play", *by_hand.WORDS)  # words of the address that hold for one training
REPLAYED = tuple(word for word in TRAINED if word != "run")
INPUTS, HIDDEN, POINTS = PAGE.words(("inputs", "hidden", "points"))


def chosen() -> Choices:
    """Show the menus and return what they, and the diagram's own buttons, ask for."""
    inputs, hidden = inputs_asked(), hidden_asked()
    points = placed()
    looks = (*thumbnails(), _look(points))
    data = choose(PAGE, "Data", (*SETS, OWN), key="data", forget=TRAINED, thumbnails=looks)
    answers = {key: _menu(key) for key in FEW}
    with st.popover("More"):
        answers |= {key: _menu(key, data) for key in MENUS if key not in ("data", *FEW)}
    own = {"placed": points} if data == OWN else {}
    return of(answers | own | {"data": data, "inputs": inputs, "hidden": hidden})


def _menu(key: str, data: str = "") -> str:
    label, options, default = MENUS[key]
    off = NO_NOISE if key == "noise" and data == OWN else ""
    return menu(PAGE, label, options, key=key, default=default, forget=TRAINED, disabled=off)


@cache
def thumbnails() -> tuple[str, ...]:
    """Return what each data set looks like; faint is class 0, or what is below 0."""
    sets = [Choices(data=name).points for name in SETS]
    return tuple(scatter(*points.x.T, faint=points.y <= 0, size=SQUARE) for points in sets)


def _look(text: str) -> str:
    points = own_points.as_points(own_points.read(text))
    return scatter(*points.x.T, faint=points.y == 0, size=SQUARE) if len(points) else drawing("", size=SQUARE)


def placed() -> str:
    """Return the points put by hand that the address names, or those that are there at first."""
    return query_text(POINTS, fits=own_points.fits) or own_points.FIRST


def beside(choices: Choices) -> tuple[str, Choices]:
    """Show what the second of two networks has otherwise, and return that setting's name and the second network."""
    names = [name for name, (field, _) in OTHERS.items() if field != "noise" or choices.data != OWN]
    name = menu(PAGE, "They differ in", names, key="differ", default="Activation", forget=TRAINED)
    field, options = OTHERS[name]
    here = say(choices, field)
    default = next(
        option
        for option in ("ReLU", "none", "SGD", "0.3", "40", "0.01", "30", "10", *options)
        if option in options and option != here
    )
    text = menu(PAGE, "The right one has", options, key=f"other_{field}", default=default, forget=TRAINED)
    value: Any = text
    if field == "hidden":
        value = hidden_of(text)
    elif field in ("noise", "share", "batch"):
        value = int(text)
    return name, replace(choices, **{field: value})


def inputs_asked() -> tuple[str, ...]:
    """Return the inputs that the address names, in the order of `FEATURES`; none if it says "none"."""
    text = st.query_params.get(INPUTS)
    if text is None:
        return Choices.inputs
    words = set() if text == "none" else set(text.split("-"))
    if words <= set(WORDS.values()):
        return tuple(name for name, word in WORDS.items() if word in words)
    st.caption(f"The address asks for unknown {INPUTS}; this shows x₁ and x₂.")
    return Choices.inputs


def hidden_asked() -> tuple[int, ...]:
    """Return the hidden layers that the address names, as in "8-8"; none if it says "none"."""
    text = st.query_params.get(HIDDEN)
    if text is None:
        return Choices.hidden
    if text == "none" or re.fullmatch(rf"[1-{MOST_UNITS}](-[1-{MOST_UNITS}]){{0,{MOST_LAYERS - 1}}}", text):
        return hidden_of(text)
    st.caption(f"The address asks for {HIDDEN} outside 1 to 6 layers of 1 to 8 units, such as 8-8; this shows 4-2.")
    return Choices.hidden


def changed(choices: Choices) -> bool:
    """Return whether the picture's own buttons ask for another network than this, or for other points."""
    moved = choices.data == OWN and placed() != choices.placed
    return moved or (inputs_asked(), hidden_asked()) != (choices.inputs, choices.hidden)


def change(asked: object) -> None:
    """Bring what was pressed in the diagram into the address; what a browser sends may be anything."""
    if not isinstance(asked, Mapping):
        return
    name, text = str(asked.get("name")), str(asked.get("value"))
    if name == POINTS and own_points.fits(text):
        st.query_params[name] = text
        forget_words(PAGE.words(REPLAYED))  # a network that is trained is trained anew
    if name in (INPUTS, HIDDEN):
        text = text[:80]
        st.query_params[name] = text
        forget_words(PAGE.words(TRAINED))
