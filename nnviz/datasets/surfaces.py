"""Surfaces to walk down: a loss over two parameters, with its gradient, as a formula."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

import numpy as np

from nnviz._checks import as_finite, one_of
from nnviz.datasets.tables import CARS_SOURCE, cars_horsepower

SurfaceName = Literal["ravine", "saddle", "cliff", "two valleys", "line on the cars"]
SURFACES: tuple[SurfaceName, ...] = get_args(SurfaceName)
Formula = Callable[[np.ndarray, np.ndarray], np.ndarray]
_MADE_UP = "made up for this project"


@dataclass(frozen=True)
class Surface:
    """A loss over two parameters."""

    name: str
    latex: str
    """The loss as a formula of x and y, or of m and b."""
    about: str
    """What it is hard for."""
    source: str
    parameters: tuple[str, str]
    """What the two are called."""
    x: tuple[float, float]
    """The part worth looking at, from left to right."""
    y: tuple[float, float]
    """The same, from below."""
    start: tuple[float, float]
    """Where a walk may begin."""
    lowest: tuple[float, float]
    """Where the loss is smallest."""
    _loss: Formula
    _slope_x: Formula
    _slope_y: Formula

    def loss(self, places: np.ndarray) -> np.ndarray:
        """Return the loss at some places.

        Args:
            places: Finite numbers, shape (…, 2).

        Returns:
            float64, shape (…).

        Raises:
            ValueError: If `places` has another shape, or NaN or infinity in it.
            TypeError: If `places` are no numbers.
        """
        return np.asarray(self._loss(*_columns(places)))

    def gradient(self, places: np.ndarray) -> np.ndarray:
        """Return the derivatives of the loss by both parameters at some places.

        Args:
            places: Finite numbers, shape (…, 2).

        Returns:
            float64, shape (…, 2).

        Raises:
            ValueError: If `places` has another shape, or NaN or infinity in it.
            TypeError: If `places` are no numbers.
        """
        x, y = _columns(places)
        return np.stack([self._slope_x(x, y), self._slope_y(x, y)], axis=-1)


@cache
def surface(name: SurfaceName) -> Surface:
    """Return one of the surfaces.

    Args:
        name: One of `SURFACES`.

    Returns:
        Its formula, its gradient, and what is worth knowing about it.

    Raises:
        ValueError: If there is no surface of that name.

    Source:
        The cliff: Pascanu, Mikolov and Bengio, On the difficulty of training recurrent neural networks (2013),
        https://arxiv.org/abs/1211.5063. The saddle: Dauphin and others, Identifying and attacking the saddle point
        problem (2014), https://arxiv.org/abs/1406.2572.

    Example:
        >>> ravine = surface("ravine")
        >>> ravine.loss([1.0, 1.0]), ravine.gradient([1.0, 1.0])
        (array(10.5), array([ 1., 20.]))
    """
    one_of("name", name, SURFACES)
    return _line_on_the_cars() if name == "line on the cars" else _FORMULAS[name]


def line_moments() -> tuple[float, float, float, float, float]:
    """Return all that the loss of a line needs to know of the cars: x is the power in 100 hp, y the miles per gallon.

    Returns:
        The means of x², x, x·y, y and y².

    Example:
        >>> [round(moment, 2) for moment in line_moments()]
        [1.24, 1.04, 22.16, 23.45, 610.47]
    """
    cars = cars_horsepower().in_units_of(100, x_name="power (100 hp)")
    means = (cars.x**2, cars.x, cars.x * cars.y, cars.y, cars.y**2)
    xx, x, xy, y, yy = (float(np.mean(each)) for each in means)
    return xx, x, xy, y, yy


def _columns(places: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    array = as_finite("places", places)
    if not array.ndim or array.shape[-1] != 2:
        raise ValueError(f"places must have shape (…, 2), got {array.shape}")
    return array[..., 0], array[..., 1]


def _steep(x: np.ndarray) -> np.ndarray:
    """Return the derivative of tanh(6(x − 1))."""
    return 6 * (1 - np.tanh(6 * (x - 1)) ** 2)


_FORMULAS: dict[SurfaceName, Surface] = {
    "ravine": Surface(
        name="ravine",
        latex=r"\tfrac{1}{2}\left(x^2 + 20\,y^2\right)",
        about="20 times as steep across as along: a rate small enough for the walls is slow on the floor.",
        source=_MADE_UP,
        parameters=("x", "y"),
        x=(-3.2, 3.2),
        y=(-1.8, 1.8),
        start=(-2.6, 1.2),
        lowest=(0, 0),
        _loss=lambda x, y: 0.5 * (x**2 + 20 * y**2),
        _slope_x=lambda x, y: x,
        _slope_y=lambda x, y: 20 * y,
    ),
    "saddle": Surface(
        name="saddle",
        latex=r"\tfrac{1}{2}x^2 + \tfrac{1}{4}\left(y^2 - 1\right)^2",
        about="At (0, 0) the gradient is 0, yet it is no minimum: two valleys lie above and below.",
        source=f"{_MADE_UP}, after Dauphin and others (2014)",
        parameters=("x", "y"),
        x=(-2.8, 2.8),
        y=(-1.6, 1.6),
        start=(-2.2, 0.01),
        lowest=(0, 1),
        _loss=lambda x, y: 0.5 * x**2 + 0.25 * (y**2 - 1) ** 2,
        _slope_x=lambda x, y: x,
        _slope_y=lambda x, y: y * (y**2 - 1),
    ),
    "cliff": Surface(
        name="cliff",
        latex=r"\tfrac{1}{5}\left((x + 1)^2 + y^2\right) + 2 + 2\tanh\left(6(x - 1)\right)",
        about="A plateau ends in a wall: on it one gradient is many times longer than all others.",
        source=f"{_MADE_UP}, after Pascanu, Mikolov and Bengio (2013)",
        parameters=("x", "y"),
        x=(-5.6, 2.4),
        y=(-2.25, 2.25),
        start=(1.94, 1.5),
        lowest=(-1, 0),
        _loss=lambda x, y: 0.2 * ((x + 1) ** 2 + y**2) + 2 + 2 * np.tanh(6 * (x - 1)),
        _slope_x=lambda x, y: 0.4 * (x + 1) + 2 * _steep(x),
        _slope_y=lambda x, y: 0.4 * y,
    ),
    "two valleys": Surface(
        name="two valleys",
        latex=r"\tfrac{1}{8}\left((x + 1.2)^2 + 2y^2\right)\left((x - 1.2)^2 + 2y^2 + \tfrac{1}{4}\right)",
        about="The right valley ends above 0, the left one at 0: which one a walk ends in depends on how it walks.",
        source=_MADE_UP,
        parameters=("x", "y"),
        x=(-2.7, 2.7),
        y=(-1.5, 1.5),
        start=(2.3, 0.9),
        lowest=(-1.2, 0),
        _loss=lambda x, y: ((x + 1.2) ** 2 + 2 * y**2) * ((x - 1.2) ** 2 + 2 * y**2 + 0.25) / 8,
        _slope_x=lambda x, y: (
            ((x + 1.2) * ((x - 1.2) ** 2 + 2 * y**2 + 0.25) + (x - 1.2) * ((x + 1.2) ** 2 + 2 * y**2)) / 4
        ),
        _slope_y=lambda x, y: y * ((x - 1.2) ** 2 + (x + 1.2) ** 2 + 4 * y**2 + 0.25) / 2,
    ),
}


def _line_on_the_cars() -> Surface:
    xx, x, xy, y, yy = line_moments()
    best = (xy - x * y) / (xx - x**2)
    return Surface(
        name="line on the cars",
        latex=r"\tfrac{1}{n}\sum_i \left(m x_i + b - y_i\right)^2",
        about="The mean squared error of a real line: a ravine that lies askew, so no axis runs along it.",
        source=f"392 cars: {CARS_SOURCE}",
        parameters=("m", "b"),
        x=(-44.0, 24.0),
        y=(-6.0, 66.0),
        start=(8, 2),
        lowest=(best, y - best * x),
        _loss=lambda m, b: m**2 * xx + 2 * m * b * x + b**2 - 2 * m * xy - 2 * b * y + yy,
        _slope_x=lambda m, b: 2 * (m * xx + b * x - xy),
        _slope_y=lambda m, b: 2 * (m * x + b - y),
    )
