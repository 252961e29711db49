"""A drawing on its way to the networks: nothing a browser sends is trusted, everything is answered."""

import asyncio
import base64
import io
import json
import struct
import threading
import zipfile
from collections.abc import Mapping
from concurrent.futures import Future

import numpy as np
import pytest
from PIL import Image

from dashboard.app_pages.draw_a_digit import PAGE, drawing
from dashboard.app_pages.draw_a_digit import work as tasks
from dashboard.app_pages.draw_a_digit.view import VIEW, ones
from dashboard.app_pages.draw_a_digit.work import Changes
from dashboard.components.live_text import fill
from dashboard.components.photo_crop import checked
from dashboard.layout.views import code
from dashboard.server import once, photos, questions
from dashboard.server.turns import SHORT
from dashboard.server.worker import TaskRefused
from nnviz.assets import AssetError
from nnviz.charts.numbers import percent
from nnviz.charts.palette import TOKENS
from nnviz.digits import change, model_card, rasterize_steps
from nnviz.recordings.digit_networks.drawn_styles import STYLES, drawn
from tests.dashboard.helpers import finish
from tests.dashboard.messages import unpacked
from tests.dashboard.panels import printed
from tests.shipped import classifier

SEVEN = (((0.25, 0.2), (0.75, 0.2), (0.45, 0.85)),)


def test_what_the_browser_paints_is_what_the_networks_say():
    """Bars, maps, steps or saliency on screen would be other numbers than Keras'."""
    head, pictures = unpacked(tasks.read_drawing(SEVEN, None, Changes(shift_x=2, noise=10)))
    steps = rasterize_steps(SEVEN)
    image = np.round(change(steps.centered, shift=(2, 0), noise=0.1) * 255) / np.float32(255)
    cnn = classifier("cnn").explain(image)
    assert head["digit"] == cnn.digit == 7
    for name in ("cnn", "dense", "plain"):
        expected = classifier(name).predict(image[None])[0]
        assert head["probabilities"][name] == pytest.approx(expected, abs=2e-5)
    assert head["logits"] == pytest.approx(cnn.logits, abs=2e-5)
    assert np.array_equal(pictures["centered"], np.round(steps.centered * 255))
    assert np.array_equal(pictures["seen"], np.round(image * 255))
    for name in ("conv1", "pool1", "conv2", "pool2"):
        maps = np.moveaxis(cnn.activations[name], -1, 0)
        assert pictures[name] * head["scales"][name] / 255 == pytest.approx(maps, abs=float(0.003 * maps.max())), name
    largest = np.abs(cnn.saliency).max()
    assert (pictures["saliency"] - 128.0) / 127 == pytest.approx(cnn.saliency / largest, abs=0.005)


def test_the_message_is_small():
    """300 students drawing at once would fill the line: at most 40 kB an answer."""
    assert len(tasks.read_drawing(SEVEN, None, Changes())) < 40_000


def test_neighbors_are_the_nearest_by_brute_force():
    """The digits shown as most alike would not be."""
    from nnviz.activations import layer_activations
    from nnviz.datasets.mnist import digits

    model, data = classifier("cnn").model, digits()
    seen = np.round(rasterize_steps(SEVEN).centered * 255) / np.float32(255)
    own = layer_activations(model, seen[None, ..., None], layer="dense")[0]
    every = layer_activations(model, data.train_images[..., None], layer="dense")
    order = np.argsort(((every - own) ** 2).sum(axis=1))[: tasks.NEIGHBORS]
    head, pictures = unpacked(tasks.read_drawing(SEVEN, None, Changes()))
    assert [near["label"] for near in head["nearest"]] == data.train_labels[order].tolist()
    assert np.array_equal(pictures["neighbors"], np.round(data.train_images[order] * 255))


@pytest.mark.parametrize(
    "question",
    [
        {},
        {"strokes": None},
        {"strokes": "<script>"},
        {"strokes": {"0": [[0.1, 0.1]]}},
        {"strokes": [[]]},
        {"strokes": [["ab"], [[1]], [[1, 2, 3]], 7, None, [[None, None]], [[float("nan"), 0.5]]]},
        {"photo": "not base64 é"},
        {"photo": base64.b64encode(b"short").decode()},
        {"photo": base64.b64encode(bytes(photos.PHOTO_BYTES)).decode()},
        {"changes": [1, 2]},
    ],
)
def test_nonsense_is_an_empty_pad(question):
    """A crafted message would crash the page or reach the networks."""
    assert drawing.checked(question).empty


