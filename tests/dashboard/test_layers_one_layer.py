"""One layer at a time: what an address may ask for, and code that gives the numbers of the picture."""

import json

import numpy as np
import pytest

from dashboard.app_pages.layers import PAGE
from dashboard.app_pages.layers.one_layer import dense, dropout, embedding, softmax
from dashboard.app_pages.layers.one_layer.activation import ACTIVATION
from dashboard.app_pages.layers.one_layer.flatten import FLATTEN
from dashboard.app_pages.layers.one_layer.normalization import NORMALIZATION, given
from dashboard.app_pages.layers.one_layer.pictures import LAYERS
from dashboard.app_pages.layers.one_layer.windows import WINDOWS
from dashboard.components.live_text import fill
from dashboard.layout.views import View, code
from nnviz.convolution import KERNELS, convolve
from nnviz.datasets import cars_horsepower, digits
from nnviz.datasets.small_sentences import VOCABULARY
from nnviz.layer_steps import (
    activate,
    activation_slope,
    batch_moments,
    batch_normalize,
    drop_out,
    moving_moments,
    softmax_at,
)
from nnviz.recordings.single_layers import DIGITS, EPOCHS, load_single_layers
from tests.dashboard.links import NUMBERS, assert_all_noted
from tests.dashboard.panels import numbers, printed


def said_by(view: View, **values: object) -> list[float]:
    """Return the numbers that a view's code prints, with these values in its fields."""
    return numbers(fill(code(PAGE, view, None), PAGE.own(**values)))


def sent(app) -> dict:
    """Return what the picture is sent."""
    return next(data for each in app.get("bidi_component") if "given" in (data := json.loads(each.proto.json or "{}")))


@pytest.mark.parametrize("value", NUMBERS.values(), ids=NUMBERS)
def test_nonsense_in_the_address_falls_back_with_a_note(value, run_page):
    """A script or ∞ would reach the picture, or it would be empty."""
    for which, words in (("BatchNormalization", ("batch", "momentum", "gamma")), ("Softmax", ("temperature", "d3"))):
        asked = dict.fromkeys(words, value)
        app = run_page(PAGE.path, **PAGE.own(view="one layer", which=which, **asked))
        assert_all_noted(app, PAGE.words(words))


def test_a_link_brings_its_own_settings(run_page):
    """Copy link would lose what the lecturer set, or open another layer."""
    app = run_page(PAGE.path, **PAGE.own(view="one layer", which="Dropout", p="0.8", mode="inference", mask="7"))
    assert not app.exception
    data = sent(app)
    assert data["layer"] == "Dropout"
    assert {each["name"]: each["first"] for each in data["controls"]} == {
        **{"p": 0.8, "mode": "inference", "mask": 7, "kept": "divided by 1 − p"}
    }


def test_every_layer_has_controls_of_its_own_and_data_that_can_be_sent(run_page):
    """A picture would be sent no number, or two controls would be one word of the address."""
    for view in LAYERS:
        app = run_page(PAGE.path, **PAGE.own(view="one layer", which=view.name))
        assert not app.exception and not [note for note in app.caption if "address" in note.value]
        data = sent(app)
        names = [each["name"] for each in data["controls"]]
        assert data["layer"] == view.name and len(set(names)) == len(names)


def test_the_story_of_a_layer_is_told_beside_it(run_page):
    """A step would show its state and say nothing, as if it were another view's; or go on in another layer."""
    app = run_page(PAGE.path, **PAGE.own(view="one layer", which="Dropout"))
    app.button(key="story_2").click().run()
    assert not app.exception and sent(app)["layer"] == "Dropout"
    assert any(text.value.startswith("Not divided by 1 − p") for text in app.markdown)
    assert {each["name"]: each["first"] for each in sent(app)["controls"]}["kept"] == "as they are"


def test_the_code_about_dense_gives_the_sums():
    """A student would get another output than the one on screen."""
    cars, (_, kernel, biases) = dense.given(), dense.fitted()
    x = np.array(cars["x"][:3])
    found = said_by(dense.DENSE, x=x.tolist(), kernel=kernel.tolist(), biases=biases.tolist(), row=2)
    wanted = x[2] @ kernel + biases
    assert found == pytest.approx([10, 3, 4, 3, 2, *wanted, *wanted], abs=1e-3)
    everybody, _, _ = dense.fitted()
    assert (everybody @ kernel + biases)[:, 0] == pytest.approx(cars_horsepower().y, abs=15)  # it does predict mpg


