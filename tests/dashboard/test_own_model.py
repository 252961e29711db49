"""A visitor's own model: who may bring one, its process, what is computed of it, and what the page says."""

import os
import time
from collections.abc import Iterator
from functools import partial
from types import SimpleNamespace
from typing import Any

import keras
import numpy as np
import pytest
from keras import layers

from dashboard.app_pages.inside_a_cnn import PAGE
from dashboard.app_pages.inside_a_cnn.own import bringing, showing, work
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from dashboard.server import guard, models
from dashboard.server.guard import Guard
from dashboard.server.here import sits_here
from dashboard.server.models import Brought, Full, Rooms
from nnviz import assets
from nnviz.gradients import grad_cam, occlusion, saliency
from tests.dashboard import helpers
from tests.dashboard.helpers import finish, until
from tests.dashboard.links import assert_all_noted, hostile
from tests.dashboard.messages import unpacked
from tests.dashboard.panels import printed

PATH, VIEW = "inside-a-cnn", {"ic_view": "your model"}


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> tuple[keras.Model, bytes]:
    """A small model for color images, and its file."""
    keras.utils.set_random_seed(4)
    image = keras.Input((12, 16, 3))
    maps = layers.Conv2D(6, 3, padding="same", activation="tanh", name="first")(layers.Rescaling(1 / 255)(image))
    maps = layers.Add()([maps, layers.DepthwiseConv2D(3, padding="same", name="each")(maps)])
    maps = layers.MaxPooling2D(name="pool")(maps)
    model = keras.Model(image, layers.Dense(4, "softmax")(layers.GlobalAveragePooling2D()(maps)), name="mine")
    path = tmp_path_factory.mktemp("model") / "mine.keras"
    model.save(path)
    return model, path.read_bytes()


def photo(rows: int = 12, columns: int = 16) -> np.ndarray:
    """Return an image of noise."""
    return np.random.default_rng(0).integers(0, 256, (rows, columns, 3), np.uint8)


@pytest.mark.parametrize(("said", "here"), [("1", False), ("0", True), ("", True), ("", False), ("yes", False)])
def test_who_may_bring_a_model(said, here, monkeypatch):
    """A public server would open the files of strangers; the page would say something else than what is done."""
    monkeypatch.setenv("NNVIZ_ALLOW_MODELS", said)
    allowed = models.allowed(from_here=here)
    assert allowed == (said == "1" or (said == "" and here))
    assert ("no models" in bringing.permission(from_here=here)) == (not allowed)


@pytest.mark.parametrize(
    ("headers", "loopback", "here"),
    [
        ({"Host": "localhost:8501"}, True, True),
        ({"Host": "[::1]:8501"}, True, True),
        ({"Host": "localhost:8501"}, False, False),  # says so from elsewhere
        ({"Host": "nnviz.example"}, True, False),  # a server in front, or a name that leads here
        ({"Host": "localhost:8501", "X-Forwarded-For": "10.0.0.7"}, True, False),
        ({"Host": "["}, True, False),
        ({}, True, False),
    ],
)
def test_who_sits_at_the_server(headers, loopback, here):
    """A visitor from elsewhere could pass for the one who started the server."""
    assert sits_here(headers, loopback=loopback) == here


@pytest.mark.parametrize(
    ("said", "headers", "taken"),
    [
        ("", {"content-length": str(6 * 2**20)}, False),
        ("", {"content-length": str(5 * 2**20)}, True),
        ("", {"transfer-encoding": "chunked"}, False),
        ("", {"content-length": "6e9"}, False),
        ("1", {"content-length": str(19 * 2**20)}, True),
    ],
)
def test_only_a_server_that_takes_models_takes_large_files(said, headers, taken, monkeypatch):
    """A public server would hold four times as much of each visitor's files for nothing."""
    monkeypatch.setenv("NNVIZ_ALLOW_MODELS", said)
    runtime = SimpleNamespace(uploaded_file_mgr=SimpleNamespace(file_storage={}, remove_session_files=lambda _: None))
    monkeypatch.setattr(guard.Runtime, "instance", lambda: runtime)
    asked, said_back = [], []

    async def app(*_: object) -> None:
        asked.append(1)

    async def send(message: Any) -> None:
        said_back.append(message.get("status"))

    given = [(name.encode(), value.encode()) for name, value in headers.items()]
    scope = {"type": "http", "method": "PUT", "path": f"{guard.UPLOAD}visit/file", "headers": given}
    finish(Guard(app)({**scope, "client": ("10.0.0.7", 1)}, None, send))  # type: ignore[arg-type]
    assert bool(asked) == taken and (413 in said_back) == (not taken)


