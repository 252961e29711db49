"""Networks in a larger one: the same training, and one compiled loop for all of the same depth."""

import numpy as np
import pytest

from nnviz import models
from nnviz.datasets import features, xor
from nnviz.training import Room, Settings, advance, begin, record
from nnviz.training.loop import compiled

POINTS, HELD = xor(count=60), xor(count=40, seed=1)
SETTINGS = Settings(optimizer="adam", learning_rate=0.03, batch_size=10, epochs=20, l2=0.001)


def trained(room: Room, *, activation: str, chunk: int, names: tuple[str, ...] = ("x", "y")):
    """Train a network in the larger one, going in and out of it after each chunk; also both ends as Keras has them."""
    network = models.plane_network(hidden=room.hidden, inputs=room.inputs, activation=activation, seed=0)
    x, held = features(POINTS.x, names), features(HELD.x, names)
    model, progress = room.network(activation=activation, output="sigmoid"), begin(network, SETTINGS)
    while progress.recording.stopped == "running":
        inside = advance(
            model,
            room.points(x),
            POINTS.y,
            room.enter(progress),
            validation=(room.points(held), HELD.y),
            epochs=chunk,
        )
        progress = room.leave(inside)
    return progress, inside, record(network, x, POINTS.y, settings=SETTINGS, validation=(held, HELD.y))


@pytest.mark.parametrize(
    ("hidden", "activation", "names"),
    [
        ((4, 2), "sigmoid", ("x", "y")),
        ((3, 5, 1), "relu", ("x", "xy", "x²")),
        ((), "tanh", ("x", "y", "x²", "y²", "xy", "sin πx", "sin πy")),
    ],
    ids=["sigmoid", "ReLU", "no hidden layer"],
)
def test_a_network_in_a_larger_one_is_trained_as_alone(hidden, activation, names):
    """A visitor's network would learn something else because the larger one is faster to serve."""
    room = Room(len(names), hidden)
    progress, inside, alone = trained(room, activation=activation, chunk=7, names=names)
    recording = progress.recording
    np.testing.assert_allclose(recording.weights, alone.weights, atol=1e-5)
    assert recording.shapes == alone.shapes and (recording.epochs == alone.epochs).all()
    for name in ("loss", "metric", "validation_loss", "validation_metric"):
        np.testing.assert_allclose(getattr(recording, name), getattr(alone, name), atol=1e-5)
    assert np.count_nonzero(inside.weights) <= progress.weights.size, "what is not there has begun to learn"


def test_networks_of_one_depth_share_a_loop():
    """Each number of units would be compiled for a second while a visitor waits."""
    trained(Room(2, (4, 2)), activation="tanh", chunk=20)
    before = compiled.cache_info().misses
    for hidden in ((8, 8), (1, 7), (5, 3)):
        room = Room(2, hidden)
        progress = begin(models.plane_network(hidden=hidden, seed=0), SETTINGS)
        network = room.network(activation="tanh", output="sigmoid")
        held = room.points(HELD.x), HELD.y
        advance(network, room.points(POINTS.x), POINTS.y, room.enter(progress), validation=held, epochs=1)
    assert compiled.cache_info().misses == before


@pytest.mark.parametrize(("inputs", "hidden"), [(9, ()), (0, ()), (2, (9,)), (2, (4, 0))])
def test_what_has_no_room_is_refused(inputs, hidden):
    """The network would be cut off without a word."""
    with pytest.raises(ValueError, match="there is room for 1 to 8"):
        Room(inputs, hidden)
