"""The compiled loop against Keras' own `fit`."""

import random
from dataclasses import replace

import keras
import numpy as np
import pytest

from nnviz import models
from nnviz.datasets import moons, xor
from nnviz.training import (
    Decay,
    Settings,
    advance,
    begin,
    early_stop,
    fit_order,
    overfitting,
    predictions,
    record,
    spread,
)
from nnviz.training.loop import Build, _architecture, compiled
from nnviz.training.updates import keras_optimizer
from tests.eager import eagerly

POINTS = moons(count=54, noise=0.1)
HELD = moons(count=30, seed=1)
SETTINGS = Settings(optimizer="sgd", learning_rate=0.1, batch_size=10, epochs=20, seed=4)
RATES = {"sgd": 0.1, "momentum": 0.05, "nesterov": 0.05, "rmsprop": 0.01, "adam": 0.03}


def network(seed=3, dropout=0.0, hidden=(5,)):
    """Return 2-5-1 with tanh, small because each kind is compiled, or one with dropout."""
    if not dropout:
        return models.plane_network(hidden=hidden, seed=seed)
    layers = [keras.layers.Dense(8, "tanh", kernel_initializer=keras.initializers.GlorotUniform(seed))]
    layers += [keras.layers.Dropout(dropout, seed=7)]
    layers += [keras.layers.Dense(1, "sigmoid", kernel_initializer=keras.initializers.GlorotUniform(seed + 1))]
    return keras.Sequential([keras.Input((2,)), *layers])


def fitted(model, settings, **arguments):
    """Train a model by `fit`, which shuffles, and return its weights."""
    keras.utils.set_random_seed(settings.seed)
    arguments.setdefault("learning_rate", settings.learning_rate)
    optimizer = keras_optimizer(settings.optimizer, **arguments)
    model.compile(optimizer, settings.loss, jit_compile=True)
    model.fit(POINTS.x, POINTS.y, batch_size=settings.batch_size, epochs=settings.epochs, verbose=0)
    return model.get_weights()


def assert_close(mine, theirs, atol=1e-5):
    """Compare lists of weights."""
    for one, other in zip(mine, theirs, strict=True):
        np.testing.assert_allclose(one, other, atol=atol)


@pytest.mark.parametrize(("count", "seed"), [(54, 4), (54, 0), (7, 123456)])
def test_the_order_is_that_of_fit_in_every_epoch(count, seed):
    """The panel's `fit(x, y)` would train another network than the picture shows; or a global seed would be moved."""
    keras.utils.set_random_seed(seed)
    adapter = keras.src.trainers.data_adapters.array_data_adapter.ArrayDataAdapter(
        np.arange(count), batch_size=5, shuffle=True
    )
    data = adapter.get_tf_dataset()
    for _ in range(2):
        seen = np.concatenate([np.ravel(batch) for batch in data])
        np.testing.assert_array_equal(fit_order(count, seed=seed), seen)
    before = np.random.get_state()[1].tolist(), random.getstate()
    fit_order(count + 1, seed=seed)
    assert (np.random.get_state()[1].tolist(), random.getstate()) == before


def test_a_sequential_model_after_set_random_seed_begins_with_the_same_weights():
    """The panel would start elsewhere, or drop other units."""
    layers = keras.layers
    keras.utils.set_random_seed(3)
    plain = keras.Sequential(
        [keras.Input((2,)), layers.Dense(5, "tanh"), layers.Dense(4, "tanh"), layers.Dense(1, "sigmoid")]
    )
    assert_close(plain.get_weights(), models.plane_network(hidden=(5, 4), seed=3).get_weights(), atol=0)
    keras.utils.set_random_seed(3)
    dropping = keras.Sequential(
        [
            keras.Input((9,)),
            layers.Dense(5, "relu"),
            layers.Dropout(0.3),
            layers.Dense(4, "relu"),
            layers.Dropout(0.3),
            layers.Dense(1),
        ]
    )
    theirs = models.table_network(inputs=9, hidden=(5, 4), outputs=1, seed=3, dropout=0.3)
    assert_close(dropping.get_weights(), theirs.get_weights(), atol=0)
    x = np.ones((4, 9), np.float32)
    np.testing.assert_array_equal(dropping(x, training=True), theirs(x, training=True))


