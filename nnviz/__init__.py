"""Small neural networks, trained and taken apart: data sets, models, explanations and charts.

Everything takes and returns NumPy arrays, pandas frames, Keras models or Altair charts.
Importing `nnviz` does not import TensorFlow; the functions that need it do so when called.

Example:
    >>> import nnviz
    >>> nnviz.datasets.digits().test_images.shape
    (500, 28, 28)
"""

from importlib import import_module
from pkgutil import iter_modules
from typing import Any

__version__ = "0.1.0"
# Read from the folder, so that no door is forgotten; each is opened when it is first asked for.
_MODULES = [each.name for each in iter_modules(__path__) if not each.name.startswith("_")]
__all__ = sorted([*_MODULES, "look"])


def __getattr__(name: str) -> Any:
    """Import a module of nnviz, or the function `look`, when it is first asked for."""
    if name == "look":
        return import_module("nnviz._look").look
    if name not in _MODULES:
        raise AttributeError(f"module 'nnviz' has no attribute {name!r}; it has {', '.join(__all__)}")
    return import_module(f"nnviz.{name}")


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
