"""The backward pass and the update: δ and gradients by the chain rule, then one step of gradient descent."""

from dataclasses import dataclass, replace
from typing import Literal, get_args

import numpy as np

from nnviz._checks import as_finite, has_shape, number, one_of
from nnviz.backprop.network import ForwardPass, Network

Loss = Literal["mean_squared_error", "binary_crossentropy"]
CLIP = 1e-7  # Keras keeps probabilities this far from 0 and 1, unless they come from a sigmoid: then it takes the sums


@dataclass(frozen=True)
class BackwardPass:
    """What backpropagation computes for a batch: δ of each example's own loss, gradients of their mean."""

    losses: np.ndarray
    """The loss of each example; (batch,)."""
    output_slopes: np.ndarray
    """∂L/∂ŷ of each example's own loss; (batch, outputs)."""
    deltas: tuple[np.ndarray, ...]
    """δ = ∂L/∂z of each layer, of each example's own loss; (batch, units)."""
    weights: tuple[np.ndarray, ...]
    """The gradient of the mean loss by the weights of each layer; (inputs, units)."""
    biases: tuple[np.ndarray, ...]
    """The gradient of the mean loss by the biases of each layer; (units,)."""

    @property
    def loss(self) -> float:
        """The mean over the examples, as Keras has it."""
        return float(self.losses.mean())


def backward(network: Network, passed: ForwardPass, y: np.ndarray, *, loss: Loss) -> BackwardPass:
    """Compute how the loss changes with every sum, weight and bias, last layer to first, by the chain rule.

    Args:
        network: Which.
        passed: What `forward` returned for it.
        y: What is wanted, shape (batch, outputs), finite; from 0 to 1 for cross-entropy.
        loss: By its name in Keras. Behind a sigmoid, Keras computes cross-entropy from the sums z, however sure the
            network is; other outputs it takes as probabilities in [1e-7, 1 − 1e-7], beyond which the slope is 0.

    Returns:
        δ and gradients.

    Raises:
        TypeError: If `y` holds something else than numbers.
        ValueError: If `y` has another shape than the outputs, is not finite, or the loss is unknown.

    Example:
        >>> from nnviz.backprop import forward
        >>> network = Network([[[2.0]], [[3.0]]], [[-1.0], [0.5]], ["relu", "linear"])
        >>> found = backward(network, forward(network, [[1.5]]), [[6.0]], loss="mean_squared_error")
        >>> found.loss, found.deltas  # ŷ = 6.5: ∂L/∂ŷ = 2·0.5, and a weight of 3 on the way
        (0.25, (array([[3.]]), array([[1.]])))
        >>> found.weights  # δ times what came in: 1.5 and 2
        (array([[4.5]]), array([[2.]]))
    """
    one_of("loss", loss, get_args(Loss))
    wanted = as_finite("y", y)
    has_shape("y", wanted, passed.outputs[-1].shape)
    if loss == "binary_crossentropy" and network.activations[-1] == "sigmoid":
        losses, output_slopes, last = _cross_entropy_of_sums(passed.sums[-1], passed.outputs[-1], wanted)
    else:
        losses, output_slopes = _LOSSES[loss](passed.outputs[-1], wanted)
        last = output_slopes * passed.slopes[-1]
    deltas = [last]
    for kernel, slopes in zip(network.weights[:0:-1], passed.slopes[-2::-1], strict=True):
        deltas.insert(0, deltas[0] @ kernel.T * slopes)
    pairs = list(zip(passed.outputs, deltas, strict=False))
    weights = tuple(incoming.T @ delta / len(wanted) for incoming, delta in pairs)
    biases = tuple(delta.mean(axis=0) for delta in deltas)
    return BackwardPass(losses, output_slopes, tuple(deltas), weights, biases)


def update(network: Network, gradients: BackwardPass, *, learning_rate: float) -> Network:
    """Take one step of gradient descent: every weight moves by −learning_rate · its gradient, all at once.

    Args:
        network: With the old weights, at which the gradients were taken.
        gradients: What `backward` returned for it.
        learning_rate: Step size, more than 0.

    Returns:
        The network with the new weights.

    Raises:
        ValueError: If the learning rate is not above 0, or a new weight is not finite.

    Example:
        >>> from nnviz.backprop import forward
        >>> network = Network([[[2.0]], [[3.0]]], [[-1.0], [0.5]], ["relu", "linear"])
        >>> found = backward(network, forward(network, [[1.5]]), [[6.0]], loss="mean_squared_error")
        >>> update(network, found, learning_rate=0.1).weights
        (array([[1.55]]), array([[2.8]]))
    """
    number("learning_rate", learning_rate, above=0)
    steps = [(network.weights, gradients.weights), (network.biases, gradients.biases)]
    moved = [
        tuple(old - learning_rate * by for old, by in zip(before, slopes, strict=True)) for before, slopes in steps
    ]
    return replace(network, weights=moved[0], biases=moved[1])


def _squared_error(outputs: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return the loss of each example, and ∂L/∂ŷ; Keras takes the mean over the outputs."""
    error = outputs - wanted
    return (error**2).mean(axis=1), 2 * error / error.shape[1]


def _cross_entropy_of_sums(
    z: np.ndarray, outputs: np.ndarray, wanted: np.ndarray
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Return the loss of each example, ∂L/∂ŷ, and δ, whose factors would be ∞ · 0 for large sums."""
    losses = (np.logaddexp(0, z) - wanted * z).mean(axis=1)
    with np.errstate(over="ignore", invalid="ignore"):
        slopes = (1 - wanted) - wanted + np.where(wanted < 1, (1 - wanted) * np.exp(z), 0)
        slopes -= np.where(wanted > 0, wanted * np.exp(-z), 0)
    return losses, slopes / z.shape[1], (outputs - wanted) / z.shape[1]


def _cross_entropy(outputs: np.ndarray, wanted: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    p = np.clip(outputs, CLIP, 1 - CLIP)
    losses = -(wanted * np.log(p) + (1 - wanted) * np.log(1 - p)).mean(axis=1)
    slopes = np.where(p == outputs, (p - wanted) / (p * (1 - p)), 0.0)
    return losses, slopes / outputs.shape[1]


_LOSSES = {"mean_squared_error": _squared_error, "binary_crossentropy": _cross_entropy}
