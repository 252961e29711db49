"""One picture of all layers: in a notebook, as a file, from the shell."""

import base64
import io
import re
from dataclasses import replace
from html.parser import HTMLParser

import keras
import numpy as np
import pytest
from PIL import Image

import nnviz
from nnviz.__main__ import main
from nnviz.charts.palette import DIVERGING_LIGHT, SEQUENTIAL_LIGHT
from tests.shipped import classifier


class Tags(HTMLParser):
    """What a page is made of."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.images: list[dict[str, str]] = []
        self.outside: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag, attributes):
        """Keep images, what is open, and what would be fetched."""
        values = dict(attributes)
        self.images += [values] if tag == "img" else []
        self.open += [tag] if tag not in ("img", "meta", "link", "br") else []
        self.outside += [value for value in values.values() if value and re.match("(https?:)?//", value)]

    def handle_endtag(self, tag):
        """Close what was opened last."""
        assert self.open.pop() == tag


def pixels(image: dict[str, str]) -> np.ndarray:
    """Return an image's colors."""
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(image["src"].partition(",")[2]))))


def test_every_layer_is_shown_with_its_name_shape_and_parameters():
    """A layer would be missing, or a map be another one's; the picture would need the internet."""
    keras.utils.set_random_seed(0)
    inner = keras.Sequential([keras.Input((6, 6, 1)), keras.layers.Conv2D(2, 3, name="conv")], name="back")
    model = keras.Sequential(
        [keras.Input((6, 6, 1)), inner, keras.layers.Flatten(name="flat"), keras.layers.Dense(3, name="scores")]
    )
    image = np.random.default_rng(0).random((6, 6))
    seen = nnviz.look(model, image)
    assert [(each.name, each.kind, each.parameters) for each in seen.layers] == [
        ("back/conv", "Conv2D", 20), ("flat", "Flatten", 0), ("scores", "Dense", 99)
    ]  # fmt: skip
    maps = inner(image[None, ..., None].astype(np.float32)).numpy()[0]
    assert seen.layers[0].output == pytest.approx(maps, abs=1e-6)
    page = seen._repr_html_()
    tags = Tags(page)
    assert not tags.open and not tags.outside and "<script" not in page
    assert "back/conv" in page and "Conv2D: 4 × 4 × 2, 20 parameters" in page
    shown = pixels(tags.images[1])
    assert shown.shape == (4, 9, 4)  # two maps of 4×4 with a gap
    row, column, number = np.unravel_index(np.abs(maps).argmax(), maps.shape)
    ramp = DIVERGING_LIGHT if maps.min() < 0 else SEQUENTIAL_LIGHT
    strongest = ramp[-1 if maps[row, column, number] > 0 else 0]
    assert "#{:02x}{:02x}{:02x}".format(*shown[row, column + 5 * number, :3]) == strongest
    assert f"<li>{seen.layers[-1].output[1]:.3f}</li>" in page
    assert (
        "<script"
        not in replace(seen, name="<script>", layers=(replace(seen.layers[0], name="<script>"),))._repr_html_()
    )


def test_large_layers_are_cut_short_and_say_so():
    """A layer of 2,048 maps would make a page of its own."""
    model = keras.Sequential([keras.Input((5, 5, 1)), keras.layers.Conv2D(70, 3, name="many")])
    page = nnviz.look(model, np.eye(5), most=10)._repr_html_()
    assert "and 60 more maps" in page and pixels(Tags(page).images[1]).shape[0] == 2 * 3 + 1
    with pytest.raises(ValueError, match="most must be at least 1"):
        nnviz.look(model, np.eye(5), most=0)
    with pytest.raises(ValueError, match="images must have shape"):
        nnviz.look(model, np.eye(6))


def test_from_the_shell(tmp_path, capsys):
    """The command in README would not work."""
    classifier("cnn").model.save(tmp_path / "cnn.keras")
    Image.fromarray(np.eye(60, dtype=np.uint8) * 255).save(tmp_path / "line.png")
    arguments = ["look", str(tmp_path / "cnn.keras"), str(tmp_path / "line.png"), "-o", str(tmp_path / "look.html")]
    assert main(arguments) == 0
    page = (tmp_path / "look.html").read_text()
    tags = Tags(page)
    assert not tags.outside and "conv2" in page and page.startswith("<!doctype html>")
    first = pixels(tags.images[0])
    assert first.shape == (28, 28, 4) and first[14, 14, 0] > 120 > first[4, 20, 0]
    arguments[2] = str(tmp_path / "none.png")
    assert main(arguments) == 1 and "nnviz: " in capsys.readouterr().err
