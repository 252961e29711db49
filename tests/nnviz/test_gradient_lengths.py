"""Lengths of gradients by layer, against a plain tape, for models of every kind."""

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers

from nnviz.gradient_lengths import gradient_lengths

RANDOM = np.random.default_rng(0)
X, Y = RANDOM.normal(size=(8, 3)).astype("float32"), RANDOM.integers(0, 2, size=(8, 1)).astype("float32")


def test_it_is_the_tapes_and_leaves_the_model_as_it_was():
    """The bars would show another gradient than the one training takes, or looking would change the network."""
    model = keras.Sequential(
        [
            keras.Input((3,)),
            layers.Dense(4, "tanh", name="first", kernel_regularizer="l2"),
            layers.BatchNormalization(name="norm"),
            layers.Dropout(0.5, seed=3),
            layers.Dense(1, "sigmoid", name="last"),
        ]
    )
    before = [variable.numpy() for variable in model.variables]
    found = gradient_lengths(model, X, Y, loss="binary_crossentropy")
    for variable, value in zip(model.variables, before, strict=True):
        np.testing.assert_array_equal(variable.numpy(), value)
    with tf.GradientTape() as tape:
        total = tf.reduce_mean(keras.losses.binary_crossentropy(Y, model(X, training=True))) + sum(model.losses)
    gradients = tape.gradient(total, model.trainable_variables)
    by_hand = {name: 0.0 for name in ("first", "norm", "last")}
    for variable, gradient in zip(model.trainable_variables, gradients, strict=True):
        by_hand[variable.path.split("/")[-2]] += float(tf.reduce_sum(gradient**2))
    assert found == pytest.approx({name: square**0.5 for name, square in by_hand.items()}, rel=1e-5)


class Subclassed(keras.Model):
    """Nothing of its layers is known before it is called."""

    def __init__(self):
        super().__init__()
        self.table = layers.Embedding(5, 2, name="table")
        self.unused = layers.Dense(1, name="unused")
        self.last = layers.Dense(1, name="last")

    def call(self, words):
        """Return a number for each list of words."""
        rows = self.table(words)
        self.unused(rows)
        return self.last(rows[:, 0])


def test_models_of_every_kind():
    """A model as a layer, one that was never called, or a table of words would be refused, or counted twice."""
    inner = keras.Sequential([keras.Input((3,)), layers.Dense(2, name="inside")], name="backbone")
    inputs = keras.Input((3,))
    nested = keras.Model(inputs, layers.Dense(1, name="last")(inner(inputs)))
    assert [path.split("/")[-1] for path in gradient_lengths(nested, X, Y, loss="mse")] == ["inside", "last"]
    words = np.array([[1], [1], [4]])
    found = gradient_lengths(Subclassed(), words, np.ones((3, 1)), loss=keras.losses.MeanSquaredError())
    by_name = {path.split("/")[-1]: length for path, length in found.items()}
    assert by_name["table"] > 0 and by_name["last"] > 0 and by_name["unused"] == 0


def test_what_has_no_single_gradient_is_refused():
    """Two losses would be mixed up, or a model without weights give an empty picture."""
    inputs = keras.Input((3,))
    with pytest.raises(TypeError, match="one output, got list"):
        gradient_lengths(keras.Model(inputs, [layers.Dense(1)(inputs), layers.Dense(1)(inputs)]), X, Y, loss="mse")
    with pytest.raises(ValueError, match="something to train"):
        gradient_lengths(keras.Sequential([keras.Input((3,)), layers.Flatten()]), X, X, loss="mse")