@pytest.fixture
def rooms() -> Iterator[Rooms]:
    """Processes without TensorFlow."""
    made = Rooms([helpers.nothing], most=2, idle=600)
    yield made
    made.shutdown()


def test_each_model_has_a_process_of_its_own_with_limits_that_ends(rooms):
    """A file could do something to another visitor's; take all memory; or a process stay for ever."""
    ask = lambda name, call=os.getpid: rooms.room(name).submit_for("v", call)  # noqa: E731
    rooms.wake()
    one, other = ask("one"), ask("other")
    assert one.result(30) != other.result(30) and ask("one").result(30) == one.result()
    with pytest.raises(MemoryError):
        ask("one", partial(bytearray, 2 * models.MEMORY)).result(30)
    for name in ("one", "other"):
        ask(name, partial(time.sleep, 0.5))
    with pytest.raises(Full, match="Try again in a minute"):
        rooms.room("third")
    third = rooms.room("one").submit_for("v", os.getpid).result(30)
    assert third == one.result(), "a full house ends nobody's process"
    rooms._idle = 0.0
    until(lambda: not rooms._rooms)
    rooms._idle = 600
    assert ask("one").result(30) != third


def test_a_model_is_described_and_its_maps_are_keras_own(mine):
    """The columns would show other numbers than the network's; pixels on another scale."""
    model, file = mine
    found = work.describe(file)
    assert (found.name, found.layers, found.shape, found.pixels) == ("mine", 7, (12, 16, 3), "0 to 255")
    assert found.parameters == model.count_params() and found.classes == 4
    image = photo()
    looked = work.look(file, image, "0 to 255")
    head, pictures = unpacked(looked.message)
    assert [name for name, *_ in looked.layers] == [each["name"] for each in head["layers"]]
    assert [count for *_, count in looked.layers] == [3, 6, 6, 6, 6, 6, 4]
    cut = keras.Model(model.inputs[0], [layer.output for layer in model.layers[1:]])
    for key, (about, maps) in enumerate(zip(head["layers"], cut(image[None].astype(np.float32)), strict=True)):
        seen = np.asarray(maps)[0].reshape(*(maps.shape[1:] if maps.ndim == 4 else (1, 1, -1)))
        levels = np.moveaxis(pictures[str(key)].astype(float), 0, -1)
        values = (levels - 128) / 127 if about["signed"] else levels / 255
        np.testing.assert_allclose(values * about["top"], seen, atol=about["top"] / 250)
    np.testing.assert_allclose(head["output"], np.asarray(model(image[None].astype(np.float32)))[0], atol=1e-6)


def test_a_saved_sequential_model_is_described_like_any(tmp_path):
    """Keras builds it anew when it is loaded: its layers have no defined output then."""
    model = keras.Sequential([keras.Input((9, 9, 1)), layers.Conv2D(2, 3), layers.Flatten(), layers.Dense(3)])
    model.save(tmp_path / "mine.keras")
    file = (tmp_path / "mine.keras").read_bytes()
    assert work.describe(file).classes == 3
    image = photo(9, 9)[:, :, :1]
    head, _ = unpacked(work.look(file, image, "0 to 1").message)
    np.testing.assert_allclose(head["output"], np.asarray(model(image[None] / np.float32(255)))[0], atol=1e-6)
    assert len(work.attribute(file, image, "0 to 1").maps) == 4


