"""How the digit networks are made, in tiny; and the shipped networks against their cards."""

import json
import os
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from types import ModuleType

import numpy as np
import pytest

from nnviz import assets
from nnviz.datasets.mnist import Digits, digits
from nnviz.digits import UNSURE_BELOW, model_card, rasterize
from nnviz.digits.out_of_distribution import HELD_OUT, TRAINING, out_of_distribution_drawings
from nnviz.models import digit_dense
from nnviz.recordings import __main__ as command
from nnviz.recordings import side_by_side
from nnviz.recordings.digit_networks import cards, cross_validation, networks, rebuilding
from nnviz.recordings.digit_networks.drawn_styles import STYLES, judge_styles
from nnviz.recordings.digit_networks.fitting import Recipe, fit
from nnviz.recordings.out_of_fold import load_out_of_fold
from tests.eager import eagerly
from tests.nnviz.hand_drawn import HAND_DRAWN
from tests.shipped import classifier

TINY = Recipe(epochs=2, batch=50, averaging=0.9)
LONGER = Recipe(epochs=25, batch=20, averaging=0.9)


@pytest.fixture(scope="module")
def few():
    """A hundred digits to train on, forty to test with."""
    data = digits()
    return Digits(data.train_images[:100], data.train_labels[:100], data.test_images[:40], data.test_labels[:40])


@pytest.fixture(scope="module")
def learned(few):
    """A network that was trained on the few digits, and on nothing else."""
    model = digit_dense(seed=1)
    fit(model, few.train_images, few.train_labels, recipe=LONGER, seed=1)
    return model


@pytest.fixture
def empty_assets(tmp_path, monkeypatch):
    """A folder of its own for what is written, and little to draw."""
    (tmp_path / "models").mkdir()
    monkeypatch.setattr(assets, "folder", lambda: tmp_path)
    monkeypatch.setattr(networks, "TRAINING_OUTLIERS", 30)
    monkeypatch.setattr(cards, "OUTLIERS", 14)
    return tmp_path


@pytest.fixture
def few_steps():
    """Compile nothing for the few steps of TINY."""
    with eagerly():
        yield


def _train(name, data, recipe=TINY, on_epoch=lambda: None):
    card = networks.train(name, data, about="few", recipe=recipe, on_epoch=on_epoch)
    cards.record(name)
    return card


@pytest.mark.usefixtures("few_steps")
def test_seeds_reproduce_a_training(few):
    """The command would make another network each time."""
    results = []
    for seed in (5, 5, 6):
        model = digit_dense(seed=1)
        fit(
            model,
            few.train_images[:40],
            few.train_labels[:40],
            recipe=Recipe(epochs=2, batch=20, averaging=0.5),
            seed=seed,
        )
        results.append(model.get_weights()[0])
    np.testing.assert_allclose(results[0], results[1], atol=1e-6)
    assert not np.allclose(results[0], results[2], atol=1e-4)


def test_training_learns(few, learned):
    """Nothing would be learned from the batches, or the averaged weights would be lost."""
    assert cards.judge(learned, few.train_images, few.train_labels)["accuracy"] > 0.6


def test_outliers_are_trained_towards_an_even_answer(few, learned):
    """The CNN would learn to be sure of nonsense."""
    outliers = out_of_distribution_drawings(40, families=HELD_OUT, seed=1)[0]
    model = digit_dense(seed=1)
    recipe = replace(LONGER, nonsense=1.0)
    fit(model, few.train_images, few.train_labels, recipe=recipe, seed=1, outliers=outliers)
    doubting, sure = (cards.probabilities(each, outliers).max(axis=1).mean() for each in (model, learned))
    assert doubting < sure - 0.1


@pytest.mark.usefixtures("few_steps")
def test_train_and_cross_validate_write_what_the_card_says(few, empty_assets, monkeypatch):
    """The files would not load or lack a checksum, the card be about something else, or its mean too good."""
    import keras

    epochs = []
    card = _train("digit_cnn", few, on_epoch=lambda: epochs.append(1))
    assert len(epochs) == TINY.epochs
    path = assets.checked_path("models/digit_cnn.keras", rebuild="")
    model = keras.models.load_model(path, safe_mode=True, compile=False)
    answers = np.asarray(model(few.test_images[..., None])).argmax(axis=1)
    assert card["accuracy"] == pytest.approx((answers == few.test_labels).mean())
    assert np.trace(card["confusion"]) == (answers == few.test_labels).sum()
    assert np.sum(card["confusion"], axis=1).tolist() == np.bincount(few.test_labels, minlength=10).tolist()
    assert json.loads(assets.checked_path("models/digit_cnn.json", rebuild="").read_text()) == card

    monkeypatch.setattr(cross_validation, "FOLDS", 2)
    with ThreadPoolExecutor(1) as pool:
        found = cross_validation.cross_validate(data=few, recipe=TINY, pool=pool, on_epoch=[lambda: None] * 2)
    kept = load_out_of_fold()
    probabilities, folds = kept.probabilities, kept.folds
    assert probabilities.shape == (100, 10) and probabilities.dtype == np.float16
    np.testing.assert_allclose(probabilities.sum(axis=1, dtype=float), 1, atol=0.01)
    right = probabilities.argmax(axis=1) == few.train_labels
    expected = [right[folds == fold].mean() for fold in range(2)]
    assert found["folds"] == pytest.approx(expected)
    assert found["mean"] == pytest.approx(sum(expected) / 2)
    assert cards.read_card("digit_cnn")["cross_validation"] == found
    assert cards.cross_validation_of("digit_cnn", TINY) == found
    assert cards.cross_validation_of("digit_cnn", Recipe(epochs=1, batch=16)) == {}


