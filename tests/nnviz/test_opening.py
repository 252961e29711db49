"""Files of models that Keras could open, but should not: refused before an array is made; all others open."""

import io
import json
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import keras
import numpy as np
import pytest
from keras import layers
from keras.src.backend.common import global_state

from nnviz._look.opening import check_sizes, open_model
from nnviz._look.untrusted import Data, ModelRefusedError


def saved(model: keras.Model, folder: Path) -> bytes:
    """Return the file that `model.save` writes."""
    model.save(folder / "model.keras")
    return (folder / "model.keras").read_bytes()


def usual() -> keras.Model:
    """Return what a beginner brings: many numbers after Flatten, settings that layers share, an optimizer."""
    given = keras.initializers.HeNormal(seed=1)
    model = keras.Sequential(
        [
            keras.Input((28, 28, 1)),
            layers.Conv2D(32, 3, activation="relu", kernel_initializer=given),
            layers.Flatten(),
            layers.Dropout(0.3),
            layers.Dense(10, "softmax", kernel_initializer=given, kernel_regularizer="l2"),
        ]
    )
    model.compile("adam", "sparse_categorical_crossentropy")
    model.optimizer.build(model.trainable_variables)
    return model


def nested() -> keras.Model:
    """Return a model in a model, with layers whose outputs are added."""
    image = keras.Input((28, 28, 1))
    inner = keras.Sequential(
        [keras.Input((28, 28, 1)), layers.Conv2D(4, 3, padding="same"), layers.BatchNormalization()]
    )
    shared = layers.Conv2D(4, 1)
    maps = inner(image)
    maps = layers.Add()([shared(maps), shared(maps)])
    return keras.Model(image, layers.Dense(3)(layers.GlobalAveragePooling2D()(maps)))


@pytest.mark.parametrize("build", [usual, nested])
def test_what_people_save_is_opened(build: Callable[[], keras.Model], tmp_path: Path):
    """An honest model would be refused, or give other numbers."""
    model, image = build(), np.random.default_rng(0).random((1, 28, 28, 1), np.float32)
    opened = open_model(saved(model, tmp_path))
    np.testing.assert_array_equal(opened(image), model(image))


def described(*inside: layers.Layer) -> dict[str, Any]:
    """Return the configuration of a model that may be too large to be built."""
    with keras.StatelessScope(initialize_variables=False):
        model = keras.Sequential([keras.Input((64, 64, 3)), *inside])
        config = json.loads(json.dumps(keras.saving.serialize_keras_object(model)))
    global_state.set_global_attribute("uninitialized_variables", [])
    return config


def test_what_would_fill_the_memory_is_refused_before_anything_is_made():
    """A file of some kB would take gigabytes: of weights that it does not hold, or of maps."""
    wide = [layers.GlobalAveragePooling2D(), layers.Dense(8192), layers.Dense(8192)]
    with pytest.raises(ModelRefusedError, match="need 67,149,824 numbers, the file has 1,000"):
        check_sizes(Data(described(*wide), 1000))
    for large in (layers.UpSampling2D(500), layers.Resizing(8000, 8000), layers.ZeroPadding2D(4000)):
        with pytest.raises(ModelRefusedError, match="must make at most 16,777,216 numbers of an image"):
            check_sizes(Data(described(large), 0))
    broken = described(*wide)
    broken["config"]["layers"][2]["config"]["units"] = -1
    with pytest.raises(ModelRefusedError, match="cannot build the model"):
        check_sizes(Data(broken, 10**9))
    left = global_state.get_global_attribute("uninitialized_variables", [])
    assert not left, "Keras would make the arrays of refused models when the next scope ends"


def test_weights_of_another_model_are_refused(tmp_path: Path):
    """A traceback would be shown where the numbers do not fit the layers."""
    one, other = saved(usual(), tmp_path), saved(nested(), tmp_path)
    file = io.BytesIO()
    first, second = (zipfile.ZipFile(io.BytesIO(each)) for each in (one, other))
    with zipfile.ZipFile(file, "w") as mixed:
        for name in first.namelist():
            mixed.writestr(name, (first if name.endswith(".h5") else second).read(name))
    with pytest.raises(ModelRefusedError, match="Keras cannot read the weights"):
        open_model(file.getvalue())