def test_what_makes_sense_is_kept():
    """One bad point would cost the whole drawing."""
    question = {
        "strokes": [[[0.1, 0.2], [float("inf"), 0.5], [2.0, -1.0]], "bad", [[0.5, 0.5]]],
        "changes": {"shift_x": 3, "rotation": 1e9, "noise": "x", "unknown": 1, "thickness": float("nan")},
    }
    checked = drawing.checked(question)
    assert checked.strokes == (((0.1, 0.2), (1.0, 0.0)), ((0.5, 0.5),))
    assert checked.changes == Changes(shift_x=3)


def test_100000_points_are_cut_and_still_read():
    """One visitor could keep the worker busy for everybody."""
    points = np.random.default_rng(0).uniform(0, 1, (100_000, 2)).tolist()
    strokes = drawing.checked({"strokes": [points[:60_000], points[60_000:]]}).strokes
    assert sum(map(len, strokes)) == tasks.MOST_POINTS
    assert unpacked(tasks.read_drawing(strokes, None, Changes()))[0]


def test_digits_are_read_before_drawings_that_take_long(monkeypatch):
    """Visitors of many names could keep the worker busy: thousands of points, or covering all of the drawing."""
    asked: list[float] = []
    monkeypatch.setattr(once.engine().answering, "submit_for", lambda *_, seconds_left: asked.append(seconds_left))
    for count, rests in ((drawing.LARGE, False), (drawing.LARGE + 1, False), (1, True)):
        drawing._read("somebody", {"strokes": [[[0.5, 0.5]] * count], "rests": rests})
    assert asked[0] <= SHORT < min(asked[1:])


@pytest.fixture
def awake() -> None:
    """Have the networks warm, so that nobody is told to wait."""
    once.engine().answering.submit(tasks.warm_up).result()


class Socket:
    """A browser that asks what it is given, and keeps what it is told."""

    headers: Mapping[str, str] = {}
    cookies: Mapping[str, str] = {}
    client = None

    def __init__(self, *questions: str | bytes) -> None:
        self.questions, self.asked, self.told = list(questions), 0, []

    async def accept(self) -> None:
        """Connect."""

    async def receive(self) -> dict:
        """Ask one after the other as soon as it is answered, then leave; what is not text is asked as bytes."""
        while sum("waiting" not in answer for answer in self.told) < self.asked:
            await asyncio.sleep(0.005)
        self.asked += 1
        if not self.questions:
            return {"type": "websocket.disconnect"}
        question = self.questions.pop(0)
        kind = "text" if isinstance(question, str) else "bytes"
        return {"type": "websocket.receive", kind: question}

    async def send_bytes(self, answer: bytes) -> None:
        """Hear the envelope of an answer, and the head of what is in it."""
        (length,) = struct.unpack_from("<I", answer)
        content = answer[4 + length :]
        self.told.append(json.loads(answer[4 : 4 + length]) | (unpacked(content)[0] if content else {}))


def told(*questions: str | bytes) -> list[dict]:
    """Return the answers to a visitor's questions."""
    socket = Socket(*questions)
    finish(drawing.read_drawings(socket))
    return socket.told


REAL = json.dumps({"number": 7, "strokes": SEVEN})


@pytest.mark.parametrize(
    "nonsense",
    [b"\x00", "", "{", "[1]", "7", '{"number": "x"}', "[" * 100_000],
)
def test_a_message_that_is_no_question_costs_nothing(nonsense, awake):
    """A crafted message would end the connection, and with it the visitor's answers."""
    first, second = told(nonsense, REAL)
    assert first == {"number": -1, "pictures": []}
    assert (second["number"], second["digit"]) == (7, 7)


