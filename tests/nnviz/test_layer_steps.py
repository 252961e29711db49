"""What single layers compute is what the Keras layers of their names give, in training and at inference."""

import keras
import numpy as np
import pytest

from nnviz import layer_steps
from nnviz.layer_steps import (
    ACTIVATIONS,
    activate,
    activation_slope,
    batch_moments,
    batch_normalize,
    drop_out,
    look_up,
    moving_moments,
    place_in_flat,
    softmax_at,
    spread_of_dropped,
)

RANDOM = np.random.default_rng(0)


def close(ours: np.ndarray, keras_own: object) -> None:
    """Fail unless both are equal to 1e-6 of their size."""
    wanted = np.asarray(keras_own)
    np.testing.assert_allclose(np.reshape(ours, wanted.shape), wanted, atol=1e-6 * max(1, np.abs(wanted).max()))


@pytest.mark.parametrize("name", ACTIVATIONS)
def test_activations_and_their_slopes_are_keras_own(name):
    """The picture would show another function under Keras' name, or another slope than training uses."""
    import tensorflow as tf

    z = tf.constant([-30.0, -2.0, -0.3, 0.0, 0.3, 2.0, 30.0])
    with tf.GradientTape() as tape:
        tape.watch(z)
        a = keras.layers.Activation(name)(z)
    close(activate(name, z), a)
    close(activation_slope(name, z), tape.gradient(a, z))


@pytest.mark.parametrize("size", [1, 2, 32])
def test_batch_normalization_is_keras_own_in_training_and_at_inference(size):
    """Training would take other means than Keras, or inference those of the batch instead of the moving averages."""
    layer = keras.layers.BatchNormalization(momentum=0.9)
    batches = [RANDOM.normal(3, 5, size=(size, 2)).astype(np.float32) for _ in range(5)]
    layer.build((None, 2))
    gamma, beta = np.array([2.0, -0.5]), np.array([1.0, 0.25])
    layer.gamma.assign(gamma)
    layer.beta.assign(beta)
    for batch in batches:
        ours = batch_normalize(batch, batch_moments(batch), gamma=gamma, beta=beta)
        np.testing.assert_allclose(ours, layer(batch, training=True), atol=1e-5)  # Keras computes in float32
    moments = moving_moments([batch_moments(each) for each in batches], features=2, momentum=0.9)
    close(moments.mean, layer.moving_mean)
    close(moments.variance, layer.moving_variance)
    close(batch_normalize(batches[0], moments, gamma=gamma, beta=beta), layer(batches[0], training=False))
    assert [len(layer.trainable_weights), len(layer.non_trainable_weights)] == [2, 2]
    assert layer.epsilon == layer_steps.EPSILON


def test_dropout_is_keras_own_and_does_nothing_at_inference():
    """Kept values would be scaled otherwise, or the average over masks would not be the input."""
    x = RANDOM.normal(size=(4, 50)).astype(np.float32)
    layer = keras.layers.Dropout(0.3, seed=0)
    kept = np.asarray(layer(np.ones_like(x), training=True)) > 0
    again = keras.layers.Dropout(0.3, seed=0)
    close(drop_out(x, np.where(kept, 0.5, 0.1), rate=0.3), again(x, training=True))
    close(x, layer(x, training=False))
    noise = RANDOM.random((20_000, 3))
    many = drop_out([1.0, 2.0, -4.0], noise, rate=0.4)
    assert many.mean(axis=0) == pytest.approx([1, 2, -4], abs=0.08)
    assert many.sum(axis=1).std() == pytest.approx(spread_of_dropped([1.0, 2.0, -4.0], rate=0.4), rel=0.02)
    assert drop_out([1.0], [[0.9]], rate=0.5, scaled=False).item() == 1


def test_embedding_softmax_and_flatten_are_keras_own():
    """A word would get another row, a class another probability, or a pixel another place."""
    table, sentences = RANDOM.normal(size=(7, 3)), np.array([[0, 6, 2], [3, 3, 1]])
    embedding = keras.layers.Embedding(7, 3)
    embedding.build()
    embedding.set_weights([table])
    close(look_up(table, sentences), embedding(sentences))
    close(look_up(table, 2), np.eye(7)[2] @ table)
    logits = np.array([2.0, -1.0, 0.5, 700.0])
    for temperature in (0.05, 1.0, 20.0):
        scaled = (logits / temperature)[None].astype(np.float32)
        close(softmax_at(logits, temperature=temperature), keras.layers.Softmax()(scaled)[0])
    images = RANDOM.normal(size=(2, 4, 5, 3)).astype(np.float32)
    flat = np.asarray(keras.layers.Flatten()(images))
    assert flat.shape == (2, 60)
    assert flat[1, place_in_flat(2, 3, 1, shape=(4, 5, 3))] == images[1, 2, 3, 1]


@pytest.mark.parametrize(
    ("call", "says"),
    [
        (lambda: activate("step", 0.0), "name must be one of"),
        (lambda: activation_slope("tanh", [np.nan]), "z must be finite"),
        (lambda: drop_out([1.0], [0.5], rate=1.0), "rate must be below 1"),
        (lambda: spread_of_dropped([1.0], rate=-0.1), "rate must be at least 0"),
        (lambda: look_up([[1.0]], [1]), "indices must be from 0 to 0, got 1 to 1"),
        (lambda: look_up([1.0], [0]), "table must have shape"),
        (lambda: place_in_flat(4, 0, 0, shape=(4, 4, 1)), "row must be"),
        (lambda: softmax_at([1.0], temperature=0.0), "temperature must be"),
        (lambda: moving_moments([], momentum=1.5), "momentum must be"),
    ],
)
def test_what_makes_no_sense_is_refused(call, says):
    """A wrong number would be drawn without a word."""
    with pytest.raises(ValueError, match=says):
        call()
