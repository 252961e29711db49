"""Small Keras models of many kinds, each with a plain computation beside it, for tests of what users bring."""

from collections.abc import Callable
from dataclasses import dataclass

import keras
import numpy as np
import tensorflow as tf
from keras import layers, ops

Plain = Callable[[tf.Tensor], dict[str, tf.Tensor]]


@dataclass(frozen=True)
class Brought:
    """A model, an image batch for it, and each named layer's output worked out by calling its layers one by one."""

    model: keras.Model
    images: np.ndarray
    plain: Plain
    """All outputs by name; "scores" are those that are asked about by default."""
    maps: tuple[str, ...]
    """Names of the layers with maps."""
    first: bool
    """Whether channels come first."""


def random_model(seed: int) -> Brought:
    """Return a model from random ingredients: how it is built, nested, shared, typed, frozen, and what it ends in."""
    rng = np.random.default_rng(seed)
    keras.utils.set_random_seed(seed)
    first = bool(rng.integers(4) == 0)
    policy = rng.choice(["float32", "float32", "mixed_bfloat16", "mixed_float16"])
    side, colors = int(rng.integers(9, 13)), int(rng.integers(1, 4))
    image = keras.Input((colors, side, side) if first else (side, side, colors), name="image")
    data = {"data_format": "channels_first" if first else "channels_last", "dtype": str(policy)}
    body = [_layer(rng, number, data) for number in range(int(rng.integers(1, 5)))]
    head = [layers.GlobalAveragePooling2D(name="pool", **data)]
    last = str(rng.choice(["logits", "dense softmax", "softmax layer", "divided", "ops softmax"]))
    head.append(layers.Dense(5, "softmax" if last == "dense softmax" else None, name="dense", dtype=str(policy)))
    head += [layers.Softmax(name="softmax", dtype=str(policy))] if last == "softmax layer" else []
    how = str(rng.choice(["sequential", "grown", "functional", "nested", "nested sequential", "again", "own class"]))
    if last in ("divided", "ops softmax") and how in ("sequential", "grown", "nested sequential"):
        how = "functional"
    for layer in body[: int(rng.integers(len(body) + 1))]:
        layer.trainable = False
    ending = {"divided": lambda x: x / 5, "ops softmax": ops.softmax}.get(last, lambda x: x)
    model, prefix = _built(how, image, body, head, ending)
    names = {layer: f"{prefix}{layer.name}" for layer in body} | {layer: layer.name for layer in head}

    def plain(pixels: tf.Tensor) -> dict[str, tf.Tensor]:
        found, x = {}, pixels
        for layer in body + head:
            if layer.name == "softmax" or (layer.name == "dense" and last == "dense softmax"):
                found["scores"] = x if layer.name == "softmax" else _before_softmax(layer, x)
            x = found[names[layer]] = layer(x, training=False)
        found.setdefault("scores", ending(x))
        return found

    if rng.integers(3) == 0 and how != "own class":
        images = rng.random((2, *image.shape[1:]), np.float32)
        model(images)
        model = keras.models.clone_model(model) if rng.integers(2) else keras.models.model_from_json(model.to_json())
        copies = {each.name: each for each in _leaves(model)}
        body, head = ([copies[each.name] for each in part] for part in (body, head))
        names = {layer: f"{prefix}{layer.name}" for layer in body} | {layer: layer.name for layer in head}
    images = rng.random((3, *image.shape[1:]), np.float32)
    return Brought(model, images, plain, tuple(names[each] for each in body), first)


def _before_softmax(layer: layers.Dense, x: tf.Tensor) -> tf.Tensor:
    """Return what a dense layer has before its activation."""
    kind = layer.compute_dtype
    return tf.cast(x, kind) @ tf.cast(layer.kernel, kind) + tf.cast(layer.bias, kind)


