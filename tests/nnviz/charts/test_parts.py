"""The shared parts of the pictures: sliders, and maps painted as images."""

import base64
import io

import numpy as np
import pytest
from PIL import Image

from nnviz.charts import palette, parts
from nnviz.linear import squared_error_plane


def decoded(uri: str) -> np.ndarray:
    """Return the image of a data URI as RGBA, uint8, (height, width, 4)."""
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(uri.split(",")[1]))).convert("RGBA"))


@pytest.mark.parametrize(("value", "stands"), [(99, 2), (-99, -1), (0.5, 0.5), (float("nan"), -1)])
def test_a_slider_stays_in_its_range(value, stands):
    """A link with m=1e9 must not put the slider where it cannot be."""
    assert parts.slider("m", value=value, low=-1, high=2, step=0.1, label="slope").param.value == stands


def test_an_unknown_choice_is_the_first():
    """A link with an unknown activation must open the page."""
    assert parts.choice("f", value="<script>", options=("step", "tanh"), label="f").param.value == "step"


def test_the_map_is_clear_at_the_best_place_and_stronger_uphill():
    """The eye finds the smallest loss where the page's own ground shows through."""
    axis = np.linspace(-2, 2, 401)
    plane = squared_error_plane([-1, 1], [0, 0], m=axis, b=axis)  # m² + b²
    image = decoded(parts.band_image(plane.mean, top=8))
    strength = image[..., 3].astype(int)
    assert strength[200, 200] == 0 and strength[190:210, 380:].mean() > strength[190:210, 290:310].mean() > 0
    assert "#{:02X}{:02X}{:02X}".format(*image[0, 0, :3]) == palette.LOSS


def test_the_map_is_the_right_way_up():
    """Row 0 is the lowest b, but an image begins at the top."""
    strength = decoded(parts.band_image(np.array([[0.0, 0.0], [9.0, 9.0]]), top=8))[..., 3]
    assert strength[0].min() > strength[1].max()


def test_class_image_has_both_colours_and_an_edge():
    """Blue where class 0 is likelier, vermillion where class 1 is, a line between them."""
    image = decoded(parts.class_image(np.tile(np.linspace(0, 1, 20), (5, 1))))
    colours = ["#{:02X}{:02X}{:02X}".format(*image[2, column, :3]) for column in (0, 10, 19)]
    assert colours == [palette.CLASS_0, palette.QUIET, palette.CLASS_1]


@pytest.mark.parametrize(("bounds", "widened"), [((0.3, 9.2), (0, 10)), ((-0.158, 0.2), (-0.2, 0.2))])
def test_round_bounds(bounds, widened):
    """Axes end at round numbers, and hold all points."""
    assert parts.round_bounds(*bounds) == pytest.approx(widened)
