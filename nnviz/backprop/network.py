"""A small dense network, and its forward pass with every sum, output and slope."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, get_args

import numpy as np

from nnviz._checks import as_finite, as_table, has_shape, one_of
from nnviz.linear import sigmoid

Activation = Literal["linear", "relu", "sigmoid", "tanh"]

_FUNCTIONS: Mapping[str, Callable[[np.ndarray], np.ndarray]] = {
    "linear": lambda z: z,
    "relu": lambda z: np.maximum(z, 0),
    "sigmoid": sigmoid,
    "tanh": np.tanh,
}
_SLOPES: Mapping[str, Callable[[np.ndarray, np.ndarray], np.ndarray]] = {  # of z and its output
    "linear": lambda z, a: np.ones_like(z),
    "relu": lambda z, a: (z > 0).astype(np.float64),  # at 0 Keras says 0
    "sigmoid": lambda z, a: a * sigmoid(-z),  # 1 − a, without rounding it to 0
    "tanh": lambda z, a: 1 - a**2,
}


@dataclass(frozen=True)
class Network:
    """Dense layers, first to last; numbers become float64.

    Raises:
        TypeError: If weights or biases are not numbers.
        ValueError: If there is no layer, an activation is unknown, or shapes do not fit together.

    Example:
        >>> Network(weights=[[[2.0]], [[1.0]]], biases=[[0.0], [0.5]], activations=["tanh", "linear"]).units
        (1, 1, 1)
    """

    weights: Sequence[np.ndarray]
    """Of each layer, shape (inputs, units), as Keras keeps a kernel."""
    biases: Sequence[np.ndarray]
    """Of each layer, shape (units,)."""
    activations: Sequence[Activation]
    """Of each layer."""
    units: tuple[int, ...] = field(init=False)
    """The number of inputs, then the units of each layer."""

    def __post_init__(self) -> None:
        if not len(self.weights) == len(self.biases) == len(self.activations) > 0:
            counts = len(self.weights), len(self.biases), len(self.activations)
            raise ValueError(f"weights, biases and activations must have one for each layer, at least 1, got {counts}")
        weights = tuple(as_finite(f"weights of layer {at}", each) for at, each in enumerate(self.weights, 1))
        biases = tuple(as_finite(f"biases of layer {at}", each) for at, each in enumerate(self.biases, 1))
        units: tuple[Any, ...] = ("inputs", *(each.size for each in biases))
        for at, (kernel, bias) in enumerate(zip(weights, biases, strict=True)):
            has_shape(f"weights of layer {at + 1}", kernel, units[at : at + 2], empty=False)
            has_shape(f"biases of layer {at + 1}", bias, (units[at + 1],))
            one_of(f"activation of layer {at + 1}", self.activations[at], get_args(Activation))
        for name, value in (("weights", weights), ("biases", biases), ("units", (len(weights[0]), *units[1:]))):
            object.__setattr__(self, name, value)


@dataclass(frozen=True)
class ForwardPass:
    """What a network computes for a batch, layer by layer."""

    outputs: tuple[np.ndarray, ...]
    """The input x, then a = f(z) of each layer; (batch, units)."""
    sums: tuple[np.ndarray, ...]
    """z = a·w + b of each layer; (batch, units)."""
    slopes: tuple[np.ndarray, ...]
    """∂a/∂z of each layer; (batch, units)."""


def forward(network: Network, x: np.ndarray) -> ForwardPass:
    """Compute all sums and outputs, first layer to last.

    Args:
        network: Which.
        x: Inputs, shape (batch, inputs), finite.

    Returns:
        Everything on the way; numbers that are too large for float64 are infinite or NaN.

    Raises:
        TypeError: If `x` holds something else than numbers.
        ValueError: If `x` does not fit the network, is empty or not finite.

    Example:
        >>> network = Network([[[2.0]], [[3.0]]], [[-1.0], [0.5]], ["relu", "linear"])
        >>> forward(network, [[1.5]]).outputs
        (array([[1.5]]), array([[2.]]), array([[6.5]]))
    """
    table = as_table("x", x)
    has_shape("x", table, ("batch", network.units[0]))
    outputs, sums, slopes = [table], [], []
    with np.errstate(over="ignore", invalid="ignore"):
        for kernel, bias, name in zip(network.weights, network.biases, network.activations, strict=True):
            sums.append(outputs[-1] @ kernel + bias)
            outputs.append(_FUNCTIONS[name](sums[-1]))
            slopes.append(_SLOPES[name](sums[-1], outputs[-1]))
    return ForwardPass(tuple(outputs), tuple(sums), tuple(slopes))
