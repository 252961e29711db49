"""A training that is followed while it runs: the same as a recorded one, and what early stopping would keep."""

from dataclasses import replace

import keras
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from nnviz import models
from nnviz.datasets import exercise
from nnviz.datasets.splits import car_model, cars_measures
from nnviz.training import Settings, begin_fit, early_stop, fit, jitter, record

SETTINGS = Settings(learning_rate=0.03, batch_size=16, epochs=12, loss="categorical_crossentropy", seed=2)
EACH = replace(SETTINGS, snapshots=tuple(range(13)))
SPLIT = exercise("penguins")
TRAIN, HELD = SPLIT.parts


def network():
    """Return an untrained network for the penguins."""
    return models.table_network(inputs=SPLIT.x.shape[1], hidden=(4,), outputs=3, seed=1)


def history(*, patience, chunk=12):
    """Return the whole history, followed in chunks of epochs."""
    model = network()
    now = begin_fit(model, EACH, patience=patience)
    while now.state == "running":
        now = fit(model, *TRAIN, now, validation=HELD, epochs=chunk)
    return now


@given(st.lists(st.integers(1, 9), min_size=1, max_size=20), st.integers(1, 4))
def test_early_stopping_is_keras_callback(losses, patience):
    """The mark on the picture would not be where Keras stops."""
    model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
    stop = keras.callbacks.EarlyStopping("val_loss", patience=patience, restore_best_weights=True)
    model.stop_training = False
    stop.set_model(model)
    stop.on_train_begin()
    after = None
    for epoch, loss in enumerate(losses):
        stop.on_epoch_end(epoch, {"val_loss": float(loss)})
        if model.stop_training:
            after = epoch + 1
            break
    assert early_stop(np.array([99.0, *losses]), patience=patience) == (stop.best_epoch + 1, after)


def test_without_patience_the_last_weights_are_kept():
    """Early stopping that is off would still choose."""
    assert early_stop(np.array([9.0, 1.0, 2.0]), patience=None) == (2, None)
    assert early_stop(np.array([9.0]), patience=3) == (0, None)


def test_following_is_recording():
    """The curves that grow would be others than those of the recording, or depend on how often one looks."""
    run = record(network(), *TRAIN, settings=EACH, validation=HELD)
    for chunk in (1, 5, 12):
        now = history(patience=None, chunk=chunk)
        mine = [run.loss, run.validation_loss, run.metric, run.validation_metric]
        np.testing.assert_array_equal(now.curves, np.stack(mine))
        np.testing.assert_array_equal(now.weights, run.weights[-1])
        assert now.state == "finished" and now.done == 12 and now.progress.recording.weights.size == 0


def test_the_weights_kept_are_those_of_the_best_epoch():
    """The answers on screen would be those of another epoch than the mark says."""
    wild = replace(EACH, learning_rate=1.0)
    model = network()
    now = begin_fit(model, wild, patience=2)
    while now.state == "running":
        now = fit(model, *TRAIN, now, validation=HELD, epochs=3)
    run = record(network(), *TRAIN, settings=wild, validation=HELD)
    assert 0 < now.kept < 10 and now.stop == now.kept + 2
    np.testing.assert_array_equal(now.weights, run.weights[now.kept])


def test_settings_that_skip_epochs_are_refused():
    """Early stopping would look at a few epochs only."""
    for bad in (replace(SETTINGS, snapshots=(0, 12)), replace(EACH, patience=3)):
        with pytest.raises(ValueError, match="each epoch"):
            begin_fit(network(), bad, patience=8)


def test_jitter_is_the_deviation_of_noise_and_no_trend():
    """A steep smooth curve would be called noisy."""
    noise = np.random.default_rng(0).normal(scale=0.3, size=4000)
    assert jitter(noise - 0.01 * np.arange(4000)) == pytest.approx(0.3, rel=0.05)
    with pytest.raises(ValueError, match="at least 7"):
        jitter(np.ones(6))


def test_no_model_of_car_is_in_both_sets():
    """The validation set would be half known: a model differs little from one year to the next."""
    cars = exercise("cars")
    models = [car_model(label) for label in cars.points.labels]
    assert not set(models[: cars.train]) & set(models[cars.train :]) and len(set(models)) > 150
    labels = cars.points.labels
    assert not set(labels[: cars.train]) & set(labels[cars.train :])
    np.testing.assert_array_equal(np.sort(cars.points.y), np.sort(cars_measures().y))  # all are there, once
    assert len(models) - cars.train == 98


def test_standardizing_knows_only_the_training_set():
    """What validates would leak into the inputs."""
    for name in ("cars", "penguins", "moons"):
        split = exercise(name)
        (x, _), (held, _) = split.parts
        np.testing.assert_allclose(x.mean(axis=0), 0, atol=1e-5)
        np.testing.assert_allclose(x.std(axis=0), 1, atol=1e-5)
        assert len(held) == len(split.x) // 4 and np.abs(held.mean(axis=0)).max() > 1e-3


def test_classes_are_spread_and_targets_are_one_for_the_class():
    """A class would be missing in one part, or the targets shifted by one."""
    for name in ("penguins", "spiral", "digits"):
        split = exercise(name)
        for _, y in split.parts:
            assert (y.sum(axis=1) == 1).all() and (y.sum(axis=0) > 5).all()
        np.testing.assert_array_equal(split.y.argmax(axis=1), split.points.y)
    with pytest.raises(ValueError, match="one of cars"):
        exercise("horses")


def test_a_quantity_begins_at_the_mean():
    """The cars' first epochs would be spent on finding 23 mpg."""
    model = models.table_network(inputs=9, hidden=(), outputs=1, seed=0, middle=23.5)
    assert float(np.asarray(model(np.zeros((1, 9))))[0, 0]) == 23.5
    assert [
        layer.name for layer in models.table_network(inputs=2, hidden=(3, 2), outputs=2, seed=0, dropout=0.1).layers
    ] == [*("row", "hidden1", "dropout1", "hidden2", "dropout2", "probabilities")]
