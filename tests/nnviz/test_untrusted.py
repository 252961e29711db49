"""Attacks on files of models that are known, each refused before Keras reads the file."""

import io
import json
import zipfile
from collections.abc import Callable
from functools import cache
from typing import Any

import h5py
import numpy as np
import pytest

from nnviz import assets
from nnviz._look.untrusted import ModelRefusedError, check_model_file

GOOD = (assets.folder() / "models/digit_cnn.keras").read_bytes()


@cache
def members() -> dict[str, bytes]:
    """Return what is in a good file."""
    with zipfile.ZipFile(io.BytesIO(GOOD)) as packed:
        return {name: packed.read(name) for name in packed.namelist()}


def packed(**changed: bytes | None) -> bytes:
    """Return a file with other members."""
    file, parts = io.BytesIO(), {**members(), **{name.replace("__", "."): part for name, part in changed.items()}}
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, part in parts.items():
            if part is not None:
                archive.writestr(name, part)
    return file.getvalue()


def configured(change: Callable[[dict[str, Any]], None]) -> bytes:
    """Return a file whose configuration was changed."""
    config = json.loads(members()["config.json"])
    change(config)
    return packed(config__json=json.dumps(config).encode())


def layer(module: str, name: str, **config: Any) -> Callable[[dict[str, Any]], None]:
    """Put an object where the second layer was."""
    part = {"module": module, "class_name": name, "config": config, "registered_name": None}
    return lambda whole: whole["config"]["layers"].__setitem__(1, part)


def weighed(fill: Callable[[h5py.File], None]) -> bytes:
    """Return a file with other weights."""
    file = io.BytesIO()
    with h5py.File(file, "w") as stored:
        fill(stored)
    return packed(**{"model.weights.h5": file.getvalue()})


def inside(whole: dict[str, Any], key: str, value: Any) -> None:
    """Change a value of the first convolution."""
    whole["config"]["layers"][1]["config"][key] = value


def bomb() -> bytes:
    """Return a file of some kB that unpacks to 121 MB and says that it does not."""
    file = packed(**{"model.weights.h5": bytes(121 * 2**20)})
    return file.replace((121 * 2**20).to_bytes(4, "little"), (1000).to_bytes(4, "little"))