@pytest.mark.parametrize("optimizer", RATES)
def test_is_what_fit_does(optimizer):
    """The network on screen would not be the one of the code panel; 54 points leave a last batch of 4."""
    settings = replace(SETTINGS, optimizer=optimizer, learning_rate=RATES[optimizer], epochs=4)
    model = network(hidden=(8, 8) if optimizer == "adam" else (5,))
    run = record(model, POINTS.x, POINTS.y, settings=settings)
    with eagerly():  # 24 steps
        assert_close(run.weights_at(-1), fitted(model, settings))


def test_dropout_draws_the_masks_of_fit():
    """A network with dropout would be another one than Keras'."""
    settings = replace(SETTINGS, optimizer="adam", learning_rate=0.03)
    run = record(network(dropout=0.3), POINTS.x, POINTS.y, settings=settings)
    assert_close(run.weights_at(-1), fitted(network(dropout=0.3), settings))


def test_decay_and_clipping_are_keras():
    """A falling rate or a clipped gradient would be another one than Keras'."""
    settings = replace(SETTINGS, learning_rate=Decay(0.5, 30, 0.8), clip_norm=0.05)
    schedule = keras.optimizers.schedules.ExponentialDecay(0.5, 30, 0.8)
    theirs = fitted(network(), settings, learning_rate=schedule, global_clipnorm=0.05)
    assert_close(record(network(), POINTS.x, POINTS.y, settings=settings).weights_at(-1), theirs)


def test_penalties_are_keras_regularizers():
    """L1 and L2 would pull less or more than the same numbers in Keras."""
    settings = replace(SETTINGS, l1=0.002, l2=0.01)
    model = network()
    for layer in model.layers[1:]:
        layer.kernel_regularizer = keras.regularizers.L1L2(0.002, 0.01)
    model = keras.models.model_from_json(model.to_json())
    model.set_weights(network().get_weights())
    theirs = fitted(model, settings)
    assert_close(record(network(), POINTS.x, POINTS.y, settings=settings).weights_at(-1), theirs)


def test_losses_are_those_of_evaluate():
    """The curves would not belong to the weights."""
    run = record(network(), POINTS.x, POINTS.y, settings=SETTINGS, validation=(HELD.x, HELD.y))
    model = network()
    model.set_weights(run.weights_at(7))
    model.compile(loss="binary_crossentropy", metrics=["accuracy"])
    assert run.epochs[7] == 7
    assert model.evaluate(POINTS.x, POINTS.y, verbose=0) == pytest.approx([run.loss[7], run.metric[7]], abs=1e-6)
    held = [run.validation_loss[7], run.validation_metric[7]]
    assert model.evaluate(HELD.x, HELD.y, verbose=0) == pytest.approx(held, abs=1e-6)


def test_other_losses_have_their_own_measure():
    """A regression would be given an accuracy, several classes that of two."""
    inputs = keras.Input((2,))
    line = keras.Model(inputs, keras.layers.Dense(1)(inputs))
    target = POINTS.x @ [1.0, -2.0] + 0.5
    run = record(line, POINTS.x, target, settings=replace(SETTINGS, loss="mean_squared_error", epochs=200))
    assert run.metric_name == "mean absolute error" and run.metric[-1] < 0.01
    classes = keras.Model(inputs, keras.layers.Dense(2, "softmax")(inputs))
    run = record(classes, POINTS.x, POINTS.y, settings=replace(SETTINGS, loss="sparse_categorical_crossentropy"))
    predictions = (POINTS.x @ run.weights_at(-1)[0] + run.weights_at(-1)[1]).argmax(axis=1)
    assert run.metric_name == "accuracy" and run.metric[-1] == pytest.approx(np.mean(predictions == POINTS.y))


@pytest.mark.parametrize("chunk", [1, 7, 100])
def test_chunks_do_not_matter(chunk):
    """A busy server would train another network than an idle one."""
    settings = replace(SETTINGS, optimizer="momentum")
    wanted = record(network(), POINTS.x, POINTS.y, settings=settings, chunk=20)
    assert record(network(), POINTS.x, POINTS.y, settings=settings, chunk=chunk).fingerprint() == wanted.fingerprint()


