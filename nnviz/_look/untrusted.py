"""A Keras file that may come from anybody, read as data before Keras sees it."""

import io
import json
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import h5py
    import keras

MOST_BYTES = 20 * 2**20
MOST_UNPACKED = 120 * 2**20
MOST_CONFIG = 2 * 2**20
MOST_NUMBER = 8192  # units, filters, sides: what is larger would fill the memory before a weight is read
MOST_LAYERS = 500
DEEPEST = 80  # levels of a configuration: models within models have some twelve each
MEMBERS = frozenset(["metadata.json", "config.json", "model.weights.h5"])
MODELS = frozenset(["Sequential", "Functional", "Model"])
LAYERS = frozenset(
    "InputLayer Conv2D DepthwiseConv2D SeparableConv2D Conv2DTranspose MaxPooling2D AveragePooling2D "
    "GlobalAveragePooling2D GlobalMaxPooling2D Dense Flatten Reshape Permute Dropout SpatialDropout2D GaussianNoise "
    "GaussianDropout AlphaDropout ActivityRegularization BatchNormalization LayerNormalization GroupNormalization "
    "UnitNormalization RMSNormalization Activation ReLU LeakyReLU PReLU ELU Softmax Identity Rescaling Normalization "
    "ZeroPadding2D Cropping2D UpSampling2D Resizing CenterCrop Add Subtract Multiply Average Maximum Minimum "
    "Concatenate RandomFlip RandomRotation RandomTranslation RandomZoom RandomContrast RandomBrightness".split()
)
OTHERS = {
    "keras": frozenset(["DTypePolicy"]),
    "keras.initializers": frozenset(
        "Zeros Ones Constant RandomNormal RandomUniform TruncatedNormal GlorotUniform GlorotNormal HeUniform HeNormal "
        "LecunUniform LecunNormal Orthogonal VarianceScaling Identity".split()
    ),
    "keras.regularizers": frozenset(["L1", "L2", "L1L2"]),
    "keras.constraints": frozenset(["MaxNorm", "NonNeg", "UnitNorm", "MinMaxNorm"]),
}
ACTIVATIONS = frozenset(
    "linear relu relu6 leaky_relu elu selu gelu silu swish mish tanh sigmoid hard_sigmoid hard_silu hard_swish "
    "softplus softsign softmax log_softmax exponential celu".split()
)


class ModelRefusedError(ValueError):
    """A file that is not opened, and why."""


def read_model(path: Path) -> "keras.Model":
    """Open a `.keras` file after making sure that it holds nothing but numbers and known layers.

    Lambda layers, classes and functions of one's own, and files beside those that Keras writes are refused before
    Keras reads anything; then it does so in safe mode. What a model computes is not looked at: for a file of somebody
    unknown use a process with limits on memory and time.

    Args:
        path: A `.keras` file of at most 20 MB.

    Returns:
        The model, not compiled.

    Raises:
        ModelRefusedError: If the file is no such file, or holds anything else.
    """
    import keras

    check_model_file(path.read_bytes())
    return keras.models.load_model(path, compile=False, safe_mode=True)


def check_model_file(file: bytes) -> None:
    """Raise ModelRefusedError unless a `.keras` file holds a configuration of known layers, and numbers."""
    if len(file) > MOST_BYTES:
        raise ModelRefusedError(f"the file must have at most 20 MB, it has {len(file) / 2**20:.0f}")
    try:
        with zipfile.ZipFile(io.BytesIO(file)) as packed:
            _check_members(packed.infolist())
            config = json.loads(_read(packed, "config.json", MOST_CONFIG))
            weights = _read(packed, "model.weights.h5", MOST_UNPACKED)
        _check_config(config)
    except (zipfile.BadZipFile, KeyError, ValueError, RecursionError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, ModelRefusedError):
            raise
        raise ModelRefusedError("the file must be what model.save writes, with the ending .keras") from None
    _check_weights(weights)


def _check_members(members: list[zipfile.ZipInfo]) -> None:
    names = [each.filename for each in members]
    if sorted(names) != sorted(MEMBERS):
        raise ModelRefusedError(f"the file must hold {', '.join(sorted(MEMBERS))}, it holds {', '.join(names)[:200]}")
    if sum(each.file_size for each in members) > MOST_UNPACKED:
        raise ModelRefusedError("the file must have at most 120 MB when it is unpacked")


