"""A Keras file that may come from anybody, opened once it was read as data and its sizes are known."""

import math
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nnviz._look.untrusted import MOST_CELLS, Data, ModelRefusedError, check_model_file
from nnviz._networks.calls import graph_of

if TYPE_CHECKING:
    import keras


def open_model(file: bytes) -> "keras.Model":
    """Open a `.keras` file after making sure that it holds nothing but numbers and known layers, and not too many.

    Lambda layers, classes and functions of one's own, and files beside those that Keras writes are refused before
    Keras reads anything. Then Keras works out all shapes without making an array; then it opens the file in safe mode.
    For a file of somebody unknown use a process with limits on memory and time besides.

    Args:
        file: A `.keras` file of at most 20 MB.

    Returns:
        The model, not compiled.

    Raises:
        ModelRefusedError: If the file is no such file, or holds anything else; the words are for who brought it.
    """
    import keras

    check_sizes(check_model_file(file))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "model.keras")
        path.write_bytes(file)
        try:
            return keras.models.load_model(path, compile=False, safe_mode=True)
        except Exception as error:  # whatever Keras raises for weights that do not fit
            raise ModelRefusedError(f"Keras cannot read the weights: {_first_line(error)}") from None


def check_sizes(data: Data) -> None:
    """Let Keras work out all shapes of a model without making an array.

    Args:
        data: What was read of its file.

    Raises:
        ModelRefusedError: If the model has more parameters than the file has numbers, makes too much of an image, or
            cannot be built.
    """
    import keras
    from keras.src.backend.common import global_state

    later = "uninitialized_variables"  # Keras would make these when another scope ends
    before = list(global_state.get_global_attribute(later, []))
    try:
        with keras.StatelessScope(initialize_variables=False):
            config = {**data.config, "compile_config": None}
            model: Any = keras.saving.deserialize_keras_object(config, safe_mode=True)
            parameters, cells = model.count_params(), _cells(model)
    except Exception as error:  # whatever Keras raises for layers that do not fit each other
        raise ModelRefusedError(f"Keras cannot build the model: {_first_line(error)}") from None
    finally:
        global_state.set_global_attribute(later, before)
    if parameters > data.numbers:
        raise ModelRefusedError(f"the layers need {parameters:,} numbers, the file has {data.numbers:,}")
    if cells > MOST_CELLS:
        raise ModelRefusedError(f"the layers must make at most {MOST_CELLS:,} numbers of an image, they make {cells:,}")


def _cells(model: "keras.Operation") -> int:
    """Return how many numbers a model makes of one image, in all layers and models within it together."""
    import keras

    cells = 0
    for each in graph_of(model).operations:
        for node in each._inbound_nodes:
            inner = isinstance(graph_of(each), keras.Function)
            sizes = [math.prod(side or 1 for side in out.shape[1:]) for out in node.output_tensors]
            cells += _cells(each) if inner else sum(sizes)
    return cells


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
