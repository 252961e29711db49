"""Parameters of pictures: browser sliders, switches, choices, what a page remembers."""

import altair as alt
import numpy as np


def slider(name: str, *, value: float, low: float, high: float, step: float, label: str) -> alt.Parameter:
    """Return a slider that moves in the browser; a value out of its range is moved to the nearer end.

    Args:
        name: The parameter's name in expressions, unique on its page.
        value: Where it stands at first.
        low: Left end.
        high: Right end.
        step: Smallest move.
        label: What stands in front of it, unit included.

    Returns:
        The parameter, to be added to a chart.

    Example:
        >>> slider("step", value=99, low=0, high=50, step=1, label="step").param.value
        50.0
    """
    inside = float(np.clip(value, low, high)) if np.isfinite(value) else float(low)
    return alt.param(name=name, value=inside, bind=alt.binding_range(min=low, max=high, step=step, name=f"{label} "))


def switch(name: str, *, value: bool, label: str) -> alt.Parameter:
    """Return a checkbox that works in the browser.

    Args:
        name: The parameter's name in expressions, unique on its page.
        value: Whether it is on at first.
        label: What stands beside it.

    Returns:
        The parameter, true or false.

    Example:
        >>> switch("best", value=True, label="best line").param.bind.input
        'checkbox'
    """
    return alt.param(name=name, value=value, bind=alt.binding_checkbox(name=f"{label} "))


def choice(name: str, *, value: str, options: tuple[str, ...], label: str) -> alt.Parameter:
    """Return a row of radio buttons that works in the browser; an unknown value becomes the first option.

    Args:
        name: The parameter's name in expressions, unique on its page.
        value: What is chosen at first.
        options: From left to right.
        label: What stands in front of them.

    Returns:
        The parameter, one of the options.

    Example:
        >>> choice("activation", value="?", options=("step", "tanh"), label="activation").param.value
        'step'
    """
    known = value if value in options else options[0]
    return alt.param(name=name, value=known, bind=alt.binding_radio(options=list(options), name=f"{label} "))


def memory(name: str) -> alt.Parameter:
    """Return a text parameter for what the page remembers, such as visited places: "m,b;m,b;…".

    Vega-Lite cannot remember. The page writes into the input of this name, which it hides.

    Args:
        name: The parameter's name in expressions, unique on its page.

    Returns:
        The parameter, empty at first.

    Example:
        >>> memory("trail").param.value
        ''
    """
    return alt.param(name=name, value="", bind=alt.BindInput(input="text", name=name))
