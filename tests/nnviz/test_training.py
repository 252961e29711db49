"""The compiled loop against Keras' own `fit`."""

import keras
import numpy as np
import pytest

from nnviz import models
from nnviz.datasets import moons, xor
from nnviz.training import train

SETTINGS = {"hidden": (8, 8), "learning_rate": 0.03, "steps": 100}


def fitted(points, *, seed):
    """Train the same network by `fit`: one batch of all points in each epoch."""
    model = models.plane_network(hidden=(8, 8), seed=seed)
    model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", jit_compile=True)
    history = model.fit(points.x, points.y, batch_size=len(points), epochs=100, shuffle=False, verbose=0)
    return model, history.history["loss"]


@pytest.mark.parametrize("points", [xor(), moons()], ids=lambda points: points.name)
def test_is_what_fit_does(points):
    """The network on screen would not be the one of the code panel."""
    run = train(points.x, points.y, **SETTINGS, seed=3)
    model, losses = fitted(points, seed=3)
    for mine, theirs in zip(run.model.get_weights(), model.get_weights(), strict=True):
        np.testing.assert_allclose(mine, theirs, atol=1e-4)
    np.testing.assert_allclose(run.losses, losses, rtol=1e-4, atol=1e-6)


def test_a_run_does_not_depend_on_the_runs_before_it():
    """Optimizer state left over from another visitor would change the picture."""
    points = xor()
    first = train(points.x, points.y, **SETTINGS, seed=0)
    train(points.x, 1 - points.y, **SETTINGS, seed=1)
    again = train(points.x, points.y, **SETTINGS, seed=0)
    np.testing.assert_array_equal(first.losses, again.losses)
    np.testing.assert_array_equal(first.probability(points.x), again.probability(points.x))


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"x": np.zeros((4, 3))}, "x must be finite"),
        ({"x": np.full((4, 2), np.nan)}, "x must be finite"),
        ({"y": [0, 1, 2, 0]}, "y must hold 0 or 1"),
        ({"y": [0, 1]}, "y must hold 0 or 1"),
        ({"learning_rate": 0}, "learning_rate must be more than 0"),
        ({"steps": 5001}, "steps must be from 1 to 5000"),
    ],
)
def test_bad_arguments_are_named(change, words):
    """A caller would meet an error of TensorFlow."""
    settings = {"x": np.zeros((4, 2)), "y": [0, 1, 1, 0], "seed": 0} | SETTINGS | change
    x, y = settings.pop("x"), settings.pop("y")
    with pytest.raises(ValueError, match=words):
        train(x, y, **settings)
