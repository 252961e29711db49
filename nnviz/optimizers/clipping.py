"""What keeps a gradient from being too long: by value, by norm, by global norm, as Keras' optimizers have it."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args

import numpy as np

from nnviz._checks import as_finite, number, one_of

ClipKind = Literal["value", "norm", "global norm"]
CLIP_KINDS: tuple[ClipKind, ...] = get_args(ClipKind)
ARGUMENTS: dict[ClipKind, str] = {"value": "clipvalue", "norm": "clipnorm", "global norm": "global_clipnorm"}


@dataclass(frozen=True)
class Clip:
    """A limit for gradients.

    Raises:
        ValueError: If there is no such kind, or the limit is not above 0.

    Example:
        >>> Clip("global norm", 1.0).in_keras
        {'global_clipnorm': 1.0}
    """

    kind: ClipKind
    limit: float
    """More than 0."""

    def __post_init__(self) -> None:
        one_of("kind", self.kind, CLIP_KINDS)
        number("limit", self.limit, above=0)

    @property
    def in_keras(self) -> dict[str, Any]:
        """The argument of any of `keras.optimizers` that does the same."""
        return {ARGUMENTS[self.kind]: self.limit}


def clip_gradients(gradients: Sequence[np.ndarray], clip: Clip) -> list[np.ndarray]:
    """Clip the gradients of all variables of a model.

    By value every number is cut to −limit … limit: the direction changes. By norm the gradient of each variable, a
    kernel or a bias, is shortened by itself: its own direction stays, that of all together changes. By global norm all
    are shortened by one factor: the direction stays.

    Args:
        gradients: One finite array for each variable, of any shape.
        clip: How.

    Returns:
        float64, of the same shapes.

    Raises:
        ValueError: If a gradient is not finite.
        TypeError: If a gradient holds no numbers.

    Source:
        `clipvalue`, `clipnorm` and `global_clipnorm` of `keras.optimizers`.

    Example:
        >>> kernel, bias = np.array([3.0, 4.0]), np.array([0.5])
        >>> [clip_gradients([kernel, bias], Clip(kind, 1))[0].round(2).tolist() for kind in CLIP_KINDS]
        [[1.0, 1.0], [0.6, 0.8], [0.6, 0.8]]
        >>> [clip_gradients([kernel, bias], Clip(kind, 1))[1].round(2).tolist() for kind in CLIP_KINDS]
        [[0.5], [0.5], [0.1]]
    """
    arrays = [as_finite("gradients", gradient) for gradient in gradients]
    if clip.kind == "value":
        return [np.clip(array, -clip.limit, clip.limit) for array in arrays]
    own = [float(np.linalg.norm(array)) for array in arrays]
    norms = own if clip.kind == "norm" else [float(np.linalg.norm(own))] * len(arrays)
    return [array * clip.limit / max(norm, clip.limit) for array, norm in zip(arrays, norms, strict=True)]
