"""What the training worker does for the three ingredients of Home."""

from dataclasses import dataclass, replace
from functools import cache
from typing import Any

import numpy as np

from nnviz.datasets import Points, cars_built_in_usa, cars_horsepower
from nnviz.training import Settings, predictions, record

HIDDEN = 8  # tanh units of the small network
SEED = 1  # of the first weights
PLACES = np.linspace(40, 235, 66)  # hp, where the curve is drawn


@dataclass(frozen=True, eq=False)
class Assembled:
    """A trained model: all that its picture needs."""

    losses: np.ndarray
    """Over all cars, before the training and after each epoch, float32, shape (epochs + 1,)."""
    predictions: np.ndarray
    """What the model answered at `PLACES` at the same moments, float32, shape (epochs + 1, places)."""
    weights: np.ndarray
    """The last ones, per standard deviation of the power, float32, shape (parameters,)."""


@cache
def cars(loss: str) -> Points:
    """Return what a loss judges: how far 392 cars go, or where they were built, both by the power of their engine.

    Args:
        loss: "mean_squared_error" for the quantity, "binary_crossentropy" for the class.
    """
    power = cars_horsepower()
    if loss == "mean_squared_error":
        return power
    return replace(cars_built_in_usa(), x=power.x, x_names=power.x_names)


def scaled(power: np.ndarray) -> np.ndarray:
    """Return horsepower as the models see it: less the mean of the cars, over their standard deviation."""
    seen = cars("mean_squared_error").x
    return (power - seen.mean()) / seen.std()


def build(architecture: str, loss: str) -> Any:
    """Return the untrained model, with one input; the network's prediction is what the loss judges."""
    from nnviz.models import plane_network

    probability = architecture == "sigmoid" or (architecture == "network" and loss == "binary_crossentropy")
    return plane_network(
        hidden=(HIDDEN,) if architecture == "network" else (),
        seed=SEED,
        inputs=1,
        output="sigmoid" if probability else "linear",
    )


def assemble(architecture: str, settings: Settings) -> Assembled:
    """Build and train a model; the loop is compiled here, if it has to be (1 to 2 s), and the rest takes 0.2 s."""
    model, points = build(architecture, settings.loss), cars(settings.loss)
    recording = record(model, scaled(points.x)[:, None], points.y, settings=settings)
    curves = predictions(model, recording, scaled(PLACES)[:, None])[..., 0]
    return Assembled(recording.loss, curves, recording.weights[-1])