def test_one_map_is_sent_with_what_it_is_made_of(mine):
    """The sum in the browser would be worked out of other numbers."""
    model, file = mine
    image = photo()
    head, arrays = unpacked(work.take_apart(file, image, "0 to 255", "first", 4))
    given, kernel, output = (arrays[name].view(np.float32)[..., 0] for name in ("given", "kernel", "output"))
    window = given[2:5, 6:9]  # around row 3, column 7
    z = float((window * kernel).sum()) + head["bias"]
    assert head["activation"] == "tanh" and head["before"] == [1, 1] and head["sum"] == "convolution"
    there = keras.Model(model.inputs[0], model.get_layer("first").output)(image[None].astype(np.float32))
    assert np.tanh(z) == pytest.approx(output[3, 7], abs=1e-6) == pytest.approx(float(there[0, 3, 7, 4]), abs=1e-6)
    with pytest.raises(ValueError, match="unit must be"):
        work.take_apart(file, image, "0 to 255", "first", 6)


def test_attributions_are_those_of_the_library(mine):
    """Another class would be explained, or another image than the one on screen."""
    model, file = mine
    image = photo()[:, :, :1]  # gray, as a digit is
    seen = np.repeat(image, 3, axis=2)[None].astype(np.float32)
    found = work.attribute(file, image, "0 to 255")
    maps = dict(found.maps)
    assert found.index == int(np.argmax(model(seen)))
    slopes = saliency(model, seen, classes=found.index)[0]
    strongest = np.take_along_axis(slopes, np.abs(slopes).argmax(axis=-1)[..., None], axis=-1)[..., 0]
    np.testing.assert_allclose(maps["saliency"], strongest, atol=1e-7)
    covered = occlusion(model, seen, classes=found.index, patch=3)[0]
    np.testing.assert_allclose(maps["occlusion 3×3"][1:-1, 1:-1], covered, atol=1e-6)  # where the square's middle was
    cells = grad_cam(model, seen, layer="pool", classes=found.index)[0]
    np.testing.assert_allclose(maps["Grad-CAM of pool"][::2, ::2], cells, atol=1e-6)  # each over its two pixels
    assert {each.shape for each in maps.values()} == {(12, 16)}


def test_a_photo_is_cut_to_its_middle():
    """A long photo would be squeezed; a channel would be left out."""
    image = np.zeros((10, 30, 3), np.uint8)
    image[:, 10:20, 0] = 255  # the middle third is red
    seen = work.as_image(image, (5, 5, 3), "−1 to 1")
    assert seen[2, 2].tolist() == [1, -1, -1] and (seen[:, 1:4, 0] == 1).all()


@pytest.mark.parametrize(
    ("shape", "sentence"),
    [((65, 28, 1), "at most 64×64"), ((28, 28, 2), "1 or 3 channels"), ((4,), "image of one size")],
)
def test_models_for_other_inputs_are_refused_in_a_sentence(shape, sentence, monkeypatch):
    """A large image would take the memory; a table's model would end in an error."""
    model = keras.Sequential([keras.Input(shape), layers.Flatten(), layers.Dense(2)])
    monkeypatch.setattr(work, "_model", lambda _: model)
    with pytest.raises(ValueError, match=sentence):
        work.describe(b"")


@hostile
def test_hostile_links_open_the_view_with_a_note(value, run_page):
    """A link made with another model would end in an error."""
    assert_all_noted(run_page(PATH, **VIEW, ic_of=value, ic_map=value), ("ic_of", "ic_map"))


