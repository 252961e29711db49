"""What the recording of fading gradients says of one kind of network."""

import numpy as np

from nnviz.recordings.fading_gradients import ACTIVATIONS, DEPTHS, INITIALIZERS, load_lengths


def lengths_of(depth: int, activation: str, *, normalized: bool, initializer: str) -> np.ndarray:
    """Return the lengths of the gradient in each layer, first to last.

    Args:
        depth: Hidden layers, one of DEPTHS.
        activation: One of ACTIVATIONS.
        normalized: With batch normalization.
        initializer: One of INITIALIZERS.

    Returns:
        float32, shape (seeds, depth + 1).
    """
    place = (
        DEPTHS.index(depth),
        ACTIVATIONS.index(activation),
        int(normalized),
        list(INITIALIZERS).index(initializer),
    )
    return load_lengths().lengths[place][:, : depth + 1]


def median_ratio(depth: int, activation: str, *, normalized: bool, initializer: str) -> float:
    """Return how long the first layer's gradient is beside the last one's: the median over the seeds."""
    lengths = lengths_of(depth, activation, normalized=normalized, initializer=initializer)
    return float(np.median(lengths[:, 0] / np.maximum(lengths[:, -1], np.finfo(np.float32).tiny)))