def test_a_run_does_not_depend_on_the_runs_before_it():
    """Optimizer state left over from another visitor would change the picture."""
    first = record(network(), POINTS.x, POINTS.y, settings=SETTINGS)
    other = record(network(seed=5), POINTS.x, 1 - POINTS.y, settings=replace(SETTINGS, seed=9, learning_rate=0.7))
    again = record(network(), POINTS.x, POINTS.y, settings=SETTINGS)
    assert first.fingerprint() == again.fingerprint() != other.fingerprint()


def test_rate_seed_and_weights_need_no_new_loop():
    """Every press of Train would compile for a second."""
    before = compiled.cache_info().misses
    for seed in (1, 2):
        settings = replace(SETTINGS, seed=seed, learning_rate=0.1 * seed, l2=0.1 * seed)
        record(network(seed=seed), POINTS.x, POINTS.y, settings=settings)
    assert compiled.cache_info().misses <= before + 1
    build = Build.of(
        network(), optimizer="sgd", loss="binary_crossentropy", batch_size=10, examples=54, held=0, clipped=False
    )
    assert compiled(build).experimental_get_tracing_count() == 1


def test_the_names_of_layers_need_no_new_loop():
    """Keras counts its layers on and on: each `Sequential` of a notebook would be compiled anew."""

    def architecture(activation, name=None):
        layers = [keras.layers.Dense(3), keras.layers.Activation(activation, name=name), keras.layers.Dense(1)]
        return _architecture(keras.Sequential([keras.Input((2,)), keras.Sequential(layers), keras.layers.Dense(2)]))

    assert architecture("relu") == architecture("relu") == architecture("relu", "bend") != architecture("tanh")
    assert architecture("relu", "relu") != architecture("tanh", "tanh")


def test_divergence_stops_the_run_and_is_named():
    """The picture would be drawn from NaN."""
    model = models.plane_network(hidden=(5,), seed=0, activation="relu", output="linear")
    settings = replace(SETTINGS, loss="mean_squared_error", learning_rate=10.0)
    run = record(model, POINTS.x, POINTS.y, settings=settings)
    assert run.stopped == "diverged" and 1 <= len(run.epochs) < 20
    assert np.isfinite(run.weights).all() and np.isfinite(run.loss).all()
    assert record(model, POINTS.x, POINTS.y, settings=settings, chunk=1).fingerprint() == run.fingerprint()


def test_early_stopping_keeps_what_was_seen_until_then():
    """The training would go on, or stop elsewhere in chunks of another length."""
    noisy, held = xor(count=20, noise=0.4), xor(count=60, noise=0.4, seed=2)
    settings = Settings(optimizer="adam", learning_rate=0.1, batch_size=20, epochs=60, patience=5)
    run, again = (
        record(network(), noisy.x, noisy.y, settings=settings, validation=(held.x, held.y), chunk=chunk)
        for chunk in (100, 3)
    )
    assert run.stopped == "early stopping" and len(run.epochs) < 61
    assert np.argmin(run.validation_loss[1:]) + 1 == len(run.epochs) - 1 - 5, "the untrained network does not count"
    assert run.fingerprint() == again.fingerprint()
    whole = record(network(), noisy.x, noisy.y, settings=replace(settings, patience=None), validation=(held.x, held.y))
    assert early_stop(whole.validation_loss, patience=5)[1] == len(run.epochs) - 1, "counted as Keras counts"
    assert overfitting(whole.loss, whole.validation_loss)[-1], "20 noisy points are learned by heart"


def test_answers_are_those_of_the_model_with_the_weights_of_each_snapshot():
    """A picture of the way would show another network's predictions."""
    points = moons()
    model = models.plane_network(hidden=(3,), seed=0)
    settings = Settings(learning_rate=0.1, batch_size=50, epochs=2)
    recording = record(model, points.x, points.y, settings=settings)
    before = model.get_weights()
    found = predictions(model, recording, points.x)
    for each, weight in zip(model.get_weights(), before, strict=True):
        np.testing.assert_array_equal(each, weight)
    for moment in range(3):
        model.set_weights(recording.weights_at(moment))
        np.testing.assert_allclose(found[moment], model(points.x.astype(np.float32)), atol=1e-6)
    with pytest.raises(ValueError, match="model must have weights of the shapes"):
        predictions(models.plane_network(hidden=(4,), seed=0), recording, points.x)