@pytest.mark.parametrize(("is_awake", "sentence"), [(False, "waking up"), (True, "The server is busy")])
def test_a_visitor_is_told_to_wait_and_then_answered(is_awake, sentence, monkeypatch):
    """The page would look dead while the networks wake up or many draw, or never show what they said."""
    monkeypatch.setattr(questions, "PATIENCE", 0.1)
    late: Future = Future()
    threading.Timer(0.5, lambda: late.set_result(tasks.read_drawing(SEVEN, None, Changes()))).start()
    monkeypatch.setattr(once.engine().answering, "submit_for", lambda *_, **__: late)
    monkeypatch.setattr(once.engine(), "awake", is_awake)
    first, second = told(REAL)
    assert first["number"] == 7 and sentence in first["waiting"]
    assert second["digit"] == 7


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (AssetError("digit_cnn.keras is missing: run make"), "digit_cnn.keras is missing: run make"),
        (TaskRefused("Two workers stopped."), "Two workers stopped."),
        (KeyError("secret"), "This drawing could not be read. Go on drawing, or clear the pad."),
    ],
)
def test_a_failure_is_a_sentence_and_the_next_drawing_is_read(error, sentence, monkeypatch, awake):
    """One bad drawing would end the connection, or show its traceback."""
    failed: Future = Future()
    failed.set_exception(error)
    futures = iter([failed, once.engine().answering.submit(tasks.read_drawing, SEVEN, None, Changes())])
    monkeypatch.setattr(once.engine().answering, "submit_for", lambda *_, **__: next(futures))
    first, second = told(REAL, REAL)
    assert first["problem"] == sentence
    assert second["digit"] == 7


def picture(image: Image.Image, kind: str = "PNG") -> bytes:
    """Return an encoded picture."""
    file = io.BytesIO()
    image.save(file, kind)
    return file.getvalue()


def photographed(mode: str = "L") -> Image.Image:
    """Return a photo of a one."""
    gray = np.full((300, 200), 230, np.uint8)
    gray[60:240, 92:108] = 40
    return Image.fromarray(gray).convert(mode)


@pytest.mark.parametrize(
    ("mode", "kind"), [("L", "PNG"), ("RGB", "JPEG"), ("RGBA", "WEBP"), ("P", "GIF"), ("1", "BMP")]
)
def test_photos_of_every_kind_are_read(mode, kind):
    """A phone's or a scanner's format would be refused."""
    gray = photos.read_photo(picture(photographed(mode), kind)).gray
    assert len(gray) == photos.PHOTO_BYTES
    assert unpacked(tasks.read_drawing((), gray, Changes()))[0]["digit"] == 1


@pytest.mark.parametrize("ink", [(0, 0, 0), (255, 255, 255), (250, 220, 40), (200, 30, 30)])
def test_ink_on_nothing_is_read(ink):
    """White or colored ink on a transparent ground would be ink on ink."""
    clear = Image.new("RGBA", (200, 300), (0, 0, 0, 0))
    clear.paste((*ink, 255), (92, 60, 108, 240))
    assert unpacked(tasks.read_drawing((), photos.read_photo(picture(clear)).gray, Changes()))[0]["digit"] == 1


@pytest.mark.parametrize("bits", [8, 10, 12, 16])
def test_16_bit_pictures_are_read_upright_whatever_they_use_of_it(bits):
    """A scanner's file would be black all over, a camera's lie down."""
    deep = Image.fromarray((np.asarray(photographed()) / 255 * (2**bits - 1)).astype(np.uint16))
    upright = photos.read_photo(picture(deep)).gray
    assert unpacked(tasks.read_drawing((), upright, Changes()))[0]["digit"] == 1
    lying, exif = io.BytesIO(), Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter
    deep.rotate(90, expand=True).save(lying, "PNG", exif=exif)
    assert photos.read_photo(lying.getvalue()).gray == upright


def test_what_was_found_is_drawn_over_the_photo():
    """A visitor would not see why a photo is read as it is."""
    scene = np.full((320, 320), 60, np.uint8)
    scene[40:280, 40:280] = 230
    scene[80:240, 152:168] = 40
    shown = np.asarray(Image.open(io.BytesIO(photos.read_photo(picture(Image.fromarray(scene))).shown))).astype(int)
    assert shown.shape == (320, 320, 3)

    def is_colored(name: str) -> np.ndarray:
        color = [int(TOKENS[name].light[at : at + 2], 16) for at in (1, 3, 5)]
        return np.abs(shown - color).max(axis=2) < 12

    rows, columns = np.nonzero(is_colored("truth"))
    assert (rows.min(), rows.max(), columns.min(), columns.max()) == pytest.approx((76, 243, 148, 171), abs=4)
    assert is_colored("class-0")[90:230, 155:165].all()
    assert (shown[60:70, 60:260] > 200).all() and (shown[5:25, 5:300] > 70).all(), (
        "the desk is grayed, the sheet is not"
    )


