"""What a trained network is worth, measured, and the files it is kept in."""

import json
from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz import assets
from nnviz.digits import UNSURE_BELOW
from nnviz.digits.out_of_distribution import HELD_OUT, out_of_distribution_drawings
from nnviz.recordings.digit_networks.fitting import Recipe

if TYPE_CHECKING:
    import keras

OUTLIERS = 700
OUTLIER_SEED = 7


def probabilities(model: "keras.Model", images: np.ndarray) -> np.ndarray:
    """Return the outputs of a network: float32, (n, 28, 28) → (n, 10)."""
    return np.concatenate([np.asarray(model(part[..., None], training=False)) for part in _parts(images)])


def judge(model: "keras.Model", images: np.ndarray, labels: np.ndarray) -> dict[str, Any]:
    """Measure a network on digits it was not trained on.

    Args:
        model: A network that reads digits.
        images: float32, shape (n, 28, 28), in [0, 1].
        labels: int64, shape (n,), 0 to 9.

    Returns:
        `test_digits`, `accuracy` and `confusion` (rows: true digit, columns: predicted digit), as plain numbers.
    """
    predictions = probabilities(model, images).argmax(axis=1)
    confusion = np.zeros((10, 10), int)
    np.add.at(confusion, (labels, predictions), 1)
    return {
        "test_digits": len(labels),
        "accuracy": float((predictions == labels).mean()),
        "confusion": confusion.tolist(),
    }


def judge_doubt(model: "keras.Model", images: np.ndarray) -> dict[str, Any]:
    """Measure how often a network is unsure: of digits, where it should not be, and of what is no digit.

    Args:
        model: A network that reads digits.
        images: Digits, float32, shape (n, 28, 28), in [0, 1].

    Returns:
        Shares from 0 to 1, as plain numbers: of `digits`, of `scribbles`, as the cards call these drawings, and of
        each family of those.
    """
    drawings, families = out_of_distribution_drawings(OUTLIERS, families=HELD_OUT, seed=OUTLIER_SEED)
    unsure = probabilities(model, drawings).max(axis=1) < UNSURE_BELOW
    return {
        "top_probability_below": UNSURE_BELOW,
        "digits": float((probabilities(model, images).max(axis=1) < UNSURE_BELOW).mean()),
        "scribbles": float(unsure.mean()),
        "scribble_count": OUTLIERS,
        "scribble_seed": OUTLIER_SEED,
        "scribble_families": {name: float(unsure[families == name].mean()) for name in HELD_OUT},
    }


def save(model: "keras.Model", card: dict[str, Any]) -> None:
    """Write a network without its optimizer, and its card; their checksums are left to `record`."""
    import keras

    bare = keras.models.clone_model(model)  # a compiled model would be stored with the optimizer's state
    bare.set_weights(model.get_weights())
    name = f"models/{model.name}.keras"
    (assets.folder() / name).parent.mkdir(parents=True, exist_ok=True)
    bare.save(assets.folder() / name)
    write_card(model.name, card)


def write_card(name: str, card: dict[str, Any]) -> None:
    """Write a model card."""
    (assets.folder() / f"models/{name}.json").write_text(json.dumps(card, indent=1) + "\n")


def record(*names: str) -> None:
    """Record the checksums of networks and their cards: not while others do, for all share one list."""
    assets.record_checksums(*(f"models/{name}.{kind}" for name in names for kind in ("keras", "json")))


def read_card(name: str) -> dict[str, Any]:
    """Return a model card, or an empty one if there is none."""
    path = assets.folder() / f"models/{name}.json"
    return dict(json.loads(path.read_text())) if path.is_file() else {}


def cross_validation_of(name: str, recipe: Recipe) -> dict[str, Any]:
    """Return what an earlier cross-validation found out, if it was about this recipe; else nothing."""
    found = read_card(name).get("cross_validation", {})
    return dict(found) if found.get("recipe") == recipe.as_card() else {}


def _parts(images: np.ndarray) -> list[np.ndarray]:
    """Cut images into parts that fit into memory with all their feature maps."""
    return np.array_split(images, -(-len(images) // 1000))
