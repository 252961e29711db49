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
    assert "#{:02x}{:02x}{:02x}".format(*image[0, 0, :3]) == palette.LOSS


def test_the_map_is_the_right_way_up():
    """Row 0 is the lowest b, but an image begins at the top."""
    strength = decoded(maps.band_image(np.array([[0.0, 0.0], [9.0, 9.0]]), top=8))[..., 3]
    assert strength[0].min() > strength[1].max()


def test_class_image_has_both_colors_and_an_edge():
    """Blue where class 0 is likelier, vermillion where class 1 is, a line between them."""
    image = decoded(maps.class_image(np.tile(np.linspace(0, 1, 20), (5, 1))))
    colors = ["#{:02x}{:02x}{:02x}".format(*image[2, column, :3]) for column in (0, 10, 19)]
    assert colors == [palette.CLASS_0, palette.QUIET, palette.CLASS_1]


def test_a_dark_class_image_has_the_hues_of_the_dark_ground_and_hairlines_tell_the_sides_apart():
    """On a dark ground the light hues are dim; in gray print both sides would look alike."""
    plane = np.tile(np.repeat([0.0, 1.0], 22), (44, 1))
    image = decoded(maps.class_image(plane, edge=False, hatched=True, ground="dark"))
    for half, name in ((image[:, :22], "class-0"), (image[:, 22:], "class-1")):
        colors = {"#{:02x}{:02x}{:02x}".format(*pixel) for pixel in half[..., :3].reshape(-1, 3)}
        assert colors == {palette.TOKENS[name].dark}
    strengths = [np.unique(half[..., 3], return_counts=True)[1].tolist() for half in (image[:, :22], image[:, 22:])]
    assert strengths == [[44 * 22], [44 * 20, 44 * 2]]  # an eleventh of the pixels is hairline
