"""Home's charts of a model that fits itself."""

import numpy as np

from dashboard.app_pages.home.ingredients.charts import (
    EPOCH,
    Fit,
    answer_rows,
    ingredients_chart,
    loss_chart,
    loss_frame,
    points_frame,
)
from nnviz.datasets import cars_built_in_usa

POINTS = cars_built_in_usa().sample(20, seed=0)
FIT = Fit(
    points=POINTS,
    places=np.linspace(50, 450, 3),
    predictions=np.array([[0.1, 0.2, 0.3], [0.12345, 0.5, 0.9]]),
    losses=np.array([0.7, 0.4]),
    best=np.array([0.0, 0.5, 1.0]),
    best_loss=0.3,
    best_name="the best sigmoid",
    loss_name="binary cross-entropy",
)


def test_tables_hold_the_training():
    """The curve or the loss would be drawn from other numbers."""
    assert answer_rows(FIT)[1] == {"epoch": 1, "prediction": [0.123, 0.5, 0.9]}
    assert loss_frame(FIT).to_dict("list") == {"epoch": [0, 1], "loss": [0.7, 0.4]}


def test_classes_stand_outside_of_the_probabilities():
    """Cars would cover the curve, or stand on the side of the other class."""
    rows = points_frame(POINTS)
    assert (rows["drawn"][POINTS.y == 1] > 1).all() and (rows["drawn"][POINTS.y == 0] < 0).all()
    assert set(rows["kind"][POINTS.y == 1]) == {"in the USA"}


def test_both_charts_follow_one_slider():
    """The player would move one of them only."""
    for chart in (ingredients_chart(FIT, height=350), loss_chart(FIT, height=350)):
        slider = next(param for param in chart.to_dict()["params"] if param["name"] == EPOCH)
        assert (slider["value"], slider["bind"]["max"]) == (1, 1)
