"""What can be set around the five steps; setting.py checks an address by it, the browser offers it."""

from typing import Any

MOST_WEIGHT = 1e9
MOST_MOMENT = 9_999
ACTIVATIONS = ("tanh", "sigmoid", "relu")
LOSSES = {  # what a menu calls them: name in Keras, activation of the last layer
    "cross-entropy": ("binary_crossentropy", "sigmoid"),
    "squared error": ("mean_squared_error", "linear"),
}
RATES = (0.03, 0.1, 0.3, 1, 3, 10, 30)
BATCHES = ("all", "one")
CORNERS = ((0, 0), (0, 1), (1, 0), (1, 1))
TASKS: dict[int, dict[str, Any]] = {  # by the number of inputs: inputs and what is wanted
    1: {"name": "NOT", "x": ((0,), (1,)), "y": (1, 0)},
    2: {"name": "XOR", "x": CORNERS, "y": (0, 1, 1, 0)},
}
STARTS: dict[str, dict[str, Any]] = {  # weights and biases at first: round numbers from which XOR is learned
    "1-1-1": {"weights": [[[0.7]], [[1.0]]], "biases": [[0.4], [0.2]]},
    "2-2-1": {"weights": [[[-1.5, -1.4], [1.4, 1.8]], [[0.6], [-1.5]]], "biases": [[0.0, 0.3], [0.2]]},
    "2-3-1": {
        "weights": [[[1.2, 0.9, -0.9], [-1.7, 1.6, 1.5]], [[1.5], [1.1], [1.9]]],
        "biases": [[0.0, 0.3, -0.4], [-0.5]],
    },
    "2-2-2-1": {
        "weights": [[[-1.0, 0.4], [1.9, 0.3]], [[-1.0, 0.6], [-0.3, 1.8]], [[-1.0], [-0.6]]],
        "biases": [[-0.4, 0.3], [-0.5, 0.3], [-0.3]],
    },
}
DEFAULTS: dict[str, Any] = {
    "network": "2-2-1",
    "activation": "tanh",
    "loss": "cross-entropy",
    "rate": 1,
    "batch": "all",
    "example": 4,
    "weight": 0,
}
