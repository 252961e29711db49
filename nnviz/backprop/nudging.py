"""The other way to a gradient: move a weight a little, and look what the loss does."""

import numpy as np

from nnviz._checks import number
from nnviz.backprop.network import Network, forward
from nnviz.backprop.passes import Loss, backward


def nudge(
    network: Network,
    x: np.ndarray,
    y: np.ndarray,
    *,
    loss: Loss,
    layer: int,
    place: tuple[int, int] | int,
    epsilon: float = 1e-5,
) -> float:
    """Return the central difference (L(w + ε) − L(w − ε)) / 2ε for one weight: two forward passes, no chain rule.

    Args:
        network: Which.
        x: Inputs, shape (batch, inputs), finite.
        y: What is wanted, shape (batch, outputs), finite.
        loss: By its name in Keras.
        layer: Which, from 0.
        place: Row and column in the layer's weights; or a unit, for its bias.
        epsilon: How far the weight is moved to both sides, more than 0.

    Returns:
        About the gradient of the mean loss by that weight.

    Raises:
        TypeError: If `x` or `y` hold something else than numbers.
        ValueError: If `x` or `y` do not fit the network, `epsilon` is not above 0, or the loss is unknown.
        IndexError: If there is no such weight.

    Example:
        >>> network = Network([[[2.0]], [[3.0]]], [[-1.0], [0.5]], ["relu", "linear"])
        >>> round(nudge(network, [[1.5]], [[6.0]], loss="mean_squared_error", layer=0, place=(0, 0)), 6)
        4.5
    """
    number("epsilon", epsilon, above=0)
    found = []
    for way in (epsilon, -epsilon):
        weights, biases = ([each.copy() for each in part] for part in (network.weights, network.biases))
        (weights if isinstance(place, tuple) else biases)[layer][place] += way
        moved = Network(weights, biases, network.activations)
        found.append(backward(moved, forward(moved, x), y, loss=loss).loss)
    return (found[0] - found[1]) / (2 * epsilon)