def test_several_digits_get_a_sentence():
    """The page would read 17 as one digit, and be unsure of it without a word."""
    two = np.full((300, 400), 230, np.uint8)
    two[60:240, 100:116] = two[60:240, 300:316] = 40
    two[60:78, 200:316] = 40
    kept = photos.kept_photo(picture(Image.fromarray(np.kron(two, np.ones((2, 2), np.uint8)))))
    assert Image.open(io.BytesIO(kept)).size == (640, 480)
    with pytest.raises(photos.PhotoRefused, match="This picture shows several digits"):
        photos.read_photo(kept)
    one, seven = photos.read_photo(kept, (0.1, 0.1, 0.45, 0.9)), photos.read_photo(kept, (0.45, 0.1, 1.0, 0.9))
    assert (one.digit, seven.digit) == (1, 7) and min(one.probability, seven.probability) > 0.6
    shown = np.asarray(Image.open(io.BytesIO(one.shown))).astype(int)
    blue = np.abs(shown - [int(TOKENS["class-0"].light[at : at + 2], 16) for at in (1, 3, 5)]).max(axis=2) < 12
    columns = np.flatnonzero(blue.any(axis=0)) / shown.shape[1]
    assert (columns.min(), columns.max()) == pytest.approx((0.25, 0.29), abs=0.02), "drawn where it is in the photo"
    with pytest.raises(photos.PhotoRefused, match="No digit stands out"):
        photos.read_photo(kept, (0.3, 0.0, 0.45, 0.15))


def test_a_frame_that_no_hand_could_drag_is_ignored():
    """A made-up message would cut outside of the photo."""
    strange = [None, 3, [0, 0, 1], ["0", 0, 1, 1], [0, 0, np.nan, 1], [0.5, 0, 0.4, 1], [-0.1, 0, 1, 1], [True] * 4]
    assert [asked for asked in strange if checked(asked) is not None] == []
    assert checked([0, 0.25, 0.5, 1]) == (0, 0.25, 0.5, 1)


def test_what_is_said_of_drawn_ones_is_what_the_network_does():
    """Who writes ones with a flag would be read wrongly, and told otherwise."""
    flagged = drawn(STYLES[1]["long flag"], 20, seed=9)
    assert (classifier("cnn").predict(flagged).argmax(1) == 1).mean() > 0.9
    said, right = ones(), model_card("cnn")["styles"]["right"]["1"]
    assert all(percent(right[name], 0) in said for name in right if name != "short flag and base")


def zipped() -> bytes:
    """Return a zip archive."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("digit.png", b"0" * 100)
    return file.getvalue()


@pytest.mark.parametrize(
    ("file", "sentence"),
    [
        (b"", "not a picture"),
        (zipped(), "not a picture"),
        (picture(photographed())[:400], "not a picture"),
        (picture(Image.new("1", (8000, 6000))), "more than 16 million pixels"),
        (picture(Image.new("L", (1, 1))), "No digit stands out"),
        (picture(Image.new("L", (400, 300), 200)), "No digit stands out"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "not a picture"),
    ],
)
def test_hostile_files_get_a_sentence(file, sentence):
    """A broken upload would end in a traceback, a huge one would fill the worker's memory."""
    with pytest.raises(ValueError, match=sentence):
        photos.read_photo(file)


def test_the_code_panel_runs_and_gives_the_numbers_on_screen():
    """What students copy would not run, or not give what they saw."""
    head, pictures = unpacked(tasks.read_drawing(SEVEN, None, Changes(rotation=10)))
    rows = "\n".join(row.tobytes().hex() for row in pictures["seen"])
    lines = printed(fill(code(PAGE, VIEW, None), {"rows": rows})).splitlines()
    for digit in range(10):
        said, p = lines[digit].split()
        assert int(said) == digit
        assert float(p) == pytest.approx(head["probabilities"]["cnn"][digit], abs=6e-5)
    steepest = np.unravel_index(np.abs(pictures["saliency"] - 128.0).argmax(), (28, 28))
    assert lines[10].endswith(str(tuple(int(place) + 1 for place in steepest)))
