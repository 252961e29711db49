"""The recordings of page 9: lengths of gradients, and what backpropagation costs."""

import numpy as np
import pytest
import tensorflow as tf

from nnviz.datasets import moons
from nnviz.recordings import backprop_costs
from nnviz.recordings.backprop_costs import load_costs
from nnviz.recordings.fading_gradients import ACTIVATIONS, DEPTHS, INITIALIZERS, SEEDS, deep_network, load_lengths


@pytest.mark.parametrize(("depth", "activation", "normalized"), [(3, "relu", False), (2, "sigmoid", True)])
def test_the_lengths_are_those_of_one_tape(depth, activation, normalized):
    """The bars would belong to other networks, or to other layers."""
    points, name = moons(count=200), "Glorot uniform"
    model = deep_network(depth, activation=activation, normalized=normalized, initializer=name, seed=1)
    kernels = [layer.kernel for layer in model.layers if layer.name.startswith("dense")]
    with tf.GradientTape() as tape:
        p = model(points.x.astype(np.float32), training=True)[:, 0]
        y = tf.constant(points.y, tf.float32)
        loss = -tf.reduce_mean(y * tf.math.log(p) + (1 - y) * tf.math.log(1 - p))
    by_hand = [float(tf.norm(each)) for each in tape.gradient(loss, kernels)]
    place = DEPTHS.index(depth), ACTIVATIONS.index(activation), int(normalized), list(INITIALIZERS).index(name), 1
    recorded = load_lengths().lengths[place]
    assert recorded[: depth + 1] == pytest.approx(by_hand, rel=1e-3) and np.isnan(recorded[depth + 1 :]).all()
    assert load_lengths().lengths.shape[4] == SEEDS


def test_costs_grow_as_they_must_and_are_measured_again(monkeypatch):
    """The chart would promise what was never measured: one backward pass is a few forward ones, nudging one each."""
    costs = load_costs()
    assert (costs.backward > costs.forward).all() and (costs.backward < 20 * costs.forward).all()
    assert (np.diff(costs.nudging) > 0).all() and (costs.nudging > costs.weights * costs.forward / 20).all()
    monkeypatch.setattr(backprop_costs, "SIDES", (3, 4))
    monkeypatch.setattr(backprop_costs, "SECONDS", 0.01)
    again = backprop_costs.record_costs()
    assert again.weights.tolist() == [9, 16] == again.nudged.tolist()
    assert (again.backward > 0).all() and (again.nudging > again.forward).all()
