"""The networks of the lecture, layer by layer; every layer has the name it is shown under.

Of those that read digits, the first layer is called `image` and the last three `dense` (or `dense2`),
`logits` and `probabilities`: what the network knows about an image, the evidence for each digit, the prediction.
"""

from typing import TYPE_CHECKING

from nnviz._checks import whole
from nnviz.training.order import layer_seeds

if TYPE_CHECKING:
    import keras

SIDE = 28  # pixels of an MNIST image
CLASSES = 10


def digit_cnn(*, seed: int) -> "keras.Model":
    """Build an untrained convolutional network: two blocks of convolution and pooling, then a dense head.

    Args:
        seed: Seed of the initial weights and of dropout.

    Returns:
        A functional model from float32 (batch, 28, 28, 1) in [0, 1] to probabilities (batch, 10), with
        80,202 parameters in the layers image, conv1 (16 filters of 5×5), pool1, conv2 (32 filters of 5×5),
        pool2, flatten, dropout, dense (128 units), logits, probabilities. Nothing is padded: MNIST's digits
        have an empty margin of four pixels.

    Raises:
        TypeError: If `seed` is not a whole number.
        ValueError: If `seed` is below 0.

    Source:
        LeCun, Bottou, Bengio, Haffner, Gradient-based learning applied to document recognition,
        Proc. IEEE 86 (1998), with today's ReLU, max pooling and dropout.
    """
    from keras import layers

    seed = whole("seed", seed, least=0)
    return _chain(
        layers.Conv2D(16, 5, activation="relu", name="conv1", kernel_initializer=_glorot(seed, 0)),
        layers.MaxPooling2D(2, name="pool1"),  # (batch, 12, 12, 16)
        layers.Conv2D(32, 5, activation="relu", name="conv2", kernel_initializer=_glorot(seed, 1)),
        layers.MaxPooling2D(2, name="pool2"),  # (batch, 4, 4, 32)
        layers.Flatten(name="flatten"),
        layers.Dropout(0.3, seed=seed, name="dropout"),
        layers.Dense(128, activation="relu", name="dense", kernel_initializer=_glorot(seed, 2)),
        layers.Dense(CLASSES, name="logits", kernel_initializer=_glorot(seed, 3)),
        layers.Softmax(name="probabilities"),
        name="digit_cnn",
    )


def digit_dense(*, seed: int) -> "keras.Model":
    """Build an untrained dense network, which sees the pixels as a list and not as an image.

    Args:
        seed: Seed of the initial weights.

    Returns:
        A functional model from float32 (batch, 28, 28, 1) in [0, 1] to probabilities (batch, 10), with
        109,386 parameters, a third more than `digit_cnn` has, in the layers image, flatten, dense1 (128 units),
        dense2 (64 units), logits, probabilities.

    Raises:
        TypeError: If `seed` is not a whole number.
        ValueError: If `seed` is below 0.
    """
    from keras import layers

    seed = whole("seed", seed, least=0)
    return _chain(
        layers.Flatten(name="flatten"),
        layers.Dense(128, activation="relu", name="dense1", kernel_initializer=_glorot(seed, 0)),
        layers.Dense(64, activation="relu", name="dense2", kernel_initializer=_glorot(seed, 1)),
        layers.Dense(CLASSES, name="logits", kernel_initializer=_glorot(seed, 2)),
        layers.Softmax(name="probabilities"),
        name="digit_dense",
    )


