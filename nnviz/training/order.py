"""The order in which Keras' `fit` sees the examples, and the seeds from which its layers begin."""

import random
from functools import lru_cache

import numpy as np

from nnviz._checks import whole

MOST_ORDERS = 64  # kept


@lru_cache(maxsize=MOST_ORDERS)
def fit_order(count: int, *, seed: int) -> np.ndarray:
    """Return the order in which `fit` sees the examples after `keras.utils.set_random_seed(seed)`.

    With TensorFlow, `fit` shuffles once for each epoch by a generator that begins anew with each of them: the order is
    the same in every epoch, and depends on the seed and the number of examples alone. No global seed is touched here.

    Args:
        count: How many examples, at least 1.
        seed: At least 0.

    Returns:
        A permutation of 0 to count − 1, int32, shape (count,).

    Raises:
        ValueError: If an argument is out of range.

    Example:
        >>> np.sort(fit_order(5, seed=0))
        array([0, 1, 2, 3, 4], dtype=int32)
    """
    import tensorflow as tf

    whole("count", count, least=1)
    whole("seed", seed, least=0)
    # The first operation of a function whose graph has this seed; TensorFlow writes (0, 0) so that it is no "no seed".
    first = 0 if seed else 2**31 - 1

    def shuffled(_: object) -> object:
        return tf.raw_ops.RandomShuffle(value=tf.range(count, dtype=tf.int64), seed=seed, seed2=first)

    order = next(iter(tf.data.Dataset.range(1).map(shuffled))).numpy().astype(np.int32)
    order.setflags(write=False)
    return order


def layer_seeds(seed: int, count: int) -> list[int]:
    """Return the seeds that Keras' layers draw, one after the other, after `keras.utils.set_random_seed(seed)`.

    Each initializer and each dropout layer without a seed of its own draws one when it is made.

    Args:
        seed: At least 0.
        count: How many to draw.

    Returns:
        As many numbers.

    Raises:
        ValueError: If `seed` is below 0.

    Example:
        >>> layer_seeds(0, 2)
        [906691060, 413654000]
    """
    draws = random.Random(whole("seed", seed, least=0))
    return [draws.randint(1, 10**9) for _ in range(count)]
