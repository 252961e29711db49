"""What layers answer, for any Keras model."""

import keras
import numpy as np
import pytest

from nnviz.activations import layer_activations


@pytest.fixture(scope="module")
def fresh() -> keras.Model:
    """A Sequential model that was never called."""
    keras.utils.set_random_seed(0)
    return keras.Sequential(
        [
            keras.layers.Conv2D(3, 3, activation="relu", name="maps"),
            keras.layers.Flatten(name="flat"),
            keras.layers.Dropout(0.5, name="drop"),
            keras.layers.Dense(2, name="units"),
        ]
    )


def test_equals_keras_and_drops_nothing(fresh):
    """Maps on screen would be another network's, or those of training with its dropout."""
    images = np.random.default_rng(0).random((70, 8, 8, 1), np.float32)
    maps = layer_activations(fresh, images, layer="maps")
    assert maps.shape == (70, 6, 6, 3)
    assert maps == pytest.approx(fresh.get_layer("maps")(images).numpy(), abs=1e-6)
    assert layer_activations(fresh, images, layer="drop") == pytest.approx(maps.reshape(70, -1), abs=1e-6)


def test_errors_name_what_was_expected(fresh):
    """A spelling mistake would end in a traceback from inside Keras."""
    images = np.zeros((1, 8, 8, 1))
    with pytest.raises(ValueError, match="layer must be one of maps, flat, drop, units, got 'map'"):
        layer_activations(fresh, images, layer="map")
    layer_activations(fresh, images, layer="maps")
    with pytest.raises(ValueError, match=r"images must have shape \(None, 8, 8, 1\).*got \(1, 9, 8, 1\)"):
        layer_activations(fresh, np.zeros((1, 9, 8, 1)), layer="maps")