def _leaves(model: keras.Model) -> list[keras.Layer]:
    nested = [each for each in model.layers if isinstance(each, keras.Model)]
    return [*model.layers, *(inner for each in nested for inner in _leaves(each))]


def _layer(rng: np.random.Generator, number: int, data: dict[str, str]) -> keras.Layer:
    name = f"layer{number}"
    axis = 1 if "first" in data["data_format"] else -1
    plain = {"name": name, "dtype": data["dtype"]}
    conv = _FirstConv2D if axis == 1 else layers.Conv2D
    padding = str(rng.choice(["same", "valid"])) if number < 2 else "same"
    kinds = [
        lambda: conv(int(rng.integers(2, 5)), 3, padding=padding, activation="relu", name=name, **data),
        lambda: conv(3, 3, padding="same", strides=2, name=name, **data),
        lambda: layers.BatchNormalization(axis=axis, **plain),
        lambda: layers.Dropout(0.4, **plain),
        lambda: layers.ZeroPadding2D(1, name=name, **data),
        lambda: layers.Cropping2D(1, name=name, **data),
        lambda: layers.UpSampling2D(2, name=name, **data),
        lambda: layers.Rescaling(2.0, -0.5, **plain),
        lambda: layers.ReLU(**plain),
    ]
    if axis == -1:  # the tests' TensorFlow has no such kernel for the others on a CPU
        kinds += [
            lambda: layers.Conv2D(3, 3, padding="same", dilation_rate=2, name=name, **data),
            lambda: layers.MaxPooling2D(2, name=name, **data),
            lambda: layers.AveragePooling2D(2, padding="same", name=name, **data),
            lambda: layers.Conv2DTranspose(3, 3, strides=2, padding=padding, name=name, **data),
        ]
    return kinds[int(rng.integers(len(kinds)))]()


@keras.saving.register_keras_serializable("tests")
class _FirstConv2D(layers.Conv2D):
    """A convolution of channels that come first, for a TensorFlow without a kernel for it on a CPU."""

    def convolution_op(self, inputs, kernel):
        """Convolve with the channels last."""
        strides, padding = self.strides, self.padding.upper()
        return tf.transpose(tf.nn.conv2d(tf.transpose(inputs, (0, 2, 3, 1)), kernel, strides, padding), (0, 3, 1, 2))


class _Own(keras.Model):
    """A model whose graph nobody knows."""

    def __init__(self, body: list[keras.Layer], head: list[keras.Layer], ending: Callable) -> None:
        super().__init__()
        self.body, self.head, self.ending = body, head, ending

    def call(self, x, training=False):
        """Call one layer after the other."""
        for layer in [*self.body, *self.head]:
            x = layer(x, training=training)
        return self.ending(x)


def _built(
    how: str, image: keras.KerasTensor, body: list[keras.Layer], head: list[keras.Layer], ending: Callable
) -> tuple[keras.Model, str]:
    """Return the model, and what stands before the names of the body's layers."""

    def through(x, chain):
        for layer in chain:
            x = layer(x)
        return x

    if how == "own class":
        model = _Own(body, head, ending)
        model(np.zeros((1, *image.shape[1:]), np.float32))
        return model, ""
    if how == "sequential":
        return keras.Sequential([image, *body, *head]), ""
    if how == "grown":
        model = keras.Sequential([image])
        for layer in [*body, *head]:
            model.add(layer)
        return model, ""
    if how == "nested sequential":
        return keras.Sequential([image, keras.Sequential([image, *body], name="backbone"), *head]), "backbone/"
    if how == "nested":
        backbone = keras.Model(image, through(image, body), name="backbone")
        outer = keras.Input(image.shape[1:], name="outer")
        return keras.Model(outer, ending(through(backbone(outer), head))), "backbone/"
    if how == "again":  # layers that already belong to another model
        keras.Model(image, through(image, body))
        image = keras.Input(image.shape[1:], name="anew")
    return keras.Model(image, ending(through(through(image, body), head))), ""
