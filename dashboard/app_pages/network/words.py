"""What is said below the playground: counts, times, the answer to the guess, the code."""

import timeit
from functools import cache
from itertools import pairwise

import numpy as np

from dashboard import layout
from dashboard.app_pages.network.choices import ACTIVATIONS, COUNT, SETS, Choices
from dashboard.app_pages.network.training import recorded
from dashboard.pages import LecturePage
from dashboard.server.trainings import optimizers


def sizes_in_words(choices: Choices) -> str:
    """Return the count of parameters, layer by layer."""
    layers = [f"({before} + 1) · {units}" for before, units in pairwise(choices.sizes)]
    return f"{' + '.join(layers)} = {choices.parameters}"


def multiplications(choices: Choices) -> int:
    """Return how many products of a weight and a number one forward pass over the training points takes."""
    return choices.train * sum(a * b for a, b in pairwise(choices.sizes))


def largest_product(choices: Choices) -> tuple[int, int, int]:
    """Return the largest matrix product of a forward pass: rows, inner size and columns."""
    before, units = max(pairwise(choices.sizes), key=lambda pair: pair[0] * pair[1])
    return choices.train, before, units


def product_by_loops(points: list[list[float]], weights: list[list[float]]) -> list[list[float]]:
    """Return the matrix product, one multiplication after the other.

    Args:
        points: Rows of numbers.
        weights: One row for each number of a point.

    Example:
        >>> product_by_loops([[1.0, 2.0]], [[3.0, 0.0], [4.0, 1.0]])
        [[11.0, 2.0]]
    """
    found = []
    for point in points:
        row = []
        for unit in range(len(weights[0])):
            total = 0.0
            for place, value in enumerate(point):
                total += value * weights[place][unit]
            row.append(total)
        found.append(row)
    return found


@cache
def product_times(rows: int, inner: int, columns: int) -> tuple[float, float]:
    """Return the seconds that a matrix product takes on this machine: in Python loops, and by numpy.

    The best of five tries each, measured once.
    """
    random = np.random.default_rng(0)
    points, weights = random.normal(size=(rows, inner)), random.normal(size=(inner, columns))
    lists = points.tolist(), weights.tolist()
    slow = min(timeit.repeat(lambda: product_by_loops(*lists), number=1, repeat=5))
    fast = min(timeit.repeat(lambda: points @ weights, number=20, repeat=5)) / 20
    return slow, fast


def slide(choices: Choices) -> str:
    """Return what the slide's formula is with the chosen settings: many small operations on many data."""
    products, shape = multiplications(choices), largest_product(choices)
    slow, fast = product_times(*shape)
    rows, inner, columns = shape
    loss = "mean squared error" if choices.quantity else "cross-entropy"
    return (
        f"In words: every unit weighs all outputs of the layer before, adds its bias and pushes the sum through "
        f"{choices.activation}. This network, {'-'.join(map(str, choices.sizes))}, has "
        f"{sizes_in_words(choices)} parameters: each unit's weights and one bias.\n\n"
        f"Many small operations on many data: in each epoch, one look at its {choices.train} training points takes "
        f"{products:,} multiplications, and the way back about twice as many; no unit of a layer waits for its "
        f"neighbour. Its largest product of matrices, {rows}×{inner} by {inner}×{columns}, took "
        f"{1e3 * slow:.2g} ms as a loop in Python and {1e3 * fast:.2g} ms as one operation of numpy on "
        f"this server: {slow / fast:,.0f} times faster.\n\n"
        f"The loss is the {loss}. The slides sum it over the examples, Keras averages it: sum = n × mean; "
        "the curves show the mean."
    )


def answer_to_guess() -> str:
    """Say what the network reaches on the circles without a hidden layer, and with one of four units."""
    plain, four = (Choices(data="circles", hidden=hidden) for hidden in ((), (4,)))
    reached = [float(recorded(each).validation_metric[-1]) for each in (plain, four)]  # type: ignore[index]
    return (
        f"Without a hidden layer it is logistic regression, whose edge is a straight line: {reached[0]:.0%} of the "
        f"test points. One hidden layer of four units: {reached[1]:.0%}."
    )


def code(page: LecturePage, choices: Choices) -> str:
    """Return the page's code with the chosen settings."""
    return layout.code_of(
        page,
        points=f"datasets.{SETS[choices.data].__name__}(count={COUNT}, noise={choices.deviation})",
        train=f"{choices.train}  # the others test",
        inputs=str(list(choices.inputs)).replace("'", '"'),
        hidden=str(list(choices.hidden)),
        activation=f'"{ACTIVATIONS[choices.activation]}"',
        quantity=f"{choices.quantity}  # or a class",
        optimizer=optimizers.code(choices.optimizer, float(choices.rate)),
        **{"batch, epochs, seed, l2": f"{choices.batch}, {choices.epochs}, {choices.seed}, {float(choices.l2)}"},
    )
