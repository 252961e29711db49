"""What a notebook draws with: arrays in, charts out, with the caller's own names."""

import base64
import io
import json
import re
import subprocess
import sys
from pathlib import Path

import altair as alt
import numpy as np
import pytest
from PIL import Image
from sklearn import metrics

import nnviz
from dashboard.pages import PAGES
from nnviz import charts
from nnviz.charts import numbers, palette
from nnviz.charts.parameters import slider

X, Y = np.array([[-1.0, 0.5], [1.0, -0.5], [0.5, 1.0]]), np.array([0, 1, 1])
AXIS = np.linspace(-1, 1, 21)
BOWL = (AXIS - 0.5) ** 2 + (AXIS[:, None] + 0.2) ** 2  # smallest at m = 0.5, b = −0.2
HISTORY = {"loss": [2.0, 1.0, float("nan")], "val_loss": [3.0, 2.0, float("inf")], "accuracy": [0.1, 0.2, 0.3]}
DRAWN = {
    "line_fit": lambda: charts.line_fit([0, 1, 2], [1, 1, 4], m=1.5, b=0.5),
    "loss_map": lambda: charts.loss_map(BOWL, m=AXIS, b=AXIS, path=[[0, 0], [0.25, -0.1]]),
    "decision_map": lambda: charts.decision_map(lambda points: points[:, 0] > 0, x=X, y=Y),
    "feature_maps": lambda: charts.feature_maps(np.eye(3)[..., None] * [1.0, 0.0]),
    "confusion_matrix": lambda: charts.confusion_matrix([0, 1, 2, 2], [0, 2, 2, 1]),
    "training_curves": lambda: charts.training_curves(HISTORY),
}


def encodings(spec: object) -> list[dict]:
    """Return every encoding within a specification."""
    if isinstance(spec, list):
        return [found for part in spec for found in encodings(part)]
    if not isinstance(spec, dict):
        return []
    own = [spec["encoding"]] if "encoding" in spec else []
    return own + [found for part in spec.values() for found in encodings(part)]


@pytest.mark.parametrize("name", DRAWN)
def test_charts_are_typed_titled_and_without_nan(name):
    """A notebook would show an empty chart, or axes called after columns."""
    spec = DRAWN[name]().to_dict()
    json.loads(json.dumps(spec), parse_constant=lambda word: pytest.fail(f"{word} in the specification"))
    for encoding in encodings(spec):
        for channel in ("x", "y", "color", "opacity", "text"):
            part = encoding.get(channel, {})
            assert "field" not in part or "type" in part, part
            shown = channel in ("x", "y") and "field" in part and part.get("axis", {}) is not None
            assert not shown or part.get("title"), part


def test_every_picture_is_at_the_door_of_the_package():
    """`charts.line_fit` would have to be searched for in modules."""
    assert set(DRAWN) <= set(dir(charts)) == set(charts.__all__)
    assert all(callable(getattr(charts, name)) for name in charts.__all__)
    with pytest.raises(AttributeError, match="no attribute 'pie'"):
        _ = charts.pie


def test_colors_do_not_wait_for_altair():
    """Every process that needs the palette would import what draws charts."""
    code = "import sys, nnviz.charts.palette; assert not {'altair', 'pandas'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)


def test_the_library_names_no_parameter_of_a_page():
    """A notebook's slider would be called after a page of the dashboard."""
    page = re.compile(r"\b(" + "|".join(page.prefix for page in PAGES if page.prefix) + r")_\w")
    for file in Path(nnviz.__file__).parent.rglob("*.py"):
        assert not page.search(file.read_text()), file


def test_parameters_have_the_callers_names():
    """Two charts of a notebook would move each other."""
    start = slider("start", value=0, low=-1, high=1, step=0.1, label="b")
    spec = charts.line_fit([0, 1, 2], [1, 1, 4], m=2, b=start).to_dict()
    assert [parameter["name"] for parameter in spec["params"]] == ["text_size", "start"]
    assert "(2.0) * datum.x + start" in json.dumps(spec)


def test_a_line_through_equal_points_is_drawn():
    """Axes without length would leave the chart empty."""
    spec = charts.line_fit([1, 1], [2, 2], m=0, b=2).to_dict()
    low, high = spec["layer"][0]["encoding"]["y"]["scale"]["domain"]
    assert low < 2 < high


def test_the_smallest_loss_is_where_it_is():
    """The diamond would stand elsewhere than the valley."""
    rows = [row for table in DRAWN["loss_map"]().to_dict()["datasets"].values() for row in table]
    (best,) = [row for row in rows if "loss" in row]
    assert (best["m"], best["b"]) == (pytest.approx(0.5), pytest.approx(-0.2))
    path = [row for row in rows if "step" in row]
    assert [row["m"] for row in path] == [0, 0.25]


def test_a_model_and_its_answers_give_one_map():
    """The map would be upside down, or x₁ and x₂ swapped, for one of the two."""
    axis = np.linspace(-1, 1, 150)
    answers = 1 / (1 + np.exp(-4 * (axis + 2 * axis[:, None])))  # row 0 is the lowest x₂
    model = lambda points: 1 / (1 + np.exp(-4 * (points[:, :1] + 2 * points[:, 1:])))  # noqa: E731
    bounds = {"x1": (-1, 1), "x2": (-1, 1)}
    urls = [charts.decision_map(each, **bounds).to_dict()["layer"][0]["mark"]["url"] for each in (model, answers)]
    images = [np.asarray(Image.open(io.BytesIO(base64.b64decode(url.split(",")[1]))).convert("RGB")) for url in urls]
    assert (images[0] != images[1]).any(axis=2).mean() < 0.01  # float32 may round a pixel to the next shade
    upper_right, lower_left = images[0][3, -3], images[0][-3, 3]
    assert "#{:02x}{:02x}{:02x}".format(*upper_right) == palette.CLASS_1
    assert "#{:02x}{:02x}{:02x}".format(*lower_left) == palette.CLASS_0


