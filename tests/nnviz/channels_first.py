"""What is said of a model whose channels come first, against the same model with its channels last; run by a test."""

import keras
import numpy as np
import pytest
from keras import layers

from nnviz.activations import layer_activations
from nnviz.filters import most_exciting
from nnviz.gradients import grad_cam, occlusion, saliency


def main() -> None:
    """Compare both."""
    keras.utils.set_random_seed(0)
    first = keras.Sequential(
        [keras.Input((2, 14, 15)), layers.Conv2D(5, 3, padding="same", name="conv", data_format="channels_first"),
         layers.GlobalAveragePooling2D(data_format="channels_first"), layers.Dense(3)]
    )  # fmt: skip
    same = keras.Sequential(
        [keras.Input((14, 15, 2)), layers.Conv2D(5, 3, padding="same", name="conv"),
         layers.GlobalAveragePooling2D(), layers.Dense(3)]
    )  # fmt: skip
    same.set_weights(first.get_weights())
    images = np.random.default_rng(3).random((2, 14, 15, 2), np.float32)
    turned = np.moveaxis(images, -1, 1)
    assert layer_activations(first, turned, layer="conv") == pytest.approx(
        layer_activations(same, images, layer="conv"), abs=1e-5
    )
    cam = grad_cam(first, turned, layer="conv", classes=1)
    assert cam.shape == (2, 14, 15) and cam.max() > 0
    assert cam == pytest.approx(grad_cam(same, images, layer="conv", classes=1), abs=1e-6)
    found = occlusion(first, turned, classes=0, patch=5, stride=3)
    assert found.shape == (2, 4, 4)
    assert found == pytest.approx(occlusion(same, images, classes=0, patch=5, stride=3), abs=1e-5)
    assert saliency(first, turned, classes=0) == pytest.approx(
        np.moveaxis(saliency(same, images, classes=0), -1, 1), abs=1e-6
    )
    mine, theirs = (most_exciting(*each, layer="conv", count=2) for each in ((first, turned), (same, images)))
    assert mine.patch.shape == (5, 2, 3, 3, 2) and mine.patch == pytest.approx(theirs.patch)
    assert mine.value == pytest.approx(theirs.value, abs=1e-5)


if __name__ == "__main__":
    main()