def test_the_page_shows_a_model_that_was_brought_and_says_what_it_refuses(mine, run_page):
    """The example would stand there instead; a model that fails would show a traceback, or an empty picture."""
    example = run_page(PATH, **VIEW)
    assert not example.exception and not example.warning
    file = mine[1]
    own = bringing.Own(Brought(file, "C:\\mine.keras"), work.describe(file), "0 to 255")
    app = run_page(PATH, state={bringing.MODEL: own}, **VIEW, ic_which="attributions")
    labels = [each.label for each in app.button if each.key == "ic_own_model"]
    assert not app.exception and not app.warning and labels == ["mine.keras"]
    broken = bringing.Own(Brought(b"no model", "x.keras"), own.described, "0 to 1")
    app = run_page(PATH, state={bringing.MODEL: broken}, **VIEW)
    assert not app.exception and "must be what model.save writes" in app.warning[0].value
    own.brought.let_go()
    app = run_page(PATH, state={bringing.MODEL: own}, **VIEW)
    assert bringing.GONE in [each.value for each in app.caption] and not app.exception


def test_a_refused_model_leaves_the_one_before_it_where_it_is(mine, monkeypatch):
    """A wrong file would take the good one away; the same file would be opened again with every run of the dialog."""
    state: dict[str, Any] = {}
    monkeypatch.setattr(bringing.st, "session_state", state)
    monkeypatch.setattr(bringing.st, "query_params", {"ic_of": "conv1"})
    bringing._read_model(mine[1], "mine.keras")
    assert state[bringing.MODEL].described.shape == (12, 16, 3) and not bringing.st.query_params
    monkeypatch.setattr(work, "_model", None)
    bringing._read_model(mine[1], "mine.keras")  # was read already
    bringing._read_model(b"\x80\x04pickle", "evil.keras")
    said = state[f"{bringing.REFUSED}:model"]
    assert said.startswith("This model is not opened: the file must be what model.save writes")
    assert state[bringing.MODEL].brought.name == "mine.keras"
    bringing._read_picture(b"no picture", "x.png")
    assert "not a picture" in state[f"{bringing.REFUSED}:picture"] and bringing.PICTURE not in state


def test_what_a_browser_asks_may_be_anything(monkeypatch):
    """A forged message would end in an error, or stand in the address."""
    monkeypatch.setattr(showing.st, "query_params", address := {})
    for asked in (None, 3, {"layer": 1, "unit": 0}, {"layer": "x" * 999, "unit": 0}, {"layer": "x", "unit": True}):
        showing._take(asked)
    assert not address
    showing._take({"layer": "conv", "unit": 3})
    assert address == {"ic_of": "conv", "ic_map": "3"}


def test_the_code_prints_the_layers_of_the_picture(mine, tmp_path, monkeypatch):
    """The panel would promise numbers that it does not print."""
    asked = bringing.Asked(None, bringing.Chosen(600, bringing.all_digits()[0][600]))
    head, _ = unpacked(work.look(asked.file, asked.values, "0 to 1").message)
    told = printed(fill(code(PAGE, showing.MAPS, asked), {}))
    tops = [float(line.rsplit(" ", 1)[1]) for line in told.splitlines() if not line.startswith("logits")]
    assert tops == pytest.approx([each["top"] for each in head["layers"] if each["name"] != "logits"], abs=1e-3)
    from PIL import Image

    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine.keras").write_bytes(mine[1])
    Image.fromarray(photo()).save("photo.png")
    own = bringing.Own(Brought(mine[1], "mine.keras"), work.describe(mine[1]), "0 to 255")
    asked = bringing.Asked(own, bringing.Picture("photo.png", photo(), 27))
    head, _ = unpacked(work.look(mine[1], photo(), "0 to 255").message)
    told = printed(fill(code(PAGE, showing.MAPS, asked), {}))
    assert float(told.splitlines()[-1].rsplit(" ", 1)[1]) == pytest.approx(max(head["output"]), abs=1e-3)
    chain = [layers.Conv2D(2, 3, name="maps"), layers.Flatten(name="units")]
    keras.Sequential([keras.Input((12, 16, 3)), *chain]).save("mine.keras")
    told = printed(fill(code(PAGE, showing.MAPS, asked), {}))
    assert [line.split(",")[0] for line in told.splitlines()] == ["maps: (10", "units: (280"]


def test_the_example_is_shipped():
    """The view would be empty until somebody brings a model."""
    assert assets.checked_path(bringing.EXAMPLE, rebuild="").is_file()
