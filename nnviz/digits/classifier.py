"""The shipped digit networks, which predict by compiled calls."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING, Any, Literal

import numpy as np

from nnviz import assets
from nnviz._checks import as_unit_interval, one_of
from nnviz.digits.drawing import SIDE

if TYPE_CHECKING:
    import keras

REBUILD = "python -m nnviz.recordings --only digit_networks"
UNSURE_BELOW = 0.6
"""A network whose top probability is lower is called unsure; the model cards say what this rule catches."""

COVER = 4  # pixels along the side of the square that `evidence` covers
_STARTS = range(-COVER // 2, SIDE, COVER // 2)

Name = Literal["cnn", "dense", "plain"]
_NAMES = ("cnn", "dense", "plain")


@dataclass(frozen=True)
class Explanation:
    """One image as the network sees it, all from one forward and one backward pass."""

    probabilities: np.ndarray
    """float32, (10,), sum 1."""
    logits: np.ndarray
    """float32, (10,)."""
    activations: dict[str, np.ndarray]
    """float32 output of every layer by its name: (height, width, filters) or (units,)."""
    saliency: np.ndarray
    """float32, (28, 28): the derivative of the likeliest class's logit with respect to each pixel."""

    @property
    def digit(self) -> int:
        """The likeliest digit."""
        return int(self.probabilities.argmax())

    @property
    def sure(self) -> bool:
        """Whether the top probability reaches `UNSURE_BELOW`."""
        return bool(self.probabilities.max() >= UNSURE_BELOW)


class Classifier:
    """A digit network with compiled calls; safe to ask from many threads at once."""

    def __init__(self, model: "keras.Model") -> None:
        self.model = model
        self._shapes = {layer.name: layer.output.shape[1:] for layer in model.layers}
        self._one = _compiled(model, images=1)
        self._many = _compiled(model, images=None)
        self._explain = _compiled_explain(model)
        self._evidence: Callable[..., Any] | None = None  # most callers need none

    def predict(self, images: np.ndarray) -> np.ndarray:
        """Return the probabilities of the ten digits.

        Args:
            images: Shape (n, 28, 28) or (n, 28, 28, 1), any real dtype, in [0, 1], ink bright.

        Returns:
            float32, shape (n, 10), every row with sum 1.

        Raises:
            TypeError: If `images` does not hold numbers.
            ValueError: If `images` has another shape, or values outside [0, 1].
        """
        checked = _as_images(images)
        return (self._one if len(checked) == 1 else self._many)(checked).numpy()

    def evidence(self, image: np.ndarray) -> np.ndarray:
        """Return how much the logit of the likeliest class loses where the image is covered: an occlusion map.

        A square of `COVER`×`COVER` pixels of paper goes over the image in steps of half its side; each pixel has the
        mean of the squares that cover it.

        Args:
            image: Shape (28, 28) or (28, 28, 1), any real dtype, in [0, 1], ink bright.

        Returns:
            float32, shape (28, 28), in units of the logit: above 0 where the ink, or the missing ink, speaks for it.

        Raises:
            TypeError: If `image` does not hold numbers.
            ValueError: If `image` has another shape, or values outside [0, 1].

        Source:
            Zeiler and Fergus, Visualizing and understanding convolutional networks (2014).
        """
        if self._evidence is None:
            self._evidence = _compiled_evidence(self.model)
        return self._evidence(_as_images(np.asarray(image)[None], name="image")).numpy().reshape(SIDE, SIDE)

    def explain(self, image: np.ndarray) -> Explanation:
        """Return the prediction for one image with everything the network computed on the way.

        Args:
            image: Shape (28, 28) or (28, 28, 1), any real dtype, in [0, 1], ink bright.

        Returns:
            Probabilities, logits, the outputs of all layers, and the saliency map.

        Raises:
            TypeError: If `image` does not hold numbers.
            ValueError: If `image` has another shape, or values outside [0, 1].
        """
        flat = self._explain(_as_images(np.asarray(image)[None], name="image")).numpy()
        parts = np.split(flat, np.cumsum([np.prod(shape, dtype=int) for shape in self._shapes.values()]))
        activations = {
            name: part.reshape(shape) for (name, shape), part in zip(self._shapes.items(), parts[:-1], strict=True)
        }
        saliency = parts[-1].reshape(SIDE, SIDE)
        return Explanation(activations["probabilities"], activations["logits"], activations, saliency)


