"""What is kept of a walk down a loss."""

from dataclasses import dataclass

import numpy as np

BOUND = 1e12  # beyond it, a walk counts as lost


@dataclass(frozen=True)
class Walk:
    """Where an optimizer went. Only finite places are kept."""

    places: np.ndarray
    """Parameters before the first step and after every step, float64, shape (steps + 1, parameters)."""
    losses: np.ndarray
    """Loss at each place, float64, shape (steps + 1,)."""
    slopes: np.ndarray
    """Gradient that led away from each place, float64, shape (steps, parameters)."""
    lost_at: int | None = None
    """The step that led beyond all bounds, counted from 1; None if none did. The walk ends before it."""
