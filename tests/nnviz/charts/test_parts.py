"""The shared parts of the pictures: sliders, choices, round numbers for axes."""

import altair as alt
import pytest

from nnviz.charts import bounds as chart_bounds
from nnviz.charts import numbers, parameters, parts


@pytest.mark.parametrize(("value", "stands"), [(99, 2), (-99, -1), (0.5, 0.5), (float("nan"), -1)])
def test_a_slider_stays_in_its_range(value, stands):
    """A link with m=1e9 must not put the slider where it cannot be."""
    assert parameters.slider("m", value=value, low=-1, high=2, step=0.1, label="slope").param.value == stands


def test_an_unknown_choice_is_the_first():
    """A link with an unknown activation must open the page."""
    assert parameters.choice("f", value="<script>", options=("step", "tanh"), label="f").param.value == "step"


@pytest.mark.parametrize(("bounds", "widened"), [((0.3, 9.2), (0, 10)), ((-0.158, 0.2), (-0.2, 0.2))])
def test_round_bounds(bounds, widened):
    """Axes end at round numbers, and hold all points."""
    assert chart_bounds.round_bounds(*bounds) == pytest.approx(widened)


def test_vega_writes_percent_as_python_does():
    """One page would say "98.5%" and "98.5 %"."""
    chart = parts.picture([alt.Chart(parts.one_row()).mark_point()], [], width=30, height=20).to_dict()
    assert f"98.5{chart['config']['locale']['number']['percent']}" == numbers.percent(0.985)


def test_minus_signs_of_numbers_are_no_hyphens():
    """Words with hyphens stay."""
    said = numbers.with_minus("-0.5, (-3, -.5), 1e-3, 2-3, 28-pixel, R-1, a - b")
    assert said == "−0.5, (−3, −.5), 1e-3, 2-3, 28-pixel, R-1, a - b"
