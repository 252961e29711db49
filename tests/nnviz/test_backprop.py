"""Backpropagation against TensorFlow's tape, against nudging every weight, and against hand arithmetic."""

from dataclasses import replace
from typing import get_args

import keras
import numpy as np
import pytest
import tensorflow as tf

from nnviz.backprop import Activation, Loss, Network, backward, forward, nudge, update
from tests.js.backprop import random_case

CASES = [random_case(number) for number in range(200)]


def taped(network: Network, x: np.ndarray, y: np.ndarray, loss: str) -> tuple[float, list[np.ndarray]]:
    """Return the loss and its gradients, weights first, by one tape, Keras' activations and Keras' loss."""
    weights, biases = ([tf.constant(each) for each in part] for part in (network.weights, network.biases))
    with tf.GradientTape() as tape:
        tape.watch(weights + biases)
        a = tf.constant(x)
        for kernel, bias, name in zip(weights, biases, network.activations, strict=True):
            a = keras.activations.get(name)(a @ kernel + bias)
        total = tf.reduce_mean(keras.losses.get(loss)(tf.constant(y), a))
    return float(total), [each.numpy() for each in tape.gradient(total, weights + biases)]


def test_it_is_the_tapes_for_200_random_networks():
    """A number on the picture would not be the one with which Keras trains."""
    seen = set()
    for case in CASES:
        found = backward(case.network, forward(case.network, case.x), case.y, loss=case.loss)
        total, gradients = taped(case.network, case.x, case.y, case.loss)
        assert found.loss == pytest.approx(total, abs=1e-6)
        for own, theirs in zip((*found.weights, *found.biases), gradients, strict=True):
            np.testing.assert_allclose(own, theirs, rtol=0, atol=1e-6)
        seen |= {(case.loss, name) for name in case.network.activations}
    assert seen == {(loss, name) for loss in get_args(Loss) for name in get_args(Activation)} - {
        ("binary_crossentropy", "linear")  # a probability comes out of a sigmoid
    }


def test_nudging_every_weight_says_the_same():
    """The chain rule would be wrong in the same way twice; or a bump of ReLU would be met, where no slope is."""
    compared = 0
    for case in CASES[::4]:
        found = backward(case.network, forward(case.network, case.x), case.y, loss=case.loss)
        if "relu" in case.network.activations and np.abs(np.hstack(forward(case.network, case.x).sums)).min() < 1e-3:
            continue
        for layer, gradient in enumerate(found.weights):
            for (row, unit), value in np.ndenumerate(gradient):
                by = nudge(case.network, case.x, case.y, loss=case.loss, layer=layer, place=(row, unit))
                assert by == pytest.approx(value, rel=1e-3, abs=1e-7)
            by = nudge(case.network, case.x, case.y, loss=case.loss, layer=layer, place=0)
            assert by == pytest.approx(found.biases[layer][0], rel=1e-3, abs=1e-7)
            compared += 1
    assert compared > 60


def test_the_gradient_of_a_batch_is_the_mean_of_its_examples():
    """The trap of the page: four gradients would be added up, and a step be four times as long."""
    case = next(each for each in CASES if len(each.x) == 4)
    whole = backward(case.network, forward(case.network, case.x), case.y, loss=case.loss)
    single = [
        backward(case.network, forward(case.network, x[None]), y[None], loss=case.loss)
        for x, y in zip(case.x, case.y, strict=True)
    ]
    for layer, gradient in enumerate(whole.weights):
        np.testing.assert_allclose(gradient, np.mean([each.weights[layer] for each in single], axis=0), atol=1e-15)