def _compiled_explain(model: "keras.Model") -> Callable[..., Any]:
    """Compile one call that returns every layer's output, and the gradient of the largest logit, in one vector.

    One vector, because bringing each array out of TensorFlow costs as much as computing it.
    """
    import keras
    import tensorflow as tf

    traced = keras.Model(model.inputs[0], [layer.output for layer in model.layers])
    logits = [layer.name for layer in model.layers].index("logits")

    def explain(image: Any) -> Any:
        with tf.GradientTape() as tape:
            tape.watch(image)
            outputs = traced(image, training=False)
            top = tf.reduce_max(outputs[logits])
        return tf.concat([tf.reshape(part, [-1]) for part in (*outputs, tape.gradient(top, image))], 0)

    return _compiled(explain, images=1)


def _compiled_evidence(model: "keras.Model") -> Callable[..., Any]:
    """Compile one call that covers an image everywhere, in one batch, and spreads the loss over the pixels."""
    import keras
    import tensorflow as tf

    squares = np.zeros((len(_STARTS) ** 2, SIDE, SIDE, 1), np.float32)
    for square, (row, column) in zip(squares, product(_STARTS, _STARTS), strict=True):
        square[max(0, row) : row + COVER, max(0, column) : column + COVER] = 1
    shares = squares.reshape(len(squares), -1) / squares.reshape(len(squares), -1).sum(axis=0)
    logits = keras.Model(model.inputs[0], model.get_layer("logits").output)

    def evidence(image: Any) -> Any:
        seen = logits(tf.concat([image, image * (1 - squares)], 0), training=False)
        own = tf.gather(seen, tf.argmax(seen[0]), axis=1)
        return tf.linalg.matvec(tf.constant(shares.T), own[0] - own[1:])

    return _compiled(evidence, images=1)


def _compiled(call: Callable[..., Any], *, images: int | None) -> Callable[..., Any]:
    """Compile a call on a batch; with XLA where its size is fixed."""
    import tensorflow as tf

    signature = tf.TensorSpec((images, SIDE, SIDE, 1), tf.float32)
    function = tf.function(call, jit_compile=images is not None).get_concrete_function(signature)
    return lambda batch: function(tf.constant(batch))


def load_classifier(name: Name) -> Classifier:
    """Return a shipped digit network.

    Args:
        name: "cnn", the convolutional network; "dense", the dense network it is compared with; "plain",
            the convolutional network that was never shown anything but digits.

    Returns:
        The network with its compiled calls.

    Raises:
        ValueError: If there is no network of that name.
        nnviz.assets.AssetError: If its file is missing or damaged.
    """
    one_of("name", name, _NAMES)
    path = assets.checked_path(f"models/digit_{name}.keras", rebuild=REBUILD)
    import keras

    return Classifier(keras.models.load_model(path, compile=False, safe_mode=True))


def model_card(name: Name) -> dict[str, Any]:
    """Return the model card of a shipped digit network: data, seed, parameters, accuracy, confusion."""
    one_of("name", name, _NAMES)
    card = json.loads(assets.checked_path(f"models/digit_{name}.json", rebuild=REBUILD).read_text())
    return dict(card)


def _as_images(images: np.ndarray, *, name: str = "images") -> np.ndarray:
    """Return float32 images of shape (n, 28, 28, 1) in [0, 1], or say what is wrong with them."""
    array = np.asarray(images)
    if array.dtype.kind not in "fiub":
        raise TypeError(f"{name} must hold real numbers, got dtype {array.dtype}")
    if array.ndim == 3:
        array = array[..., None]
    if array.ndim != 4 or array.shape[1:] != (SIDE, SIDE, 1):
        raise ValueError(f"{name} must have shape (n, 28, 28) or (n, 28, 28, 1), got {np.shape(images)}")
    return as_unit_interval(name, array)