def test_cross_validation_without_a_card_says_what_to_run(few, empty_assets):
    """Half an hour of work would be lost at its end."""
    with pytest.raises(assets.AssetError, match=r"digit_cnn\.json.*python -m nnviz\.recordings --only digit_networks"):
        cross_validation.cross_validate(data=few, recipe=TINY, pool=ThreadPoolExecutor(1), on_epoch=[lambda: None] * 5)


def test_no_training_outlier_is_a_digit(monkeypatch):
    """The network would be taught to doubt ones, because a bar was among the outliers."""
    monkeypatch.setattr(networks, "TRAINING_OUTLIERS", 600)
    one = rasterize([[[0.55, 0.1], [0.45, 0.9]]])[None]
    drawn, _ = out_of_distribution_drawings(600, families=TRAINING, seed=networks.SEED)
    kept = networks.outliers_unlike(np.concatenate([one, drawn[:300]]))
    assert not {image.tobytes() for image in kept} & {image.tobytes() for image in drawn[:300]}
    assert 100 < len(kept) <= 300


def test_trainings_run_side_by_side(monkeypatch):
    """The command would take twice its time, and its processes fight over the cores."""
    # A test that ran a page before has left its script as the main module, which new processes would run.
    monkeypatch.setitem(sys.modules, "__main__", ModuleType("__main__"))
    with side_by_side.processes() as pool:
        first, second = pool.submit(os.getpid), pool.submit(os.getenv, "TF_NUM_INTRAOP_THREADS")
        assert first.result() != os.getpid() and second.result() == "1"


def test_folds_are_stratified():
    """A fold could lack a class."""
    labels = digits().train_labels
    folds = cross_validation.stratified_folds(labels)
    for fold in range(5):
        assert np.bincount(labels[folds == fold]).tolist() == [90] * 10


@pytest.mark.usefixtures("few_steps")
def test_full_trains_on_all_of_mnist_and_is_judged_on_its_test_digits(few, empty_assets, monkeypatch, capsys):
    """`--full` could not be tried without internet, and would fail where there is some."""
    import keras

    raw = [(few.train_images * 255).round().astype(np.uint8), few.train_labels.astype(np.uint8)]
    test = [(few.test_images * 255).round().astype(np.uint8), few.test_labels.astype(np.uint8)]
    monkeypatch.setattr(keras.datasets.mnist, "load_data", lambda: (tuple(raw), tuple(test)))
    monkeypatch.setattr(rebuilding, "FULL_EPOCHS", 1)
    monkeypatch.setattr(rebuilding, "processes", lambda: ThreadPoolExecutor(1))
    command.main(["--only", "digit_networks", "--full"])
    for name in networks.NETWORKS:
        card = cards.read_card(name)
        assert "60,000" in card["data"] and card["test_digits"] == 40
        assert (card["recipe"]["nonsense"] > 0) == (name == "digit_cnn"), "only the CNN is shown anything but digits"
    assert "digit_dense" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["cnn", "plain", "dense"])
def test_the_shipped_network_is_as_good_as_its_card_says(name):
    """The card would be about another file."""
    data, card = digits(), model_card(name)
    answers = classifier(name).predict(data.test_images).argmax(axis=1)
    assert card["accuracy"] == pytest.approx((answers == data.test_labels).mean())
    assert card["parameters"] == classifier(name).model.count_params()
    assert card["styles"] == judge_styles(classifier(name).model)


def test_the_shipped_cnn_reads_digits_as_people_write_them():
    """Ones with a flag, as in Europe, would be taken for sevens; and ones learned at the cost of sevens."""
    right = model_card("cnn")["styles"]["right"]
    shares = {f"{digit}, {name}": right[str(digit)][name] for digit, styles in STYLES.items() for name in styles}
    assert min(shares.values()) >= 0.9, shares


def test_the_shipped_card_belongs_to_todays_recipe():
    """The assets would not be what the command makes."""
    card = model_card("cnn")
    assert card["recipe"] == Recipe().as_card() == card["cross_validation"]["recipe"]
    assert card["cross_validation"]["mean"] == pytest.approx(np.mean(card["cross_validation"]["folds"]))


def test_the_out_of_fold_answers_are_those_of_the_card():
    """The visitor would be shown mistakes that no network made."""
    right = load_out_of_fold().probabilities.argmax(axis=1) == digits().train_labels
    assert right.mean() == pytest.approx(model_card("cnn")["cross_validation"]["mean"])


@pytest.mark.parametrize("name", list(HAND_DRAWN))
def test_digits_drawn_with_few_points_are_read_and_sure(name):
    """What people draw with a mouse would be misread, though real ink is read."""
    probabilities = classifier("cnn").predict(rasterize(HAND_DRAWN[name])[None])[0]
    assert probabilities.argmax() == int(name[0])
    assert probabilities.max() >= UNSURE_BELOW
