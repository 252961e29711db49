"""Networks in a larger one: the same training, and one compiled loop for all of them."""

from dataclasses import replace
from typing import get_args

import numpy as np
import pytest

from nnviz import models
from nnviz.datasets import features, hills, xor
from nnviz.training import PaddedNetwork, Progress, Recording, Settings, begin, record
from nnviz.training.padded_loop import ACTIVATIONS, LOSSES, ROOMS, padded_loop
from nnviz.training.settings import Decay, Optimizer

POINTS, HELD = xor(count=60), xor(count=40, seed=1)
QUANTITY, HELD_QUANTITY = hills(count=60), hills(count=40, seed=1)
SETTINGS = Settings(optimizer="adam", learning_rate=0.03, batch_size=10, epochs=20, l2=0.001)


def trained(
    where: PaddedNetwork, settings: Settings = SETTINGS, *, chunk: int = 20, inputs: tuple[str, ...] = ("x₁", "x₂")
):
    """Train a network in the larger one, a chunk of epochs at a time, and alone."""
    network = models.plane_network(
        hidden=where.hidden,
        inputs=where.inputs,
        activation=where.activation,
        output=where.output,
        seed=0,
        outputs=where.outputs,
    )
    points, held = (QUANTITY, HELD_QUANTITY) if where.output == "linear" else (POINTS, HELD)
    if where.output == "softmax":  # rings around the middle
        points, held = (
            replace(each, y=np.hypot(*each.x.T) // (1.4 / where.outputs) % where.outputs) for each in (points, held)
        )
    x, validation = features(points.x, inputs), (features(held.x, inputs), held.y)
    progress = begin(network, settings)
    while progress.recording.stopped == "running":
        progress = where.advance(x, points.y, progress, validation=validation, epochs=chunk)
    return progress, record(network, x, points.y, settings=settings, validation=validation)


def assert_the_same(progress: Progress, alone: Recording) -> None:
    """Compare everything that there is to see of two trainings."""
    recording = progress.recording
    np.testing.assert_allclose(recording.weights, alone.weights, atol=1e-5)
    assert recording.shapes == alone.shapes and (recording.epochs == alone.epochs).all()
    assert recording.stopped == alone.stopped and recording.metric_name == alone.metric_name
    for name in ("loss", "metric", "validation_loss", "validation_metric"):
        np.testing.assert_allclose(getattr(recording, name), getattr(alone, name), atol=1e-5)


@pytest.mark.parametrize("activation", sorted(ACTIVATIONS))
def test_a_network_in_a_larger_one_is_trained_as_alone(activation):
    """A visitor's network would learn something else because the larger one is faster to serve."""
    assert_the_same(*trained(PaddedNetwork(2, (4, 2), activation), chunk=7))


@pytest.mark.parametrize("optimizer", get_args(Optimizer))
def test_each_optimizer(optimizer):
    """The loop would mix up their formulas, or what they remember."""
    rate = Decay(0.03, steps=50, factor=0.5)
    settings = replace(SETTINGS, optimizer=optimizer, learning_rate=rate, l1=0.001)
    progress, alone = trained(PaddedNetwork(2, (4, 2), "tanh"), settings, chunk=7)
    assert_the_same(progress, alone)
    network = models.plane_network(hidden=(4, 2), seed=0)
    assert progress.slots.shape == begin(network, settings).slots.shape


@pytest.mark.parametrize("size", [1, 7, 20, 25, 1000])
def test_each_size_of_a_batch(size):
    """Batches are summed up from pieces of ten examples; the last one of an epoch may hold fewer."""
    settings = replace(SETTINGS, optimizer="momentum", learning_rate=0.01, batch_size=size)
    assert_the_same(*trained(PaddedNetwork(2, (4, 2), "tanh"), settings))


@pytest.mark.parametrize("hidden", [(), (8, 7), (3, 5, 1), (8, 7, 6, 5, 4, 3)], ids=str)
def test_depths_and_inputs(hidden):
    """Also the largest network, and none at all; few epochs, as rounding grows in so deep a network."""
    inputs = ("x₁", "x₂", "x₁²", "x₂²", "x₁x₂", "sin πx₁", "sin πx₂")
    assert_the_same(*trained(PaddedNetwork(7, hidden, "tanh"), replace(SETTINGS, epochs=6), inputs=inputs))


@pytest.mark.parametrize("chunk", [1, 7])
def test_chunks_do_not_matter(chunk):
    """A visitor's curves would depend on how busy the server was."""
    progress, _ = trained(PaddedNetwork(2, (4, 2), "tanh"), chunk=chunk)
    whole, _ = trained(PaddedNetwork(2, (4, 2), "tanh"))
    assert progress.recording.fingerprint() == whole.recording.fingerprint()


def test_a_quantity():
    """Squared errors and an answer that is not bent."""
    settings = replace(SETTINGS, loss="mean_squared_error", learning_rate=0.01)
    assert_the_same(*trained(PaddedNetwork(2, (4, 2), "relu", "linear"), settings))


@pytest.mark.parametrize(("hidden", "classes"), [((), 2), ((4, 2), 3), ((8, 7, 6), 4)], ids=str)
def test_several_classes(hidden, classes):
    """A softmax would share its probabilities with classes that there are not, or be trained on another loss."""
    settings = replace(SETTINGS, loss="sparse_categorical_crossentropy", learning_rate=0.01, epochs=10)
    assert_the_same(*trained(PaddedNetwork(2, hidden, "tanh", "softmax", classes), settings, chunk=7))


def test_a_training_that_leaves_the_numbers_ends():
    """What the loop does not choose is computed too: it must neither spoil nor hide anything."""
    settings = replace(SETTINGS, loss="mean_squared_error", optimizer="sgd", learning_rate=1e3)
    progress, alone = trained(PaddedNetwork(2, (4, 2), "relu", "linear"), settings)
    assert progress.recording.stopped == alone.stopped == "diverged"
    settings = replace(SETTINGS, optimizer="sgd", learning_rate=1e3)  # a saturated answer, far from 0 and 1
    progress, alone = trained(PaddedNetwork(2, (4, 2), "tanh"), settings)
    assert progress.recording.stopped == alone.stopped == "finished"
    np.testing.assert_allclose(progress.recording.loss[:2], alone.loss[:2], rtol=1e-4)


def test_all_networks_of_a_room_share_a_loop():
    """Any of these settings would be traced and compiled for a second or two while a visitor waits."""
    settings = replace(SETTINGS, optimizer="sgd", learning_rate=0.3, batch_size=3, seed=4)
    for where, changed, place in (
        (PaddedNetwork(2, (4, 2), "tanh"), SETTINGS, 0),
        (PaddedNetwork(2, (), "linear"), replace(settings, batch_size=25, epochs=3), 0),
        (PaddedNetwork(3, (4,), "relu", "linear"), replace(settings, loss="mean_squared_error"), 0),
        (PaddedNetwork(3, (8, 8), "sigmoid"), settings, 0),
        (PaddedNetwork(2, (8,) * 6, "relu"), settings, 1),
        (PaddedNetwork(3, (1, 7, 3), "sigmoid", "linear"), replace(settings, loss="mean_squared_error"), 1),
        (PaddedNetwork(2, (), "tanh", "softmax", 2), replace(settings, loss=LOSSES["softmax"]), 1),
        (PaddedNetwork(2, (8,) * 6, "relu", "softmax", 4), replace(settings, loss=LOSSES["softmax"]), 1),
    ):
        network = models.plane_network(
            hidden=where.hidden, inputs=where.inputs, output=where.output, outputs=where.outputs, seed=0
        )
        x, progress = features(POINTS.x[:31], ("x₁", "x₂", "x₁x₂")[: where.inputs]), begin(network, changed)
        where.advance(x, POINTS.y[:31], progress, validation=None, epochs=3)
        assert where.room == ROOMS[place], "the smallest that holds it is the fastest"
    assert [padded_loop(room).experimental_get_tracing_count() for room in ROOMS] == [1, 1]


def test_what_has_no_room_is_refused():
    """The network would be cut off, or trained for something else, without a word."""
    for inputs, hidden in ((9, ()), (0, ()), (2, (9,)), (2, (4, 0)), (2, (1,) * 7)):
        with pytest.raises(ValueError, match="there is room for 1 to 8 inputs, and for 0 to 6 layers"):
            PaddedNetwork(inputs, hidden, "tanh")
    with pytest.raises(ValueError, match="activation must be one of tanh, sigmoid, relu, linear, got 'elu'"):
        PaddedNetwork(2, (), "elu")
    with pytest.raises(ValueError, match="output must be one of sigmoid, linear, softmax, got 'relu'"):
        PaddedNetwork(2, (), "tanh", "relu")
    for output, outputs in (("softmax", 1), ("softmax", 5), ("sigmoid", 2), ("linear", 0)):
        with pytest.raises(ValueError, match=f"outputs must be from . to ., of (a )?{output}, got {outputs}"):
            PaddedNetwork(2, (), "tanh", output, outputs)
    where = PaddedNetwork(2, (), "tanh", "softmax", 3)
    settings = replace(SETTINGS, loss="sparse_categorical_crossentropy")
    progress = begin(models.plane_network(hidden=(), output="softmax", outputs=3, seed=0), settings)
    with pytest.raises(ValueError, match="y must hold whole numbers from 0 to 2"):
        where.advance(POINTS.x, np.full(60, 3.0), progress, validation=None, epochs=1)
    where, progress = PaddedNetwork(2, (), "tanh"), begin(models.plane_network(hidden=(), seed=0), SETTINGS)
    for count in (401, 500):
        many = xor(count=count)
        with pytest.raises(ValueError, match="there is room for 400 examples, got"):
            where.advance(many.x, many.y, progress, validation=None, epochs=1)
    with pytest.raises(ValueError, match="y must hold one number for each example, got 2"):
        where.advance(POINTS.x, np.zeros((60, 2)), progress, validation=None, epochs=1)
    with pytest.raises(ValueError, match="epochs must be from 1 to 100, got 101"):
        where.advance(POINTS.x, POINTS.y, progress, validation=None, epochs=101)
    with pytest.raises(ValueError, match=r"x must be finite, of shape \(examples, 2"):
        where.advance(many.x[:, :1], many.y, progress, validation=None, epochs=1)
    clipped = replace(SETTINGS, clip_norm=1.0)
    progress = begin(models.plane_network(hidden=(), seed=0), clipped)
    with pytest.raises(ValueError, match="the loss binary_crossentropy and no clip_norm"):
        where.advance(POINTS.x, POINTS.y, progress, validation=None, epochs=1)
