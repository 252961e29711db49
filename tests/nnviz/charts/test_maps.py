"""Maps painted as images."""

import base64
import io

import numpy as np
from PIL import Image

from nnviz.charts import maps, palette
from nnviz.linear import squared_error_plane


def decoded(uri: str) -> np.ndarray:
    """Return the image of a data URI as RGBA, uint8, (height, width, 4)."""
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(uri.split(",")[1]))).convert("RGBA"))


def test_the_map_is_clear_at_the_best_place_and_stronger_uphill():
    """The eye finds the smallest loss where the page's own ground shows through."""
    axis = np.linspace(-2, 2, 401)
    plane = squared_error_plane([-1, 1], [0, 0], m=axis, b=axis)  # m² + b²
    image = decoded(maps.band_image(plane.mean, top=8))
    strength = image[..., 3].astype(int)
    assert strength[200, 200] == 0 and strength[190:210, 380:].mean() > strength[190:210, 290:310].mean() > 0
    assert "#{:02X}{:02X}{:02X}".format(*image[0, 0, :3]) == palette.LOSS


def test_the_map_is_the_right_way_up():
    """Row 0 is the lowest b, but an image begins at the top."""
    strength = decoded(maps.band_image(np.array([[0.0, 0.0], [9.0, 9.0]]), top=8))[..., 3]
    assert strength[0].min() > strength[1].max()


def test_class_image_has_both_colours_and_an_edge():
    """Blue where class 0 is likelier, vermillion where class 1 is, a line between them."""
    image = decoded(maps.class_image(np.tile(np.linspace(0, 1, 20), (5, 1))))
    colours = ["#{:02X}{:02X}{:02X}".format(*image[2, column, :3]) for column in (0, 10, 19)]
    assert colours == [palette.CLASS_0, palette.QUIET, palette.CLASS_1]
