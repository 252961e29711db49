"""What can be set around the walks; words.py checks an address by it, the browser offers it."""

from dataclasses import dataclass
from typing import Literal

from nnviz.datasets import SURFACES, SurfaceName

END = 0.02  # what schedules that fall leave of the rate
RATES = (0.001, 10.0)  # the smallest and the largest learning rate
MEMORIES = (0.0, 0.99)
NOISES = (0.1, 100.0)  # standard deviation of what is added to a gradient
LIMITS = (0.1, 100.0)  # of clipped gradients
Kind = Literal["race", "decay", "clipping"]
STEPS: dict[Kind, int] = {"race": 60, "decay": 150, "clipping": 40}
SHOWN: dict[Kind, tuple[SurfaceName, ...]] = {
    "race": SURFACES,
    "decay": ("ravine", "saddle", "two valleys", "line on the cars"),
    "clipping": ("cliff", "ravine", "line on the cars"),
}


@dataclass(frozen=True)
class Rates:
    """With which a surface is shown at first."""

    sgd: float
    """Of SGD, momentum and Nesterov: times a gradient."""
    adaptive: float
    """Of RMSprop and Adam: about the length of a step along each axis."""
    decay: float
    """The largest of the schedules."""
    wild: float
    """Of those whose gradients are clipped, or not."""
    noise: float
    """Standard deviation of what is added to both parts of the gradient, in the unit of the gradient."""
    limit: float
    """Of the clipped gradient."""


AT_FIRST: dict[SurfaceName, Rates] = {
    "ravine": Rates(0.06, 0.15, 0.04, 0.095, 4.0, 2.0),
    "saddle": Rates(0.1, 0.1, 0.2, 0.2, 0.8, 0.5),
    "cliff": Rates(0.1, 0.15, 0.3, 0.4, 0.5, 1.0),
    "two valleys": Rates(0.05, 0.1, 0.1, 0.1, 0.8, 1.0),
    "line on the cars": Rates(0.1, 2.0, 0.2, 0.4, 20.0, 5.0),
}
