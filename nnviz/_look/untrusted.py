"""A Keras file that may come from anybody, read as data before Keras sees it."""

import io
import json
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import h5py

MOST_BYTES = 20 * 2**20
MOST_UNPACKED = 120 * 2**20
MOST_CONFIG = 2 * 2**20
MOST_NUMBER = 8192  # units, filters, sides
MOST_CELLS = 2**24  # numbers in one tensor, and in all that a model makes of one image
SHAPES = frozenset(["shape", "batch_shape", "input_shape", "target_shape"])  # what follows a Flatten has many
NAMES = frozenset(["seed", "shared_object_id"])  # of which Keras makes nothing
MOST_LAYERS = 500  # each counted as often as it is used
MOST_ARRAYS = 5000  # and groups of weights: a layer has some four
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


@dataclass(frozen=True)
class Data:
    """What a file of a model holds, read as data."""

    config: dict[str, Any]
    """Of known classes alone, in numbers that fit."""
    numbers: int
    """How many are among the weights: a model that needs more would take its memory for nothing."""


def check_model_file(file: bytes) -> Data:
    """Read a `.keras` file as data: a configuration of known layers, and numbers.

    Args:
        file: Its content.

    Returns:
        The configuration, and how many numbers the file holds.

    Raises:
        ModelRefusedError: If it holds anything else; the words are for who brought it.
    """
    config = read_config(file)
    with zipfile.ZipFile(io.BytesIO(file)) as packed, _as_packed():
        weights = _read(packed, "model.weights.h5", MOST_UNPACKED)
    return Data(config, _numbers_in(weights))


def read_config(file: bytes) -> dict[str, Any]:
    """Read what a `.keras` file says of its layers, in Python alone: its weights are left for later.

    Args:
        file: Its content.

    Returns:
        The model's configuration.

    Raises:
        ModelRefusedError: As with `check_model_file`.
    """
    if len(file) > MOST_BYTES:
        raise ModelRefusedError(f"the file must have at most 20 MB, it has {len(file) / 2**20:.0f}")
    with _as_packed(), zipfile.ZipFile(io.BytesIO(file)) as packed:
        _check_members(packed.infolist())
        config = json.loads(_read(packed, "config.json", MOST_CONFIG))
        _check_config(config)
    return dict(config)


@contextmanager
def _as_packed() -> Iterator[None]:
    """Say in one sentence whatever is wrong with a file that Keras did not write."""
    try:
        yield
    except ModelRefusedError:
        raise
    except (zipfile.BadZipFile, KeyError, ValueError, RecursionError, NotImplementedError, RuntimeError, zlib.error):
        raise ModelRefusedError("the file must be what model.save writes, with the ending .keras") from None


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
    config = {**config, "compile_config": None}  # of the model itself it is not used; of one within it would be
    for key, value in _entries(config):
        if isinstance(value, dict) and "class_name" in value:
            _check_class(value)
        most = MOST_CELLS if key in SHAPES else MOST_NUMBER
        if isinstance(value, int) and abs(value) > most and key not in NAMES:
            raise ModelRefusedError(f"{key} must be at most {most}, it is {value}"[:200])
        if "activation" in key and isinstance(value, str) and value not in ACTIVATIONS:
            raise ModelRefusedError(f"activations must be among Keras' own, got {value[:60]!r}")
        if isinstance(value, str) and "activation" not in key and key.endswith(("_fn", "function")):
            raise ModelRefusedError(f"{key} must not be in a model's configuration")
    if (uses := _uses(config)) > MOST_LAYERS:
        raise ModelRefusedError(f"the model must use at most {MOST_LAYERS} layers, it uses {uses}")


def _uses(part: Any) -> int:
    """Return how often a model calls its layers: one within it, as often as that is called."""
    inside = part.get("config") if isinstance(part, dict) and part.get("class_name") in MODELS else None
    layers = inside.get("layers") if isinstance(inside, dict) else None
    if not isinstance(layers, list):
        return 1
    return sum(len(each.get("inbound_nodes") or [1]) * _uses(each) for each in layers if isinstance(each, dict))


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


def _numbers_in(weights: bytes) -> int:
    """Return how many numbers an HDF5 file holds; it must hold nothing else, and that in itself."""
    import h5py

    try:
        with h5py.File(io.BytesIO(weights), "r") as stored:
            arrays = list(_arrays(stored))
            if sum(each.size * each.dtype.itemsize for each in arrays) > MOST_UNPACKED:
                raise ModelRefusedError("the weights must have at most 120 MB")
            return sum(each.size for each in arrays)
    except ModelRefusedError:
        raise
    except (OSError, KeyError, RuntimeError, ValueError, TypeError, OverflowError):
        raise ModelRefusedError("the weights must be an HDF5 file") from None


def _arrays(stored: "h5py.File") -> "Iterator[h5py.Dataset]":
    """Return all arrays of a file; links elsewhere and anything but numbers are refused."""
    import h5py

    ahead: list[h5py.Group] = [stored]
    seen = 0
    while ahead:
        group = ahead.pop()
        for name in group:
            seen += 1
            if seen > MOST_ARRAYS:  # groups can hold each other in a ring
                raise ModelRefusedError(f"the weights must be at most {MOST_ARRAYS} arrays and groups")
            if not isinstance(group.get(name, getlink=True), h5py.HardLink):
                raise ModelRefusedError("the weights must not link to other files or places")
            part = group[name]
            if isinstance(part, h5py.Group):
                ahead.append(part)
            elif not _holds_numbers(part):
                raise ModelRefusedError(f"the weights must be numbers in the file itself, {part.name} is not"[:200])
            else:
                yield part


def _holds_numbers(part: Any) -> bool:
    import h5py

    own = isinstance(part, h5py.Dataset) and not part.external and not part.is_virtual
    return own and part.shape is not None and part.dtype.kind in "fiub"
