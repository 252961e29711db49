"""What activations, gradients and filters say of 20 random models, against their layers called one by one.

`NNVIZ_MODELS=200` tries more of them.
"""

import os

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from nnviz._networks.following import Maps, followed
from nnviz._networks.inputs import channels_first
from nnviz.activations import layer_activations
from nnviz.gradients import grad_cam, occlusion, saliency
from tests.nnviz.brought_models import Brought, random_model

MODELS = range(int(os.environ.get("NNVIZ_MODELS", "20")))


def close(mine: np.ndarray, plain: tf.Tensor, brought: Brought) -> None:
    """Compare with a plain value, to the last digit of its own precision but one; half precision varies more."""
    kind = np.asarray(tf.cast(plain, tf.float32)) if hasattr(plain, "dtype") else plain
    scale = max(float(np.abs(kind).max()), 1e-6)
    half = any("mixed" in each.dtype_policy.name for each in brought.model._flatten_layers())
    assert mine.dtype == np.float32 and mine.shape == kind.shape
    assert np.abs(mine - kind).max() <= (0.03 if half else 1e-5) * scale


def last(maps: tf.Tensor, brought: Brought) -> tf.Tensor:
    """Return maps with their channels last."""
    return tf.transpose(maps, (0, 2, 3, 1)) if brought.first and len(maps.shape) == 4 else maps


@pytest.mark.parametrize("seed", MODELS)
def test_any_model_is_taken_apart_as_a_plain_computation_does(seed):
    """A user's own model would be answered with another layer, another call, other axes or another score."""
    brought = random_model(seed)
    model, images, pixels = brought.model, brought.images, tf.constant(brought.images)
    plain = brought.plain(pixels)
    for name in [*brought.maps, "dense"]:
        close(layer_activations(model, images, layer=name), last(plain[name], brought), brought)
    chosen = [1, 4, 0]
    with tf.GradientTape(persistent=True) as tape:
        tape.watch(pixels)
        plain = brought.plain(pixels)
        score = tf.gather(tf.cast(plain["scores"], tf.float32), chosen, batch_dims=1)
    close(saliency(model, images, classes=chosen), tape.gradient(score, pixels), brought)
    name = brought.maps[-1]
    maps, slopes = (
        last(tf.cast(each, tf.float32), brought) for each in (plain[name], tape.gradient(score, plain[name]))
    )
    by_hand = tf.nn.relu(tf.reduce_sum(maps * tf.reduce_mean(slopes, (1, 2), keepdims=True), -1))
    close(grad_cam(model, images, layer=name, classes=chosen), by_hand, brought)
    covered = images.copy()
    covered[(..., slice(2, 5), slice(4, 7)) if brought.first else (slice(None), slice(2, 5), slice(4, 7))] = 0.3
    fall = score - tf.gather(tf.cast(brought.plain(tf.constant(covered))["scores"], tf.float32), chosen, batch_dims=1)
    found = occlusion(model, images, classes=chosen, patch=3, stride=2, fill=0.3)
    half = np.abs(found[:, 1, 2] - fall.numpy()).max()
    assert half <= 1e-5 or half <= 0.03 * np.abs(score.numpy()).max()


@pytest.mark.parametrize("seed", MODELS)
def test_any_cell_sees_what_changes_it(seed):
    """Patches would be cut out shifted, too small or too large."""
    rng = np.random.default_rng([seed, 1])
    keras.utils.set_random_seed(seed)
    image = keras.Input((int(rng.integers(10, 15)), int(rng.integers(10, 15)), 1))
    x = image
    for number in range(int(rng.integers(1, 6))):
        x = stage(rng, x, number)
    model = keras.Model(image, x)
    walked = followed(model, rows=image.shape[1], columns=image.shape[2], channels=channels_first(model))
    field = walked.uses[-1].output
    assert isinstance(field, Maps)
    start = np.zeros((1, *image.shape[1:]), np.float32)
    for axis, along in ((1, field.rows), (2, field.columns)):
        changed = np.repeat(start, image.shape[axis], axis=0)
        for line in range(image.shape[axis]):
            changed[line][(line,) if axis == 1 else (slice(None), line)] = 1
        # One by one: Keras' add takes (n, 1, 1, 1) for a bias where n is also the number of rows or of channels.
        answers = np.concatenate([model(each[None]) for each in changed])
        moved = np.abs(answers - model(start).numpy()).max(axis=(3 - axis, 3)) > 0  # (pixels, cells)
        for cell, seen in enumerate(moved.T):
            lines = np.flatnonzero(seen)
            expected = (along.first[cell], along.end[cell]) if along.first[cell] < along.end[cell] else (0, 0)
            assert ((lines[0], lines[-1] + 1) if len(lines) else (0, 0)) == expected
            if along.even:
                size, step, begin = along.even
                assert not len(lines) or begin + step * cell <= lines[0] <= lines[-1] < begin + step * cell + size


def stage(rng: np.random.Generator, x: keras.KerasTensor, number: int) -> keras.KerasTensor:
    """Return another layer upon x, of those whose fields are followed; weights above 0, so that nothing cancels."""
    weights = {"kernel_initializer": keras.initializers.RandomUniform(0.5, 1.5), "name": f"stage{number}"}
    size, step = int(rng.integers(1, 4)), int(rng.integers(1, 3))
    padding = str(rng.choice(["same", "valid"])) if min(x.shape[1:3]) > 4 else "same"
    kind = int(rng.integers(11))
    if kind == 0:
        return layers.Conv2D(1, size, strides=step, padding=padding, **weights)(x)
    if kind == 1:
        return layers.Conv2D(1, 2, dilation_rate=2, padding=padding, **weights)(x)
    if kind == 2:
        return layers.AveragePooling2D(size, strides=step, padding=padding)(x)
    if kind == 3:
        return layers.ZeroPadding2D(((1, 2), (0, 1)))(x)
    if kind == 4 and min(x.shape[1:3]) > 5:
        return layers.Cropping2D(((1, 2), (0, 1)))(x)
    if kind == 5:
        return layers.UpSampling2D(2)(x)
    if kind == 6:
        return layers.Conv2DTranspose(1, size, strides=step, padding=padding, **weights)(x)
    if kind == 7:
        wide = layers.Conv2D(1, 5, padding="same", **weights)(x)
        return layers.Add()([wide, layers.Conv2D(1, 1, kernel_initializer="ones")(x)])
    if kind == 8 and rng.integers(3) == 0:  # what squeezes and excites: every cell sees all
        squeezed = layers.GlobalAveragePooling2D(keepdims=True)(x)
        return x + layers.Conv2D(1, 1, **weights)(squeezed)
    if kind == 9:
        inner = keras.Input(x.shape[1:])
        return keras.Model(inner, layers.Conv2D(1, 3, padding="same", **weights)(inner), name=f"inner{number}")(x)
    return layers.DepthwiseConv2D(size, padding="same", depthwise_initializer="ones")(x) * 2.0
