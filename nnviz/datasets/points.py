"""What every table of points carries, so that a page can label its axes and name its source."""

import re
from dataclasses import dataclass, replace

import numpy as np

from nnviz._checks import has_shape, number, whole


@dataclass(frozen=True, kw_only=True)
class Points:
    """Examples to learn from: inputs x, outputs y, and the words that go with them."""

    name: str
    """What the data are, in a few words."""
    x: np.ndarray
    """Inputs, float64: shape (points,) if there is one, (points, inputs) if there are several."""
    y: np.ndarray
    """Outputs, float64, shape (points,); for classes 0.0, 1.0, …, in the order of `classes`."""
    x_names: tuple[str, ...]
    """One name per input, with its unit."""
    y_name: str
    """The output's name, with its unit."""
    classes: tuple[str, ...] = ()
    """What y = 0, 1, … mean; empty if y is a quantity."""
    labels: tuple[str, ...] = ()
    """One name per point, such as the car's; empty if the points have none."""
    source: str
    """Who measured or made the numbers, and where they are published."""
    licence: str
    """Under which terms they may be passed on."""
    made_up: bool = False
    """True if a formula and a seed made them, which the page says."""

    def __len__(self) -> int:
        return len(self.y)

    def take(self, chosen: np.ndarray) -> "Points":
        """Return only some of the points.

        Args:
            chosen: int, shape (points to keep,), indices; or bool, shape (points,).

        Returns:
            Those points, in the order in which they were chosen.

        Example:
            >>> from nnviz.datasets import cars_horsepower
            >>> len(cars_horsepower().take(np.array([0, 2, 5])))
            3
        """
        labels = tuple(np.array(self.labels)[chosen].tolist()) if self.labels else ()
        return replace(self, x=self.x[chosen], y=self.y[chosen], labels=labels)

    def sample(self, count: int, *, seed: int) -> "Points":
        """Return at most `count` points, chosen at random but the same ones for the same seed.

        Args:
            count: How many points to keep, at least 1.
            seed: Which draw, at least 0.

        Returns:
            The points kept, in their old order.

        Raises:
            ValueError: If `count` is smaller than 1.

        Example:
            >>> from nnviz.datasets import cars_horsepower
            >>> cars = cars_horsepower()
            >>> len(cars), len(cars.sample(15, seed=0)), len(cars.sample(1000, seed=0))
            (392, 15, 392)
        """
        whole("count", count, least=1)
        order = np.random.default_rng(seed).permutation(len(self))
        return self.take(np.sort(order[:count]))

    def standardized(self) -> "Points":
        """Return the same points with every input standardized: its mean subtracted, divided by its standard deviation.

        Returns:
            Points whose inputs have mean 0 and standard deviation 1, and say so in their names.

        Raises:
            ValueError: If an input has the same value everywhere, so that there is no standard deviation to divide by.

        Example:
            >>> from nnviz.datasets import cars_built_in_usa
            >>> cars = cars_built_in_usa().standardized()
            >>> np.allclose([cars.x.mean(), cars.x.std()], [0, 1])
            True
        """
        if not np.all(self.x.std(axis=0) > 0):
            raise ValueError("x must vary to be standardized: an input has the same value everywhere")
        names = tuple(f"{name.split(' (')[0]}, standardized" for name in self.x_names)
        return replace(self, x=standardize(self.x, train=len(self)), x_names=names)

    def in_units_of(self, unit: float, *, x_name: str) -> "Points":
        """Return the same points with their only input measured in a larger unit.

        Args:
            unit: How much of the old unit is one of the new, more than 0.
            x_name: The input's new name.

        Returns:
            Points whose x is divided by `unit`.

        Raises:
            ValueError: If `unit` is not more than 0, or there are several inputs.

        Example:
            >>> from nnviz.datasets import cars_horsepower
            >>> cars_horsepower().in_units_of(100, x_name="power (100 hp)").x[:2]
            array([1.3 , 1.65])
        """
        number("unit", unit, above=0)
        has_shape("x", self.x, ("points",))
        return replace(self, x=self.x / unit, x_names=(x_name,))


def standardize(x: np.ndarray, *, train: int) -> np.ndarray:
    """Subtract the training set's mean from each input, and divide it by the training set's standard deviation.

    Args:
        x: Shape (examples,) or (examples, inputs), the first `train` rows to train on.
        train: At least 1.

    Returns:
        float64, the same shape. An input that never changes in the training set becomes 0 there.

    Example:
        >>> standardize(np.array([[1.0], [3.0], [7.0]]), train=2)[:, 0].tolist()
        [-1.0, 1.0, 5.0]
    """
    spread = x[:train].std(axis=0)
    return (x - x[:train].mean(axis=0)) / np.where(spread > 0, spread, 1)


def round_unit(name: str, values: np.ndarray, *, least: float = 1.0, most: float = 10.0) -> tuple[str, float]:
    """Return a power of ten that a quantity is easy to compute with in, and the quantity's name in this unit.

    Args:
        name: With its unit in brackets, or without one.
        values: Shape (points,), not all equal.
        least: The standard deviation from which on the values are left in their own unit.
        most: The one from which on they are not.

    Returns:
        The name and the unit: 1, or the power of ten at or below the standard deviation.

    Example:
        >>> round_unit("price (USD)", np.array([1e5, 4e5]))
        ('price (100,000 USD)', 100000.0)
        >>> round_unit("price", np.array([1e5, 4e5]))[0], round_unit("age", np.array([20.0, 25.0]))
        ('price (in 100,000)', ('age', 1.0))
    """
    spread = float(np.std(values))
    if least <= spread < most:
        return name, 1.0
    unit = float(f"1e{int(np.floor(np.log10(spread)))}")
    written = f"{unit:,.12g}" if 1e-6 <= unit <= 1e15 else f"{unit:g}"
    in_brackets = re.search(r" \(([^()]+)\)$", name)
    if in_brackets:
        return f"{name[: in_brackets.start()]} ({written} {in_brackets[1]})", unit
    return f"{name} (in {written})", unit
