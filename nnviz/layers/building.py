"""A stack as a Keras model: its values, and Keras' own words where something is wrong."""

import re
import warnings
from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

import numpy as np

from nnviz.layers.kinds import Layer, Stack
from nnviz.layers.tracing import Trace, trace

if TYPE_CHECKING:
    import keras

MOST_WORDS = 420  # letters of a message of Keras


def build(stack: Stack, *, seed: int) -> "keras.Model":
    """Return a stack as a Keras model with an output for each layer.

    Its weights are those of the same layers, made in their order after `keras.utils.set_random_seed(seed)`, which is
    called here.

    Args:
        stack: One that fits.
        seed: Of the weights and of dropout, at least 0.

    Returns:
        A functional model; its inputs are those of the stack, its outputs those of all layers, in their order.

    Raises:
        ValueError: If it does not fit; the words are Keras'.
    """
    import keras

    keras.utils.set_random_seed(seed)
    inputs, outputs = _connect(trace(stack))
    return keras.Model(inputs, outputs)


def _connect(found: Trace) -> tuple[list, list]:
    inputs, outputs = [], []
    for step, name in zip(found.steps, keras_names(found.stack), strict=True):
        layer = keras_layer(step.layer, name=name)
        if step.layer.is_input:
            inputs.append(layer)
            outputs.append(layer)
            continue
        came = [outputs[source] for source in step.sources]
        outputs.append(layer(came[0] if len(came) == 1 else came))
    return inputs, outputs


def keras_layer(layer: Layer, *, name: str) -> "keras.layers.Layer":
    """Return one layer as Keras makes it, from its very line; an input as its tensor."""
    import keras

    module = "keras" if layer.is_input else "keras.layers"
    call = layer.line.removesuffix(")") + ("" if layer.line.endswith("()") else ", ") + f'name="{name}")'
    return eval(f"{module}.{call}", {"__builtins__": {}, "keras": keras})  # of checked numbers and words alone


def keras_names(stack: Stack) -> list[str]:
    """Return the names that Keras gives to the layers of a first model: "conv2d", "conv2d_1".

    Args:
        stack: Any.

    Returns:
        A name for each layer.
    """
    counts: Counter[str] = Counter()
    names = []
    for layer in stack:
        parted = re.sub(r"([a-z])([A-Z])", r"\1_\2", re.sub(r"(.)([A-Z][a-z0-9]+)", r"\1_\2", layer.name))
        base = "input_layer" if layer.is_input else parted.lower()
        names.append(f"{base}_{counts[base]}" if counts[base] else base)
        counts[base] += 1
    return names


def values(model: "keras.Model", data: Sequence[np.ndarray]) -> list[np.ndarray]:
    """Return what comes out of each layer, at inference.

    Args:
        model: As `build` returns it.
        data: For each input an array, the batch first.

    Returns:
        An array for each layer, inputs included, the batch first.
    """
    outputs = model(list(data), training=False)
    return [np.asarray(output) for output in (outputs if isinstance(outputs, list) else [outputs])]


def keras_says(stack: Stack, data: Sequence[np.ndarray]) -> str:
    """Return Keras' own words about a stack, while it is built, used, and given to a loss.

    Args:
        stack: Any.
        data: For each input an array, the batch first.

    Returns:
        The first paragraph of its first error or warning; "" where it says nothing.
    """
    import keras

    names = keras_names(stack)
    with warnings.catch_warnings(record=True) as heard:
        warnings.simplefilter("always")
        try:
            if _without_input(stack):
                chain = [keras_layer(layer, name=name) for layer, name in zip(stack, names, strict=True)]
                keras.Sequential(chain, name="sequential").count_params()
            output = values(build(stack, seed=0), data)[-1]
            if any(fault.reason == "pixels" for fault in trace(stack).faults):  # one label for each example
                keras.losses.SparseCategoricalCrossentropy()(np.zeros(len(output), int), output)
        except Exception as error:  # whatever Keras and TensorFlow raise is what is asked for
            return first_paragraph(str(error))
    said = [str(each.message) for each in heard if "keras" in each.filename]
    return first_paragraph(said[0]) if said else ""


def _without_input(stack: Stack) -> bool:
    return any(not step.sources and not step.layer.is_input for step in trace(stack).steps) or not stack


def first_paragraph(message: str) -> str:
    """Return what a message of Keras says, without its colors, its frame and what was called.

    Args:
        message: Of an error or a warning.

    Returns:
        One line, of at most `MOST_WORDS` letters.
    """
    plain = re.sub(r"\x1b\[\d*m|\{\{[^}]*\}\}\s*", "", message)
    parts = [part.strip() for part in plain.split("\n\n") if part.strip()]
    told = [part for part in parts if not part.startswith(("Exception encountered", "Arguments received"))]
    return " ".join((told or parts or [""])[0].split())[:MOST_WORDS]
