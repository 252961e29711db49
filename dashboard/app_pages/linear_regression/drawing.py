"""Both charts of the page as Vega-Lite; of a visitor's table a worker draws them, which takes a second."""

from typing import Any

from dashboard.app_pages.linear_regression.fit import fit_chart
from dashboard.app_pages.linear_regression.loss_map import loss_map
from dashboard.layout.picture import specification
from nnviz.charts.line_rows import LineView, line_view
from nnviz.datasets import Points

HEIGHT = 385  # px, of the charts with their axes and numbers


def drawn(points: Points, view: LineView, *, held: bool = True) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return both charts of points; `held` says whether a hand can move these."""
    return (
        specification(fit_chart(points, view=view, height=HEIGHT, held=held)),
        specification(loss_map(points, view=view, height=HEIGHT, held=held)),
    )


def own_drawn(points: Points) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return both charts of a visitor's table."""
    return drawn(points, line_view(points, zero=False), held=False)
