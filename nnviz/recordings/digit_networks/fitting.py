"""Training a digit network on endless variants of few digits."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz.augmentation import Strength, augment

if TYPE_CHECKING:
    import keras

CLASSES = 10


@dataclass(frozen=True)
class Recipe:
    """Everything that decides how a network is trained; the model card shows it."""

    epochs: int = 120
    """Passes over the digits; each sees a new variant of every digit."""
    batch: int = 64
    """Images per update."""
    learning_rate: float = 2e-3
    """Highest learning rate; it rises to this in the first two epochs and falls to 0 along a cosine."""
    weight_decay: float = 0.02
    """Decay of the weights per update, times the learning rate (AdamW)."""
    averaging: float = 0.998
    """Momentum of the moving average of the weights, which is what is kept."""
    nonsense: float = 0.2
    """Out-of-distribution drawings per digit in each epoch; the model cards, too, call it so."""
    drawn_ones: float = 0.04
    """Ones with a flag or a base line that are drawn in addition, per digit of MNIST."""
    strength: Strength = field(
        default_factory=lambda: Strength(
            shift=1.5,
            rotation=12,
            zoom=0.15,
            shear=0.2,
            elastic=0.9,
            smoothness=4.5,
            thickness=0.6,
            gamma=0.3,
        )
    )
    """How much the digits vary."""

    def as_card(self) -> dict[str, Any]:
        """Return the recipe as plain numbers for a model card."""
        return asdict(self)


def fit(
    model: "keras.Model",
    images: np.ndarray,
    labels: np.ndarray,
    *,
    recipe: Recipe,
    seed: int,
    outliers: np.ndarray | None = None,
    on_epoch: Callable[[], object] = lambda: None,
) -> None:
    """Train a digit network in place and leave it with its averaged weights.

    Args:
        model: A network from `nnviz.models`.
        images: float32, shape (n, 28, 28), in [0, 1].
        labels: int64, shape (n,), 0 to 9.
        recipe: How to train.
        seed: Seed of the order, the variants, and the choice of outliers.
        outliers: float32, shape (m, 28, 28): out-of-distribution drawings, whose target is 0.1 for every
            digit (outlier exposure).
        on_epoch: Called after each epoch, to move a progress bar.
    """
    import keras
    import tensorflow as tf

    keras.utils.set_random_seed(seed)
    per_epoch = len(images) + (0 if outliers is None else round(recipe.nonsense * len(images)))
    steps = per_epoch // recipe.batch
    # Without XLA: its convolutions on a CPU take three times as long to train.
    model.compile(_optimizer(recipe, steps), loss="categorical_crossentropy", jit_compile=False)
    batches = tf.data.Dataset.from_generator(
        lambda: _batches(images, labels, outliers, recipe=recipe, rng=np.random.default_rng(seed)),
        output_signature=(
            tf.TensorSpec((recipe.batch, *images.shape[1:], 1), tf.float32),
            tf.TensorSpec((recipe.batch, CLASSES), tf.float32),
        ),
    ).prefetch(2 * steps)  # the next epoch's variants are made while this one trains
    model.fit(
        batches,
        epochs=recipe.epochs,
        steps_per_epoch=steps,
        shuffle=False,  # the generator does it
        verbose=0,
        callbacks=[keras.callbacks.LambdaCallback(on_epoch_end=lambda *_: on_epoch())],
    )


def _optimizer(recipe: Recipe, steps: int) -> "keras.Optimizer":
    """Return AdamW with a warm-up, a cosine decay, and a moving average that `fit` puts in place at its end."""
    import keras

    schedule = keras.optimizers.schedules.CosineDecay(
        0.0,
        decay_steps=max(1, (recipe.epochs - 2) * steps),
        warmup_target=recipe.learning_rate,
        warmup_steps=min(2, recipe.epochs) * steps,
    )
    return keras.optimizers.AdamW(
        schedule, weight_decay=recipe.weight_decay, use_ema=True, ema_momentum=recipe.averaging
    )


def _batches(
    images: np.ndarray,
    labels: np.ndarray,
    outliers: np.ndarray | None,
    *,
    recipe: Recipe,
    rng: np.random.Generator,
) -> Iterator[tuple[np.ndarray, np.ndarray]]:
    """Yield endless batches, epoch after epoch: new variants of all digits, and of some outliers."""
    even = np.full(CLASSES, 1 / CLASSES, np.float32)
    targets = np.eye(CLASSES, dtype=np.float32)[labels]
    while True:
        epoch, predictions = images, targets
        if outliers is not None:
            some = outliers[rng.choice(len(outliers), round(recipe.nonsense * len(images)))]
            epoch = np.concatenate([images, some])
            predictions = np.concatenate([targets, np.tile(even, (len(some), 1))])
        order = rng.permutation(len(epoch))
        variants = augment(epoch[order], strength=recipe.strength, rng=rng)[..., None]
        for start in range(0, len(order) - recipe.batch + 1, recipe.batch):
            yield variants[start : start + recipe.batch], predictions[order[start : start + recipe.batch]]