def test_cancelling_ends_after_a_chunk():
    """A visitor who left would keep the worker busy."""
    predictions = iter([False, True])
    run = record(network(), POINTS.x, POINTS.y, settings=SETTINGS, chunk=5, cancelled=lambda: next(predictions))
    assert run.stopped == "cancelled" and run.epochs.tolist() == [0, 1, 2, 3, 4]


def test_a_training_can_be_handed_on():
    """Another process could not go on where the first one stopped."""
    import pickle

    progress = begin(network(), SETTINGS)
    while progress.recording.stopped == "running":
        handed = pickle.loads(pickle.dumps(progress))
        progress = advance(network(), POINTS.x, POINTS.y, handed, validation=None, epochs=9)
    assert progress.recording.fingerprint() == record(network(), POINTS.x, POINTS.y, settings=SETTINGS).fingerprint()


def test_snapshots_are_spread_from_first_to_last():
    """The fast beginning of a training would be skipped."""
    for epochs, most in ((0, 5), (4, 61), (61, 61), (100, 61), (1000, 61)):
        kept = spread(epochs, most)
        assert kept[0] == 0 and kept[-1] == epochs and len(kept) <= most
        assert all(np.diff(kept) >= 1)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"optimizer": "newton"}, "optimizer must be one of"),
        ({"learning_rate": 0}, "learning_rate must be more than 0"),
        ({"learning_rate": float("nan")}, "learning_rate must be more than 0"),
        ({"batch_size": 0}, "batch_size must be at least 1"),
        ({"epochs": 10_001}, "epochs must be from 0 to 10000"),
        ({"seed": -1}, "seed must be at least 0"),
        ({"l2": -1}, "l2 must be at least 0"),
        ({"clip_norm": 0}, "clip_norm must be more than 0"),
        ({"patience": 0}, "patience must be at least 1"),
        ({"snapshots": (0, 5, 3)}, "snapshots must rise from 0"),
    ],
)
def test_bad_settings_are_named(change, words):
    """A caller would meet an error of TensorFlow."""
    with pytest.raises(ValueError, match=words):
        Settings(**{"learning_rate": 0.1, "batch_size": 10, "epochs": 20} | change)


@pytest.mark.parametrize("name", ["batch_size", "epochs", "seed", "patience"])
def test_settings_are_counted_in_whole_numbers(name):
    """Half a batch would fail somewhere inside, under another name."""
    with pytest.raises(TypeError, match=f"{name} must be a whole number, got 2.5"):
        Settings(**{"learning_rate": 0.1, "batch_size": 10, "epochs": 20, name: 2.5})


@pytest.mark.parametrize("loss", ["dice", "ctc", "MeanSquaredError", "median"])
def test_losses_that_are_none_of_each_example_are_named(loss):
    """A caller would meet an error of TensorFlow."""
    with pytest.raises(ValueError, match=f"loss must be .*, got '{loss}'"):
        record(network(), POINTS.x, POINTS.y, settings=replace(SETTINGS, loss=loss))


def test_several_answers_of_an_example_all_count_for_its_accuracy():
    """The curve would show the first answer's accuracy as that of all."""
    inputs = keras.Input((2,))
    model = keras.Model(inputs, keras.layers.Dense(3, "sigmoid")(inputs))
    y = np.column_stack([POINTS.y, 1 - POINTS.y, POINTS.x[:, 0] > 0])
    run = record(model, POINTS.x, y, settings=SETTINGS)
    model.set_weights(run.weights_at(-1))
    model.compile(loss="binary_crossentropy", metrics=["binary_accuracy"])
    assert model.evaluate(POINTS.x, y, verbose=0) == pytest.approx([run.loss[-1], run.metric[-1]], abs=1e-6)


@pytest.mark.parametrize(
    ("x", "y", "words"),
    [
        (np.zeros((4, 3)), [0, 1, 1, 0], "x must be finite, of shape"),
        (np.full((4, 2), np.nan), [0, 1, 1, 0], "x must be finite"),
        (np.zeros((4, 2)), [0, 1], "a target for each of 4"),
        (np.zeros((4, 2)), [0, 1, 2, 0], "y must hold 0 or 1"),
    ],
)
def test_bad_data_are_named(x, y, words):
    """A caller would meet an error of TensorFlow."""
    with pytest.raises(ValueError, match=words):
        record(network(), x, y, settings=SETTINGS)


