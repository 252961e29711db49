"""What the address says about the five steps: every word checked, nothing in it trusted."""

from collections.abc import Iterable
from itertools import chain

from dashboard.app_pages.backpropagation import PAGE
from dashboard.app_pages.backpropagation.five_steps import Setting
from dashboard.app_pages.backpropagation.limits import (
    ACTIVATIONS,
    BATCHES,
    DEFAULTS,
    LOSSES,
    MOST_MOMENT,
    MOST_WEIGHT,
    RATES,
    STARTS,
    TASKS,
)
from dashboard.layout.address import query_choice, query_number


def setting() -> Setting:
    """Return the state that the address asks for; what makes no sense in it falls back with a note."""
    network = _name("network", STARTS)
    layers, examples = network.count("-"), len(TASKS[int(network[0])]["x"])
    first = first_weights(network)
    return Setting(
        network=network,
        activation=_name("activation", ACTIVATIONS),
        loss=_name("loss", LOSSES),
        rate=query_choice(PAGE.word("rate"), {f"{rate:g}": float(rate) for rate in RATES}, default="1"),
        batch=_name("batch", BATCHES),
        example=_whole("example", default=min(DEFAULTS["example"], examples), low=1, high=examples) - 1,
        weights=tuple(_weight(number, default) for number, default in enumerate(first, 1)),
        weight=_whole("weight", default=0, low=0, high=len(first)),
        step=_whole("step", default=all_known(layers), low=0, high=MOST_MOMENT),
    )


def first_weights(network: str) -> list[float]:
    """Return the numbers with which a network is offered: layer by layer its weights, input by input, then its biases.

    Example:
        >>> first_weights("1-1-1")
        [0.7, 0.4, 1.0, 0.2]
    """
    start = STARTS[network]
    layers = zip(start["weights"], start["biases"], strict=True)
    return [number for weights, biases in layers for number in chain(*weights, biases)]


def all_known(layers: int) -> int:
    """Return the moment of an update at which all gradients are known, as `moments.js` counts.

    Example:
        >>> all_known(2)
        5
    """
    return 2 * layers + 1


def _name(name: str, names: Iterable[str]) -> str:
    return query_choice(PAGE.word(name), {each: each for each in names}, default=str(DEFAULTS[name]))


def _whole(name: str, *, default: int, low: int, high: int) -> int:
    return int(query_number(PAGE.word(name), default=default, low=low, high=high))


def _weight(number: int, default: float) -> float:
    return query_number(PAGE.word(f"w{number}"), default=default, low=-MOST_WEIGHT, high=MOST_WEIGHT)