@pytest.mark.parametrize("name", ["sigmoid", "silu"])
def test_the_code_about_activations_gives_outputs_and_slopes(name):
    """The panel would run another function than the picture draws."""
    power = cars_horsepower().x
    z = 0.7 * (power - power.mean()) / power.std() - 0.5
    slopes = activation_slope(name, z)
    flat = round(100 * (abs(slopes) < 0.05).mean())
    found = said_by(ACTIVATION, function=name, spread=0.7, shift=-0.5, z=-1.3)
    assert found == pytest.approx([activate(name, -1.3), activation_slope(name, -1.3), slopes.mean(), flat], abs=1e-4)


@pytest.mark.parametrize("training", [True, False])
def test_the_code_about_batch_normalization_gives_the_moments(training):
    """The panel would normalize by other means, or take other batches than the picture."""
    data = given()
    batches = [np.array(data["power"])[order[:4]] for order in data["orders"][:9]]
    moments = [batch_moments(each) for each in batches]
    moving = moving_moments(moments, momentum=0.9)
    y = batch_normalize(batches[-1], moments[-1] if training else moving, gamma=2, beta=-0.5)
    wanted = [
        *(batches[-1].mean(), batches[-1].std(), moving.mean[0], moving.variance[0]),
        *(y.mean(), y.std(), y[0, 0], 2, 2),
    ]
    values = {"batch": 4, "seen": 9, "momentum": 0.9, "gamma": 2, "beta": -0.5, "training": training}
    assert said_by(NORMALIZATION, **values) == pytest.approx(wanted, rel=2e-4, abs=2e-3)


@pytest.mark.parametrize(("p", "training", "scaled"), [(0.5, True, True), (0.8, True, False), (0.5, False, True)])
def test_the_code_about_dropout_drops_what_the_picture_drops(p, training, scaled):
    """Keras would draw other masks than those on screen."""
    x, noise = dropout.inputs(), load_single_layers().noise
    rows = drop_out(x, noise, rate=p, scaled=scaled) if training else np.tile(x, (30, 1))
    sums, gone = rows.sum(axis=1), ((rows[0] == 0) & (x != 0)).sum()
    wanted = [*sums[:3], sums.mean(), sums.std(), x.sum(), gone, (x != 0).sum()]
    found = said_by(dropout.DROPOUT, p=p, training=training, scaled=scaled)
    assert found == pytest.approx(wanted, abs=2e-3)


def test_the_code_about_windows_and_places_gives_the_cells():
    """A student would find another number at the place that is lit."""
    image, kernel = digits().test_images[15].round(4).astype(float), KERNELS["vertical edge"][3]
    feature_map = convolve(image, kernel)
    cell, block = feature_map[9, 12], feature_map[8:10, 12:14]
    found = said_by(WINDOWS, kernel=kernel.tolist(), top=9, left=12)
    assert found == pytest.approx([10, 26, 13, cell, cell, block.max()], abs=1e-3)
    flat = said_by(FLATTEN, batch=2, digit_at=1, row_at=4, column_at=6)
    assert flat[:3] == [2, 196, 4 * 14 + 6 + 1] and flat[3] == flat[4]


def test_the_code_about_embeddings_trains_the_table_that_is_shown():
    """The words would lie elsewhere than the panel says, or the accuracy be another one."""
    kept, word, moment = load_single_layers(), VOCABULARY.index("good"), 2
    found = printed(fill(code(PAGE, embedding.EMBEDDING, None), PAGE.own(epoch=EPOCHS[moment], number=word)))
    first, second = kept.tables[moment][word]
    lines = found.splitlines()
    for line in lines[:2]:
        assert [float(each) for each in line.split(":")[1].split(",")] == pytest.approx([first, second], abs=5e-3)
    assert float(lines[2].split(":")[1]) == pytest.approx(100 * kept.accuracies[moment], abs=1.01)


def test_the_code_about_softmax_gives_the_probabilities():
    """The bars would be of other logits or another temperature."""
    logits = next(iter(softmax.offered().values()))["logits"]
    found = said_by(softmax.SOFTMAX, logits=json.dumps(logits), temperature=2.5)
    assert found[::1][-1] == pytest.approx(1)
    assert found[:-1:1] == pytest.approx(softmax_at(logits, temperature=2.5).tolist(), abs=1e-4)


def test_the_digits_of_softmax_are_called_what_their_logits_say():
    """A digit would be called clear that the network doubts."""
    names = list(softmax.offered())
    assert len(set(names)) == len(DIGITS) and names[-1].startswith("a clear") and names[0].endswith("?")
    assert f"{digits().test_labels[DIGITS[0]]}" in names[-1]