def words_network(**first) -> keras.Model:
    """Return a network that looks up rows of a table for two whole numbers."""
    keras.utils.set_random_seed(0)
    layers = [keras.layers.Embedding(6, 2, **first), keras.layers.Flatten(), keras.layers.Dense(1, "sigmoid")]
    return keras.Sequential([keras.Input((2,)), *layers])


def test_an_embedding_is_trained_as_fit_does_or_refused():
    """Keras' Adam leaves the rows alone that a batch has not looked up; the weights were 0.07 off."""
    words = np.floor(POINTS.x * 2.9 % 6)
    settings = replace(SETTINGS, optimizer="momentum", shuffle=False, epochs=8)
    model = words_network()
    run = record(model, words, POINTS.y, settings=settings)
    model.compile(keras_optimizer("momentum", learning_rate=0.1), "binary_crossentropy")
    model.fit(words, POINTS.y, batch_size=10, epochs=8, shuffle=False, verbose=0)
    assert_close(run.weights_at(-1), model.get_weights())
    for optimizer in ("adam", "rmsprop"):
        with pytest.raises(
            ValueError, match=f"optimizer must be sgd or momentum for an Embedding .* Keras' {optimizer}"
        ):
            record(words_network(), words, POINTS.y, settings=replace(settings, optimizer=optimizer))


@pytest.mark.parametrize(
    ("layer", "sentence"),
    [
        (lambda: keras.layers.Conv2D(2, 3, kernel_constraint="MaxNorm"), "no constraints on its weights, got one on"),
        (lambda: keras.layers.Conv2D(2, 3, bias_constraint="NonNeg"), "no constraints .*bias: use fit"),
        (lambda: keras.layers.RandomTranslation(0.1, 0.1, name="moved"), r"moved \(RandomTranslation\) does"),
        (lambda: keras.layers.RandomFlip(name="turned"), r"model must not change images at random, turned"),
        (lambda: keras.layers.Conv2D(2, 3, dtype="mixed_bfloat16", name="half"), "float32, half does in bfloat16"),
        (lambda: keras.Sequential([keras.layers.Conv2D(2, 3, kernel_constraint="MaxNorm")]), "no constraints"),
    ],
)
def test_what_fit_does_otherwise_is_refused(layer, sentence):
    """Weights would be 0.14 off, or three lines of XLA's error end the cell."""
    model = keras.Sequential([keras.Input((6, 6, 1)), layer(), keras.layers.Flatten(), keras.layers.Dense(1)])
    with pytest.raises(ValueError, match=sentence):
        record(model, np.zeros((4, 6, 6, 1)), np.zeros(4), settings=SETTINGS)


def test_masked_and_worded_data_are_refused():
    """The numbers behind a mask would be trained on."""
    with pytest.raises(TypeError, match="x must be an array without a mask"):
        record(network(), np.ma.masked_array(POINTS.x), POINTS.y, settings=SETTINGS)
    with pytest.raises(TypeError, match="y must be an array of numbers, got 'yes' at place 1"):
        record(network(), POINTS.x, [0, "yes"], settings=SETTINGS)


def test_models_that_cannot_be_recorded_are_refused():
    """Weights outside the snapshots would be missing in the replay."""
    model = keras.Sequential([keras.Input((2,)), keras.layers.BatchNormalization(), keras.layers.Dense(1, "sigmoid")])
    with pytest.raises(ValueError, match="trainable weights only"):
        record(model, POINTS.x, POINTS.y, settings=SETTINGS)
    with pytest.raises(ValueError, match="chunk and epochs must be from 1"):
        record(network(), POINTS.x, POINTS.y, settings=SETTINGS, chunk=0)
    with pytest.raises(ValueError, match="model must have been built"):
        record(keras.Sequential([keras.layers.Dense(1)]), POINTS.x, POINTS.y, settings=SETTINGS)
    two = keras.Input((2,)), keras.Input((2,))
    with pytest.raises(ValueError, match="with one input and one output"):
        record(keras.Model(two, keras.layers.Dense(1)(two[0] + two[1])), POINTS.x, POINTS.y, settings=SETTINGS)
    classes = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, "softmax")])
    with pytest.raises(ValueError, match="y must hold whole numbers from 0 to 1"):
        settings = replace(SETTINGS, loss="sparse_categorical_crossentropy")
        record(classes, POINTS.x, 2 * POINTS.y, settings=settings)
