"""All charts of the page as Vega-Lite; of a visitor's table a worker draws them, which takes seconds."""

from typing import Any

from dashboard.app_pages.logistic_regression.descent_map import descent_map
from dashboard.app_pages.logistic_regression.loss_and_accuracy import accuracy_stairs, loss_valley
from dashboard.app_pages.logistic_regression.right_and_wrong import prediction_table
from dashboard.app_pages.logistic_regression.rows import logistic_view
from dashboard.app_pages.logistic_regression.sigmoid import sigmoid_curve
from dashboard.layout.picture import specification
from nnviz.datasets import Points
from nnviz.descent import Walk, descend

STEPS, RATE = 100, 3.0


def walk_of(points: Points) -> Walk:
    """Return the slide's descent, from (1, 0)."""
    return descend(points.x, points.y, model="sigmoid", learning_rate=RATE, steps=STEPS)


def drawn(points: Points) -> dict[str, dict[str, Any]]:
    """Return all charts of points and a descent on them."""
    run, view = walk_of(points), logistic_view(points, steps=STEPS)
    parts = {
        "curve": sigmoid_curve(points, run, view=view),
        "table": prediction_table(points, view=view),
        "valley": loss_valley(points, view=view),
        "stairs": accuracy_stairs(points, view=view),
        "map": descent_map(points, run, view=view),
    }
    return {part: specification(chart) for part, chart in parts.items()}
