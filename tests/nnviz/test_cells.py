"""Every cell of a map worked out by hand from what is said of it, against Keras."""

import keras
import numpy as np
import pytest
from keras import layers

from nnviz._look.cells import Cells, cells_of

RELU = {"relu": lambda z: max(z, 0.0), "linear": float, "tanh": np.tanh}


def by_hand(cells: Cells, row: int, column: int) -> float:
    """Work out one cell, product by product."""
    inside, total = [], 0.0
    for i in range(cells.window[0]):
        for j in range(cells.window[1]):
            at = (
                row * cells.stride[0] + i * cells.dilation[0] - cells.before[0],
                column * cells.stride[1] + j * cells.dilation[1] - cells.before[1],
            )
            if not (0 <= at[0] < cells.given.shape[0] and 0 <= at[1] < cells.given.shape[1]):
                continue
            inside.append(cells.given[at][0])
            if cells.kernel.size:
                total += float(cells.given[at] @ cells.kernel[i, j])
    if cells.sum in ("max", "mean"):
        return float(max(inside) if cells.sum == "max" else np.mean(inside))
    return float(RELU[cells.activation](total + cells.bias))


LAYERS = {
    "convolution": layers.Conv2D(4, 3, activation="relu"),
    "padded": layers.Conv2D(4, (2, 5), padding="same", strides=2, activation="tanh"),
    "even": layers.Conv2D(2, 4, padding="same", strides=(3, 3)),
    "dilated": layers.Conv2D(3, 3, padding="same", dilation_rate=2, use_bias=False),
    "groups": layers.Conv2D(6, 3, groups=2, activation="relu"),
    "depthwise": layers.DepthwiseConv2D(3, depth_multiplier=2, padding="same"),
    "largest": layers.MaxPooling2D(2, padding="same"),
    "mean": layers.AveragePooling2D(3, strides=2, padding="same"),
    "largest of all": layers.GlobalMaxPooling2D(keepdims=True),
    "mean of all": layers.GlobalAveragePooling2D(keepdims=True),
    "normalized": layers.BatchNormalization(),
    "normalized, without γ and β": layers.BatchNormalization(scale=False, center=False),
    "rescaled": layers.Rescaling(2.0, offset=[-1.0, 0.5, 0.0, 3.0]),
}


@pytest.mark.parametrize("name", LAYERS)
def test_each_cell_is_the_sum_that_is_told(name: str):
    """The sum on screen would not be what the network computed."""
    keras.utils.set_random_seed(1)
    layer = LAYERS[name]
    model = keras.Sequential([keras.Input((9, 10, 4)), layers.Conv2D(4, 1), layer])
    for weight in layer.weights:
        drawn = np.random.default_rng(0).normal(size=weight.shape)
        weight.assign(abs(drawn) if "variance" in weight.path else drawn)
    image = np.random.default_rng(2).random((9, 10, 4), np.float32)
    maps = np.asarray(model(image[None]))[0]
    for unit in (0, maps.shape[2] - 1):
        cells = cells_of(model, image, layer=layer.name, unit=unit)
        np.testing.assert_allclose(cells.output, maps[:, :, unit], atol=1e-6)
        found = [[by_hand(cells, row, column) for column in range(maps.shape[1])] for row in range(maps.shape[0])]
        np.testing.assert_allclose(found, maps[:, :, unit], atol=1e-5)


def test_what_is_normalized_along_the_rows_is_not_told_as_if_by_map():
    """Each row has its own factor: the sum on screen would be another one's."""
    layer = layers.BatchNormalization(axis=1)
    model = keras.Sequential([keras.Input((4, 5, 4)), layer])
    layer.gamma.assign([1.0, 2.0, 3.0, 4.0])
    assert cells_of(model, np.ones((4, 5, 4), np.float32), layer=layer.name, unit=1).sum == ""


def test_an_addition_is_told_cell_by_cell():
    """The shortcut of a residual network would be a map of which nobody knows where it comes from."""
    image = keras.Input((6, 5, 3))
    wide = layers.Conv2D(4, 3, padding="same")(image)
    added = layers.Add(name="sum")([wide, layers.Conv2D(4, 1)(image), wide])
    spread = layers.Add(name="spread")([added, layers.GlobalAveragePooling2D(keepdims=True)(added)])
    model, given = keras.Model(image, spread), np.random.default_rng(0).random((6, 5, 3), np.float32)
    cells = cells_of(model, given, layer="sum", unit=3)
    assert cells.sum == "added" and cells.given.shape == (6, 5, 3)
    found = [[by_hand(cells, row, column) for column in range(5)] for row in range(6)]
    np.testing.assert_allclose(found, cells.output, atol=1e-6)
    assert cells_of(model, given, layer="spread", unit=0).sum == "", "one number for all places"


def test_units_and_what_cannot_be_told():
    """A unit would get another sum; a layer that is not told would end in an error."""
    model = keras.Sequential(
        [keras.Input((5, 5, 1)), layers.BatchNormalization(), layers.Flatten(), layers.Dense(3, "relu")]
    )
    image = np.random.default_rng(0).random((5, 5, 1), np.float32)
    dense = cells_of(model, image, layer=model.layers[-1].name, unit=2)
    assert dense.sum == "dense" and dense.output.shape == (1, 1)
    total = float((dense.given * dense.kernel).sum()) + dense.bias
    assert max(total, 0.0) == pytest.approx(float(model(image[None])[0, 2]), abs=1e-6) == dense.output[0, 0]
    assert cells_of(model, image, layer=model.layers[1].name, unit=0).sum == ""
    with pytest.raises(ValueError, match="unit must be"):
        cells_of(model, image, layer=model.layers[-1].name, unit=3)