def _read(packed: zipfile.ZipFile, name: str, most: int) -> bytes:
    """Return a member, however large it says it is, up to `most` bytes."""
    with packed.open(name) as member:
        content = member.read(most + 1)
    if len(content) > most:
        raise ModelRefusedError(f"{name} must have at most {most // 2**20} MB when it is unpacked")
    return content


def _check_config(config: Any) -> None:
    """Raise unless every class in a configuration is known, and no number would fill the memory."""
    if not isinstance(config, dict) or config.get("class_name") not in MODELS:
        raise ModelRefusedError("the model must be Sequential or functional, not a class of its own")
    layers = 0
    config = {**config, "compile_config": None}  # of the model itself it is not used; of one within it would be
    for key, value in _entries(config):
        if isinstance(value, dict) and "class_name" in value:
            _check_class(value)
            layers += value["class_name"] in LAYERS
        if isinstance(value, int) and abs(value) > MOST_NUMBER and key != "seed":
            raise ModelRefusedError(f"{key} must be at most {MOST_NUMBER}, it is {value}")
        if "activation" in key and isinstance(value, str) and value not in ACTIVATIONS:
            raise ModelRefusedError(f"activations must be among Keras' own, got {value[:60]!r}")
        if isinstance(value, str) and "activation" not in key and key.endswith(("_fn", "function")):
            raise ModelRefusedError(f"{key} must not be in a model's configuration")
    if layers > MOST_LAYERS:
        raise ModelRefusedError(f"the model must have at most {MOST_LAYERS} layers, it has {layers}")


def _check_class(part: dict[str, Any]) -> None:
    """Raise unless an object of a configuration is of a known class of Keras, by its public name."""
    name, module = part["class_name"], part.get("module")
    known = {**OTHERS, "keras.layers": LAYERS, "keras": OTHERS["keras"] | MODELS, "keras.models": MODELS}
    known |= {"keras.src.models.functional": MODELS, "keras.src.models.sequential": MODELS}
    is_tensor = name == "__keras_tensor__" and set(part) <= {"class_name", "config"}
    if not is_tensor and (not isinstance(module, str) or name not in known.get(module, ())):
        raise ModelRefusedError(f"the model must be of known layers of Keras alone, it has {module}.{name}"[:200])
    if part.get("registered_name") not in (None, name):
        raise ModelRefusedError(f"the model must have no registered classes, it has {part['registered_name']}"[:200])


def _entries(part: Any, key: str = "", depth: int = 0) -> Iterator[tuple[str, Any]]:
    """Return all values of a configuration with their keys."""
    if depth > DEEPEST:
        raise ModelRefusedError(f"the configuration must be at most {DEEPEST} levels deep")
    yield key, part
    inside = part.items() if isinstance(part, dict) else []
    inside = [(key, each) for each in part] if isinstance(part, list) else inside
    for name, value in inside:
        yield from _entries(value, str(name), depth + 1)


def _check_weights(weights: bytes) -> None:
    """Raise unless an HDF5 file holds arrays of numbers only, in itself, and not more than it says."""
    import h5py

    try:
        with h5py.File(io.BytesIO(weights), "r") as stored:
            if _bytes_in(stored) > MOST_UNPACKED:
                raise ModelRefusedError("the weights must have at most 120 MB")
    except (OSError, KeyError, RuntimeError, ValueError) as error:
        if isinstance(error, ModelRefusedError):
            raise
        raise ModelRefusedError("the weights must be an HDF5 file") from None


def _bytes_in(group: "h5py.Group") -> int:
    """Return how much memory the arrays of a group take; links elsewhere and anything but numbers are refused."""
    import h5py

    total = 0
    for name in group:
        if not isinstance(group.get(name, getlink=True), h5py.HardLink):
            raise ModelRefusedError("the weights must not link to other files or places")
        part = group[name]
        if isinstance(part, h5py.Group):
            total += _bytes_in(part)
        elif part.external or part.is_virtual or part.dtype.kind not in "fiub":
            raise ModelRefusedError(f"the weights must be numbers in the file itself, {part.name} is not"[:200])
        else:
            total += part.size * part.dtype.itemsize
    return total