def test_a_keras_model_draws_its_decision_map():
    """A notebook would have to ask the model on a grid of its own."""
    from nnviz.models import plane_network

    spec = charts.decision_map(plane_network(hidden=(4,), seed=0)).to_dict()
    assert spec["layer"][0]["mark"]["url"].startswith("data:image/png")


def test_all_filters_have_one_scale_and_a_layer_may_be_large():
    """A silent filter would look like a loud one; or Altair refuse the first layer of a digit network."""
    maps = np.zeros((28, 28, 16), np.float32)
    maps[3, 4, 7] = 5
    spec = charts.feature_maps(maps).to_dict()
    assert spec["spec"]["encoding"]["color"]["scale"]["domain"] == [0, 5] and spec["columns"] == 4
    frame = charts.feature_map_frame(maps)
    (cells,) = spec["datasets"].values()
    assert len(frame) == 28 * 28 * 16 == len(cells)
    assert frame[frame["value"] > 0].to_dict("records") == [{"filter": 8, "row": 4, "column": 5, "value": 5.0}]


def test_confusion_is_that_of_scikit_learn():
    """Rows and columns would be swapped, or a class without examples be missing."""
    random = np.random.default_rng(0)
    truth, predicted = random.integers(0, 4, 50), random.integers(0, 4, 50)
    names = ("a", "b", "c", "d", "never")
    frame = charts.confusion_frame(truth, predicted, classes=names)
    counts = frame["count"].to_numpy().reshape(5, 5)
    np.testing.assert_array_equal(counts, metrics.confusion_matrix(truth, predicted, labels=range(5)))
    shares = frame.groupby("truth", sort=False)["share"].sum()
    assert shares["a"] == pytest.approx(1, abs=1e-3) and shares["never"] == 0
    assert numbers.percent((truth == predicted).mean()) in json.dumps(
        charts.confusion_matrix(truth, predicted).to_dict(), ensure_ascii=False
    )


def test_classes_keep_their_order():
    """Ten classes would stand as 0, 1, 10, 2."""
    spec = charts.confusion_matrix([10, 2], [10, 0]).to_dict()
    assert spec["layer"][0]["encoding"]["x"]["sort"] == [str(number) for number in range(11)]


def test_curves_end_where_a_training_diverges():
    """NaN is not JSON: the whole chart would be blank."""
    frame = charts.curve_frame(HISTORY)
    assert frame["measure"].tolist() == ["loss"] * 4 + ["accuracy"] * 3
    assert frame[frame["measure"] == "loss"]["epoch"].tolist() == [1, 2, 1, 2]
    assert set(frame[frame["set"] == "validation set"]["value"]) == {3.0, 2.0}


def test_curves_take_what_fit_returns():
    """`training_curves(model.fit(…))` is what a Keras user tries first."""
    import keras

    history = keras.callbacks.History()
    history.history = {"loss": [1.0, 0.5]}
    assert charts.curve_frame(history)["value"].tolist() == [1.0, 0.5]
    assert isinstance(charts.training_curves(history), alt.HConcatChart)


def test_curves_of_a_recording_begin_before_the_training():
    """The untrained network would stand at epoch 1, and every other number an epoch too late."""
    from nnviz.datasets import apart
    from nnviz.models import plane_network
    from nnviz.training import Settings, record

    points, settings = apart(), Settings(learning_rate=0.1, batch_size=10, epochs=4, snapshots=(0, 2, 4))
    run = record(plane_network(hidden=(), seed=0), points.x, points.y, settings=settings)
    frame = charts.curve_frame(run)
    assert frame["epoch"].tolist() == [0, 2, 4] * 2 and frame["measure"].tolist() == ["loss"] * 3 + ["accuracy"] * 3
    np.testing.assert_allclose(frame["value"], [*run.loss, *run.metric])


@pytest.mark.parametrize(
    ("draw", "message"),
    [
        (lambda: charts.line_fit([0, 1], [0], m=1, b=0), "y must have as many points as x"),
        (lambda: charts.loss_map(BOWL[1:], m=AXIS, b=AXIS), "loss must have shape"),
        (lambda: charts.loss_map(BOWL * 0, m=AXIS, b=AXIS), "loss must be finite and not the same"),
        (lambda: charts.loss_map(BOWL, m=AXIS, b=AXIS, path=[1, 2]), "path must have shape"),
        (lambda: charts.decision_map(np.full((3, 3), 1.5)), "probabilities must"),
        (lambda: charts.decision_map(np.zeros(9)), "probabilities must"),
        (lambda: charts.decision_map(lambda points: points), "one probability"),
        (lambda: charts.decision_map(np.zeros((3, 3)), x=X), "x must have shape"),
        (lambda: charts.feature_maps(np.zeros((3, 3))), "maps must have shape"),
        (lambda: charts.feature_maps(np.full((1, 1, 1), np.nan)), "maps must be finite"),
        (lambda: charts.feature_maps(np.zeros((1, 1, 1)), columns=0), "columns must be at least 1, got 0"),
        (lambda: charts.confusion_matrix([0, 1], [0]), "truth and predicted"),
        (lambda: charts.confusion_matrix([0, 2], [0, 1], classes=("a", "b")), "classes from 0 to 1"),
        (lambda: charts.training_curves({}), "history must hold"),
    ],
)
def test_wrong_arrays_are_explained(draw, message):
    """A notebook would end somewhere inside Altair, or show an empty chart."""
    with pytest.raises(ValueError, match=message):
        draw()
