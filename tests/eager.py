"""TensorFlow without compiling."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def eagerly() -> Iterator[None]:
    """Take each step as it is written: Keras compiles a `fit` for as long as fifty steps take that are not compiled."""
    import tensorflow as tf

    tf.config.run_functions_eagerly(True)
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", "Even though")  # what `tf.data` does is compiled nevertheless
            yield
    finally:
        tf.config.run_functions_eagerly(False)
