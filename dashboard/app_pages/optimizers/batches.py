"""A batch is an estimate of the gradient: how far it is from that of all examples, by its size."""

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np

from dashboard.app_pages.optimizers import PAGE, said
from dashboard.app_pages.optimizers.cloud_view import cloud_view
from dashboard.layout.address import query_number, version
from dashboard.layout.views import Formula, Guess, Said, View
from nnviz.datasets import cars_horsepower, surface
from nnviz.optimizers import batch_orders, expected_spread, line_gradients, spread

SIZES = (1, 8, 64)  # and all


class Cars(NamedTuple):
    """Power in 100 hp, and miles per gallon."""

    x: np.ndarray
    y: np.ndarray


def cars() -> Cars:
    """Return the examples."""
    points = cars_horsepower()
    return Cars(points.x / 100, points.y)


def spreads(place: tuple[float, float]) -> list[float]:
    """Return how far the gradients of 200 batches are from that of all examples, for each size."""
    each = line_gradients(*cars(), m=place[0], b=place[1])
    orders = batch_orders(len(each))
    return [spread(each[orders[:, :size]].mean(axis=1), each.mean(axis=0)) for size in SIZES]


def show(_: None) -> None:
    """Show the loss of the line, the place on it, and four clouds of gradients there."""
    here, points = surface("line on the cars"), cars()
    first = (
        query_number(PAGE.word("m"), default=here.start[0], low=here.x[0], high=here.x[1]),
        query_number(PAGE.word("b"), default=here.start[1], low=here.y[0], high=here.y[1]),
    )
    cloud_view(
        PAGE.path,
        key=PAGE.word("cloud_picture"),
        version=version(PAGE),
        x=points.x,
        y=points.y,
        orders=batch_orders(len(points.x)),
        sizes=SIZES,
        first=first,
        default=here.start,
    )


def because() -> str:
    """Say what 64 examples instead of one give, computed at the place that is shown at first."""
    start = surface("line on the cars").start
    each = line_gradients(*cars(), m=start[0], b=start[1])
    one, _, many = spreads(start)
    fewer = expected_spread(each, batch_size=1) / expected_spread(each, batch_size=64)
    return (
        f"Here the gradients of 200 batches of 64 are {one / many:.1f} times as exact as those of one example. "
        f"Expected are {fewer:.1f}: √64 = 8, and more as no example is drawn twice; the rest is chance. "
        "Exactness grows with the root of the batch, work with the batch itself."
    )


def slide(_: None) -> Sequence[Said]:
    """What a batch is an estimate of, with its numbers."""
    return (
        Formula(
            r"g_\text{batch} = \frac{1}{n} \sum_{i \in \text{batch}} g_i \qquad "
            r"\text{spread} = \frac{\sigma}{\sqrt{n}} \sqrt{\frac{N - n}{N - 1}}"
        ),
        "At m = «m:.1f», b = «b:.1f» the gradient over all 392 cars is («gradient_m:.2f», «gradient_b:.2f»). 200 "
        "batches of 1, 8 and 64 spread around it by «spread_0:.2f», «spread_1:.2f» and «spread_2:.2f»: the root of "
        "the mean "
        "squared distance.\n"
        f"The second root is there because `fit` draws no example twice in an epoch; with all N it is 0. {said.SUMS}",
        "**Remember:** a small batch is a rough guess, made quickly; many rough steps beat a few exact ones, until the "
        "noise is all that is left: then lower the rate.",
    )


BATCHES = View(
    name="batches",
    show=show,
    story=said.STORY,
    guess=Guess(
        "64 times as many examples in a batch: how much more exact is its gradient?",
        ("not at all", "about 8 times", "64 times"),
        right="about 8 times",
        because=because,
    ),
    slide=slide,
    panel="batches",
    lines=lambda _: {"m": "«m»", "b": "«b»"},
    sources=lambda _: (
        surface("line on the cars").source,
        "Bottou, Curtis and Nocedal, Optimization Methods for Large-Scale Machine Learning (2018), arXiv 1606.04838",
    ),
)
