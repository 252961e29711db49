"""Recording the training of the CNN for the page that opens it."""

from collections.abc import Callable
from typing import TYPE_CHECKING

import numpy as np

from nnviz import filters
from nnviz.activations import layer_activations
from nnviz.datasets.mnist import Digits
from nnviz.digits import load_classifier
from nnviz.recordings.digit_networks import networks
from nnviz.recordings.digit_networks.fitting import Recipe
from nnviz.recordings.inside_cnn import Inside

if TYPE_CHECKING:
    import keras

KEPT = (0, 1, 2, 4, 8, 16, 32, 64, 96)  # epochs; then the end, with averaged weights
COUNT = 9  # patches that excite a filter
SEEN = 500  # training digits behind a gradient


def record_inside(
    data: Digits, *, recipe: Recipe, on_epoch: Callable[[], object], seed: int = networks.SEED
) -> tuple[Inside, float]:
    """Train `digit_cnn` as it was trained, keep moments of it, and ask the shipped network for the rest.

    Args:
        data: The digits.
        recipe: How it was trained.
        on_epoch: Called after each epoch, to move a progress bar.
        seed: That it was trained with.

    Returns:
        The recording; and how far the largest weight of its kernels at the end is from the shipped network's.
    """
    model = networks.build("digit_cnn", seed=seed)
    moments = [_moment(model, data, epoch=0)]
    done = 0

    def keep() -> None:
        nonlocal done
        done += 1
        if done in KEPT and done < recipe.epochs:
            moments.append(_moment(model, data, epoch=done))
        on_epoch()

    networks.fit_with_outlier_exposure(
        model, data.train_images, data.train_labels, recipe=recipe, seed=seed, on_epoch=keep
    )
    moments.append(_moment(model, data, epoch=done))
    shipped = load_classifier("cnn").model
    away = max(
        float(np.abs(filters.kernels(model, layer=layer) - filters.kernels(shipped, layer=layer)).max())
        for layer in ("conv1", "conv2")
    )
    inside = Inside(
        **{name: np.stack([moment[name] for moment in moments]) for name in moments[0]},
        **_excited(shipped, data),
        places=_places(shipped, data),
    )
    return inside, away


def _moment(model: "keras.Model", data: Digits, *, epoch: int) -> dict[str, np.ndarray]:
    """Return the state of the network after an epoch, as `Inside` keeps it."""
    import keras
    import tensorflow as tf

    kernels = {layer: filters.kernels(model, layer=layer) for layer in ("conv1", "conv2")}
    biases = {layer: np.asarray(model.get_layer(layer).get_weights()[1]) for layer in kernels}
    predictions = np.asarray(model(data.test_images[..., None], training=False))
    right = predictions[np.arange(len(predictions)), data.test_labels]
    images, labels = data.train_images[:SEEN, ..., None], data.train_labels[:SEEN]
    variables = [model.get_layer(layer).kernel.value for layer in kernels]
    with tf.GradientTape() as tape:
        loss = tf.reduce_mean(keras.losses.sparse_categorical_crossentropy(labels, model(images, training=False)))
    first, second = (np.asarray(gradient) for gradient in tape.gradient(loss, variables))
    return {
        "epochs": np.int64(epoch),
        "loss": np.float32(-np.log(np.maximum(right, keras.config.epsilon())).mean()),
        "accuracy": np.float32((predictions.argmax(axis=1) == data.test_labels).mean()),
        "conv1": kernels["conv1"],
        "conv1_bias": biases["conv1"],
        "conv1_gradient": first,
        "conv2": kernels["conv2"].astype(np.float16),
        "conv2_bias": biases["conv2"],
        "conv2_gradient": np.sqrt((second**2).sum(axis=(0, 1, 2))),
    }


def _excited(model: "keras.Model", data: Digits) -> dict[str, np.ndarray]:
    """Return the patches that excite the filters of both layers most, as gray values."""
    images = data.train_images[..., None]
    found = {layer: filters.most_exciting(model, images, layer=layer, count=COUNT) for layer in ("conv1", "conv2")}
    return {f"{layer}_patches": np.round(255 * each.patch[..., 0]).astype(np.uint8) for layer, each in found.items()}


def _places(model: "keras.Model", data: Digits) -> np.ndarray:
    """Return the test digits in the plane, neighbors in the last hidden layer staying neighbors where they can."""
    from sklearn.manifold import TSNE

    hidden = layer_activations(model, data.test_images[..., None], layer="dense")
    return TSNE(perplexity=30, init="pca", random_state=0).fit_transform(hidden).astype(np.float32)