def plane_network(
    *,
    hidden: tuple[int, ...],
    seed: int,
    inputs: int = 2,
    activation: str = "tanh",
    output: str = "sigmoid",
    outputs: int = 1,
) -> "keras.Model":
    """Build an untrained network that separates classes in a plane, or follows a quantity over it.

    Args:
        hidden: Units of each hidden layer, first to last; none for logistic regression.
        seed: Of the initial weights: those of the same layers after `keras.utils.set_random_seed(seed)`.
        inputs: Numbers that a point is given by, at least 1: its coordinates, or what was made of them.
        activation: Of the hidden layers, by its name in Keras.
        output: Activation of the last layer: "sigmoid" for the probability of class 1, "softmax" for those of
            several classes, "linear" for a quantity.
        outputs: Units of the last layer: as many as there are classes for a softmax.

    Returns:
        A model from float32 (batch, inputs) to (batch, outputs), in the layers hidden1, hidden2, …, and probability
        or, for any other output, output.

    Raises:
        TypeError: If `seed` is not a whole number.
        ValueError: If `seed` is below 0.
    """
    import keras
    from keras import layers

    seed = whole("seed", seed, least=0)
    units = [*hidden, outputs]
    names = [f"hidden{number + 1}" for number in range(len(hidden))]
    names.append("probability" if output == "sigmoid" else "output")
    place = point = keras.Input((inputs,), name="point")
    for number, (count, name, own) in enumerate(zip(units, names, layer_seeds(seed, len(units)), strict=True)):
        kind = activation if number < len(hidden) else output
        start = keras.initializers.GlorotUniform(own)
        place = layers.Dense(count, activation=kind, name=name, kernel_initializer=start)(place)
    return keras.Model(point, place, name="plane_network")


def table_network(
    *,
    inputs: int,
    hidden: tuple[int, ...],
    outputs: int,
    seed: int,
    activation: str = "relu",
    dropout: float = 0.0,
    middle: float | None = None,
) -> "keras.Model":
    """Build an untrained network for the rows of a table: their classes, or a quantity.

    Args:
        inputs: Columns of the table, at least 1.
        hidden: Units of each hidden layer, first to last; none for linear or logistic regression.
        outputs: Classes, or 1 for a quantity.
        seed: Of the initial weights and of dropout: those of the same layers, made in their order after
            `keras.utils.set_random_seed(seed)`.
        activation: Of the hidden layers, by its name in Keras.
        dropout: Share of each hidden layer's units that a training step leaves out, 0 to less than 1.
        middle: What a quantity's bias begins at, such as the mean of the targets; None for 0.

    Returns:
        A model from float32 (batch, inputs) to (batch, outputs), in the layers hidden1, dropout1, hidden2, …, and
        probabilities, or output for a quantity.

    Raises:
        TypeError: If `seed` is not a whole number.
        ValueError: If `seed` is below 0.
    """
    import keras
    from keras import layers

    seed = whole("seed", seed, least=0)
    place = row = keras.Input((inputs,), name="row")
    seeds = iter(layer_seeds(seed, 2 * len(hidden) + 1))
    for number, units in enumerate(hidden):
        kernel = keras.initializers.GlorotUniform(next(seeds))
        place = layers.Dense(units, activation, name=f"hidden{number + 1}", kernel_initializer=kernel)(place)
        if dropout:
            place = layers.Dropout(dropout, seed=next(seeds), name=f"dropout{number + 1}")(place)
    last = layers.Dense(
        outputs,
        "linear" if outputs == 1 else "softmax",
        name="output" if outputs == 1 else "probabilities",
        kernel_initializer=keras.initializers.GlorotUniform(next(seeds)),
        bias_initializer="zeros" if middle is None else keras.initializers.Constant(middle),
    )
    return keras.Model(row, last(place), name="table_network")


def _chain(*layers: "keras.layers.Layer", name: str) -> "keras.Model":
    """Connect layers one after the other, beginning at the image."""
    import keras

    image = output = keras.Input((SIDE, SIDE, 1), name="image")
    for layer in layers:
        output = layer(output)
    return keras.Model(image, output, name=name)


def _glorot(seed: int, layer: int) -> "keras.Initializer":
    """Return Glorot's uniform initializer with a seed of its own for each layer."""
    import keras

    return keras.initializers.GlorotUniform(seed=1000 * seed + layer)