def twice() -> bytes:
    """Return a file with two configurations, of which one reader could take the first, and another the second."""
    file = io.BytesIO(packed())
    with zipfile.ZipFile(file, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("config.json", members()["config.json"])
    return file.getvalue()


def damaged() -> bytes:
    """Return a file whose packed weights are not what was packed."""
    file = bytearray(packed())
    middle = len(file) // 2
    file[middle : middle + 200] = bytes(200)
    return bytes(file)


def doubling(config: dict[str, Any]) -> None:
    """Let models within models call each other twice: 2^12 layers from twelve."""
    layer: dict[str, Any] = config["config"]["layers"][1]
    for _ in range(12):
        inside = {"layers": [{**layer, "inbound_nodes": [{}, {}]}]}
        layer = {"module": "keras", "class_name": "Functional", "config": inside, "registered_name": None}
    config["config"]["layers"].append(layer)


def ring(stored: h5py.File) -> None:
    """Let a group hold itself: there is no end to its parts."""
    inner = stored.create_group("a/b")
    inner["again"] = stored["a"]


ATTACKS = {
    "lambda": (lambda: configured(layer("keras.layers", "Lambda", function={"class_name": "__lambda__"})), "Lambda"),
    "get_file": (lambda: configured(layer("keras.utils", "get_file", origin="http://x")), "keras.utils.get_file"),
    "unpacked": (
        lambda: configured(layer("keras.utils", "get_file", origin="http://x", extract=True)),
        "keras.utils.get_file",
    ),
    "words file": (lambda: configured(layer("keras.layers", "StringLookup", vocabulary="/etc/passwd")), "StringLookup"),
    "unsafe": (
        lambda: configured(layer("keras.config", "enable_unsafe_deserialization")),
        "enable_unsafe_deserialization",
    ),
    "builtins": (lambda: configured(layer("builtins", "eval", source="1")), "builtins.eval"),
    "torch": (lambda: configured(layer("keras.layers", "TorchModuleWrapper", lazy="x")), "TorchModuleWrapper"),
    "tf module": (lambda: configured(layer("keras.layers", "TFSMLayer", filepath="/etc")), "TFSMLayer"),
    "wrapped": (lambda: configured(layer("keras.src.layers.core.lambda_layer", "Lambda")), "known layers"),
    "own class": (lambda: configured(lambda c: c.update(module="mine", class_name="Mine")), "not a class of its own"),
    "registered": (
        lambda: configured(lambda c: c["config"]["layers"][1].update(registered_name="mine>Conv")),
        "no registered classes",
    ),
    "activation": (lambda: configured(lambda c: inside(c, "activation", "os.system")), "among Keras' own"),
    "function": (
        lambda: configured(
            lambda c: inside(c, "activation", {"module": "os", "class_name": "function", "config": "system"})
        ),
        "it has os.function",
    ),
    "initializer": (
        lambda: configured(
            lambda c: inside(c, "kernel_initializer", {"module": "keras.initializers", "class_name": "Lambda"})
        ),
        "keras.initializers.Lambda",
    ),
    "memory": (lambda: configured(lambda c: inside(c, "filters", 10**9)), "filters must be at most 8192"),
    "compiled within": (
        lambda: configured(
            lambda c: c["config"]["layers"][1].update(compile_config={"loss": {"module": "os", "class_name": "system"}})
        ),
        "it has os.system",
    ),
    "doubling": (lambda: configured(doubling), "must use at most 500 layers"),
    "deep": (lambda: packed(config__json=b"[" * 100_000), "what model.save writes"),
    "deeper": (
        lambda: configured(lambda c: inside(c, "name", json.loads("[" * 900 + "]" * 900))),
        "at most 80 levels deep",
    ),
    "no json": (lambda: packed(config__json=b"\x80\x04pickle"), "what model.save writes"),
    "traversal": (lambda: packed(**{"../../evil.py": b"x"}), "it holds"),
    "one more": (lambda: packed(**{"assets/run.sh": b"x"}), "it holds"),
    "one less": (lambda: packed(metadata__json=None), "it holds"),
    "twice": (twice, "it holds"),
    "damaged": (damaged, "what model.save writes"),
    "other weights": (lambda: packed(**{"model.weights.h5": None, "model.weights.npz": b"x"}), "it holds"),
    "no zip": (lambda: b"\x89HDF\r\n\x1a\n" + bytes(100), "what model.save writes"),
    "cut off": (lambda: GOOD[: len(GOOD) // 2], "what model.save writes"),
    "bomb": (bomb, "unpacked|what model.save writes"),
    "large": (lambda: bytes(20 * 2**20 + 1), "at most 20 MB"),
    "no hdf5": (lambda: packed(**{"model.weights.h5": b"pickle"}), "the weights must be an HDF5 file"),
    "linked": (
        lambda: weighed(lambda f: f.__setitem__("layers", h5py.ExternalLink("/etc/passwd", "/x"))),
        "must not link",
    ),
    "elsewhere": (lambda: weighed(lambda f: f.__setitem__("layers", h5py.SoftLink("/layers"))), "must not link"),
    "pickled": (
        lambda: weighed(lambda f: f.create_dataset("x", data=np.void(b"\x80\x04cos\nsystem"))),
        "must be numbers in the file itself",
    ),
    "words": (lambda: weighed(lambda f: f.create_dataset("x", data="text")), "must be numbers"),
    "type": (lambda: weighed(lambda f: f.__setitem__("x", np.dtype("f4"))), "must be numbers"),
    "nothing": (lambda: weighed(lambda f: f.__setitem__("x", h5py.Empty("f4"))), "must be numbers"),
    "ring": (lambda: weighed(ring), "at most 5000 arrays and groups"),
    "external": (
        lambda: weighed(lambda f: f.create_dataset("x", (9,), "f4", external=[("/etc/passwd", 0, h5py.h5f.UNLIMITED)])),
        "must be numbers in the file itself",
    ),
    "huge": (lambda: weighed(lambda f: f.create_dataset("x", (2**36,), "f4", chunks=(2**20,))), "at most 120 MB"),
}


def test_what_keras_writes_is_taken():
    """The check would refuse everybody's models."""
    for name in ("cnn", "dense", "plain"):
        check_model_file((assets.folder() / f"models/digit_{name}.keras").read_bytes())
    check_model_file(packed())


@pytest.mark.parametrize("attack", ATTACKS)
def test_attacks_are_refused_in_a_sentence(attack):
    """A file would run its author's code, read other files, or fill the memory."""
    file, sentence = ATTACKS[attack]
    with pytest.raises(ModelRefusedError, match=sentence):
        check_model_file(file())
