"""What is said below networks: the slide with its numbers, the answer to the guess, the code, the sources."""

from itertools import pairwise

from dashboard.app_pages.network.choices import ACTIVATIONS, COUNT, SETS, Choices
from dashboard.app_pages.network.multiplications import largest_product, multiplications, product_times
from dashboard.app_pages.network.picture import NO_INPUT
from dashboard.app_pages.network.training import recorded
from dashboard.layout.optimizers import in_keras
from dashboard.layout.views import Formula, Said


def slide(choices: Choices) -> tuple[Said, ...]:
    """The slide's formula, and what it is with the chosen settings."""
    last = r"y = w \cdot a^{(L)} + b" if choices.quantity else r"p = \sigma\left(w \cdot a^{(L)} + b\right)"
    layer = r"a^{(l)} = f\left(W^{(l)} a^{(l-1)} + b^{(l)}\right)"
    return Formula(rf"{layer}, \qquad {last}"), _in_words(choices) if choices.inputs else NO_INPUT


def _in_words(choices: Choices) -> str:
    """Return what the slide's formula is with the chosen settings: many small operations on many data."""
    products, shape = multiplications(choices), largest_product(choices)
    slow, fast = product_times(*shape)
    rows, inner, columns = shape
    loss = "mean squared error" if choices.quantity else "cross-entropy"
    return (
        f"In words: every unit weighs all outputs of the layer before, adds its bias and pushes the sum through "
        f"{choices.activation}. This network, {'-'.join(map(str, choices.sizes))}, has "
        f"{_sizes_in_words(choices)} parameters: each unit's weights and one bias.\n\n"
        f"Many small operations on many data: in each epoch, one look at its {choices.train} training points takes "
        f"{products:,} multiplications, and the way back about twice as many; no unit of a layer waits for its "
        f"neighbour. Its largest product of matrices, {rows}×{inner} by {inner}×{columns}, took "
        f"{1e3 * slow:.2g} ms as a loop in Python and {1e3 * fast:.2g} ms as one operation of numpy on "
        f"this server: {slow / fast:,.0f} times faster.\n\n"
        f"The loss is the {loss}. The slides sum it over the examples, Keras averages it: sum = n × mean; "
        "the curves show the mean."
    )


def _sizes_in_words(choices: Choices) -> str:
    """Return the count of parameters, layer by layer."""
    layers = [f"({before} + 1) · {units}" for before, units in pairwise(choices.sizes)]
    return f"{' + '.join(layers)} = {choices.parameters}"


def answer_to_guess() -> str:
    """Say what the network reaches on the circles without a hidden layer, and with one of four units."""
    plain, four = (Choices(data="circles", hidden=hidden) for hidden in ((), (4,)))
    reached = [float(recorded(each).validation_metric[-1]) for each in (plain, four)]  # type: ignore[index]
    return (
        f"Without a hidden layer it is logistic regression, whose edge is a straight line: {reached[0]:.0%} of the "
        f"test points. One hidden layer of four units: {reached[1]:.0%}."
    )


def lines(choices: Choices) -> dict[str, str]:
    """Return the chosen settings as code."""
    return {
        "points": f"datasets.{SETS[choices.data].__name__}(count={COUNT}, noise={choices.deviation})",
        "train": f"{choices.train}  # the others test",
        "inputs": str(list(choices.inputs)).replace("'", '"'),
        "hidden": str(list(choices.hidden)),
        "activation": f'"{ACTIVATIONS[choices.activation]}"',
        "quantity": f"{choices.quantity}  # or a class",
        "optimizer": in_keras(choices.optimizer, float(choices.rate)),
        "batch, epochs, seed, l2": f"{choices.batch}, {choices.epochs}, {choices.seed}, {float(choices.l2)}",
    }


def sources(choices: Choices) -> tuple[str, ...]:
    """Where the data come from, and the idea."""
    points = choices.points
    return (
        f"{points.source} ({points.licence})",
        "after TensorFlow Playground, Smilkov et al. (2017), arXiv:1708.03788",
    )