def test_an_update_is_one_step_of_fit():
    """All weights would not move at once, or by another rule than plain SGD."""
    network = Network([np.full((2, 2), 0.5), [[1.0], [-1.0]]], [[0.1, -0.2], [0.3]], ["tanh", "sigmoid"])
    x, y = np.array([[0.0, 1.0], [1.0, 1.0]]), np.array([[1.0], [0.0]])
    model = keras.Sequential([keras.Input((2,)), keras.layers.Dense(2, "tanh"), keras.layers.Dense(1, "sigmoid")])
    model.set_weights([network.weights[0], network.biases[0], network.weights[1], network.biases[1]])
    model.compile(keras.optimizers.SGD(0.7), "binary_crossentropy", run_eagerly=True)
    model.fit(x, y, batch_size=2, verbose=0)
    moved = update(network, backward(network, forward(network, x), y, loss="binary_crossentropy"), learning_rate=0.7)
    pairs = zip(moved.weights, moved.biases, strict=True)
    for own, theirs in zip([part for pair in pairs for part in pair], model.get_weights(), strict=True):
        np.testing.assert_allclose(own, theirs, atol=1e-6)


@pytest.mark.parametrize("weight", [20.0, 1e3, 1e9, -1e9])
def test_a_network_that_is_sure_and_wrong_is_told_so(weight):
    """The picture would say that no gradient comes back, where Keras, which looks at the sum, sends all of it."""
    sure = Network([[[weight]]], [[0.0]], ["sigmoid"])
    for y in ([[0.0]], [[1.0]]):
        found = backward(sure, forward(sure, [[1.0]]), y, loss="binary_crossentropy")
        total, gradients = taped(sure, np.array([[1.0]]), np.array(y), "binary_crossentropy")
        assert found.loss == pytest.approx(total, abs=1e-6)
        assert found.weights[0][0, 0] == pytest.approx(gradients[0][0, 0], abs=1e-6)


def test_where_nothing_flows_the_gradient_is_0_and_what_is_too_large_is_said():
    """A dead ReLU or a saturated sigmoid would get a gradient; an infinite sum would be an error in NumPy's words."""
    dead = Network([[[1.0]], [[1.0]]], [[0.0], [0.0]], ["relu", "sigmoid"])
    found = backward(dead, forward(dead, [[0.0]]), [[1.0]], loss="binary_crossentropy")
    assert found.weights[0][0, 0] == 0 and found.biases[0][0] == 0  # z = 0: Keras says 0, not 1
    large = Network([[[1e200]], [[1e200]]], [[0.0], [0.0]], ["linear", "linear"])
    passed = forward(large, [[1.0]])
    assert np.isinf(passed.outputs[-1]).all()
    with pytest.raises(ValueError, match="weights of layer 1 must be finite"):
        update(
            replace(large, weights=[[[1.0]], [[1.0]]]),
            backward(large, passed, [[0.0]], loss="mean_squared_error"),
            learning_rate=1,
        )


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"weights": [[[1.0]]]}, "one for each layer"),
        ({"weights": [[[1.0]], [[1.0], [2.0]]]}, r"weights of layer 2 must have shape \(1, 1\)"),
        ({"biases": [[[0.0]], [0.0]]}, r"biases of layer 1 must have shape \(1,\)"),
        ({"activations": ["tanh", "softmax"]}, "activation of layer 2 must be one of linear, relu"),
        ({"weights": [[[np.nan]], [[1.0]]]}, "weights of layer 1 must be finite"),
    ],
)
def test_networks_that_make_no_sense_are_refused(change, words):
    """A wrong shape would be broadcast into another network."""
    fine = {"weights": [[[1.0]], [[1.0]]], "biases": [[0.0], [0.0]], "activations": ["tanh", "linear"]}
    with pytest.raises(ValueError, match=words):
        Network(**fine | change)


def test_what_does_not_fit_the_network_is_refused():
    """A column of targets would be broadcast against a row of outputs."""
    network = Network([[[1.0], [1.0]]], [[0.0]], ["linear"])
    with pytest.raises(ValueError, match=r"x must have shape \(batch, 2\)"):
        forward(network, [[1.0]])
    passed = forward(network, [[1.0, 2.0], [0.0, 1.0]])
    with pytest.raises(ValueError, match=r"y must have shape \(2, 1\)"):
        backward(network, passed, [1.0, 0.0], loss="mean_squared_error")
    with pytest.raises(ValueError, match="loss must be one of mean_squared_error"):
        backward(network, passed, [[1.0], [0.0]], loss="hinge")
