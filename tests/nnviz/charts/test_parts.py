"""The shared parts of the pictures: sliders, choices, round numbers for axes."""

import pytest

from nnviz.charts import parts


@pytest.mark.parametrize(("value", "stands"), [(99, 2), (-99, -1), (0.5, 0.5), (float("nan"), -1)])
def test_a_slider_stays_in_its_range(value, stands):
    """A link with m=1e9 must not put the slider where it cannot be."""
    assert parts.slider("m", value=value, low=-1, high=2, step=0.1, label="slope").param.value == stands


def test_an_unknown_choice_is_the_first():
    """A link with an unknown activation must open the page."""
    assert parts.choice("f", value="<script>", options=("step", "tanh"), label="f").param.value == "step"


@pytest.mark.parametrize(("bounds", "widened"), [((0.3, 9.2), (0, 10)), ((-0.158, 0.2), (-0.2, 0.2))])
def test_round_bounds(bounds, widened):
    """Axes end at round numbers, and hold all points."""
    assert parts.round_bounds(*bounds) == pytest.approx(widened)
