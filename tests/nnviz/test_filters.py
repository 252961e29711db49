"""What excites a filter, against looking everywhere, and what a cell sees, against changing single pixels."""

import keras
import numpy as np
import pytest

from nnviz.activations import layer_activations
from nnviz.datasets.mnist import digits
from nnviz.filters import kernels, most_exciting, receptive_field
from tests.shipped import classifier

LAYERS = ["conv1", "pool1", "conv2", "pool2"]


def padded() -> keras.Model:
    """Padding and strides of both kinds."""
    keras.utils.set_random_seed(1)
    return keras.Sequential(
        [
            keras.Input((20, 20, 2)),
            keras.layers.Conv2D(3, 5, strides=2, padding="same", name="conv1"),
            keras.layers.BatchNormalization(),
            keras.layers.AveragePooling2D(2, name="pool1"),
            keras.layers.Conv2D(4, 3, padding="same", name="conv2"),
            keras.layers.AveragePooling2D(2, name="pool2"),
        ]
    )


@pytest.mark.parametrize("layer", LAYERS)
def test_a_cell_sees_what_changes_it(layer):
    """A patch shown as exciting would not be the one that the filter saw."""
    model = padded()
    field = receptive_field(model, layer=layer)
    image = np.random.default_rng(0).random((1, 20, 20, 2), np.float32)
    before = layer_activations(model, image, layer=layer)[0, 1, 1]
    seen = []
    for row in range(20):
        changed = image.copy()
        changed[0, row] += 1
        after = layer_activations(model, changed, layer=layer)[0, 1, 1]
        if np.abs(after - before).max() > 1e-6:
            seen.append(row)
    first = field.start + field.stride
    assert seen == list(range(max(0, first), min(20, first + field.size)))


@pytest.mark.parametrize("layer", ["conv1", "pool2"])
def test_the_strongest_are_found_and_cut_out(layer):
    """Other digits would excite the filter more than those shown."""
    model, images = classifier("cnn").model, digits().test_images[:60, ..., None]
    maps = layer_activations(model, images, layer=layer)
    field = receptive_field(model, layer=layer)
    found = most_exciting(model, images, layer=layer, count=4)
    for kernel in (0, 5):
        by_image = maps[..., kernel].max(axis=(1, 2))
        assert found.value[kernel] == pytest.approx(np.sort(by_image)[::-1][:4])
        for number, row, column, value, patch in zip(
            *(each[kernel] for each in (found.image, found.row, found.column, found.value, found.patch)), strict=True
        ):
            assert maps[number, row, column, kernel] == value
            top, left = field.start + field.stride * row, field.start + field.stride * column
            assert np.array_equal(patch, images[number, top : top + field.size, left : left + field.size])


def test_a_patch_at_the_edge_shows_the_padding():
    """A patch would be shifted, or taken from the other side of the image."""
    model = padded()
    images = np.random.default_rng(2).random((5, 20, 20, 2), np.float32)
    field, found = receptive_field(model, layer="conv2"), most_exciting(model, images, layer="conv2", count=5)
    wide = np.pad(images, ((0, 0), (40, 40), (40, 40), (0, 0)))
    for kernel in range(4):
        for place in range(5):
            top, left = (40 + field.start + field.stride * axis[kernel, place] for axis in (found.row, found.column))
            seen = wide[found.image[kernel, place], top : top + field.size, left : left + field.size]
            assert np.array_equal(found.patch[kernel, place], seen)


def test_kernels_are_the_layers():
    """The filters on screen would be those of another layer."""
    model = classifier("cnn").model
    assert np.array_equal(kernels(model, layer="conv2"), model.get_layer("conv2").kernel.numpy())


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda m, x: kernels(m, layer="pool1"), "layer must be a 2-D convolution, pool1 is none"),
        (lambda m, x: kernels(m, layer="conv9"), "layer must be one of"),
        (lambda m, x: receptive_field(m, layer="conv9"), "layer must be one of"),
        (
            lambda m, x: most_exciting(m, x, layer="conv1", count=4),
            "count must be from 1 to 3, the number of images",
        ),
        (lambda m, x: most_exciting(m, x, layer="dense", count=1), "layer must give maps"),
    ],
)
def test_errors_name_what_was_expected(call, sentence):
    """A slip would end in a traceback from inside numpy."""
    with pytest.raises(ValueError, match=sentence):
        call(classifier("cnn").model, digits().test_images[:3, ..., None])
