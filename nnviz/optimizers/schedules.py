"""Learning rates that change from step to step, each the schedule of Keras that does the same."""

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, get_args

from nnviz._checks import number, one_of, whole

if TYPE_CHECKING:
    import keras

ScheduleKind = Literal["constant", "step", "exponential", "cosine", "warm-up + cosine"]
SCHEDULE_KINDS: tuple[ScheduleKind, ...] = get_args(ScheduleKind)


@dataclass(frozen=True)
class Schedule:
    """How large the learning rate is at each step.

    "step" is constant for a third of the steps, then lower, then lower by the same factor; "exponential" is multiplied
    by one factor at every step; "cosine" falls slowly, fast, slowly; "warm-up + cosine" rises from 0 for an eighth of
    the steps before that. All but the constant one end at `rate` · `end`.

    Raises:
        ValueError: If a setting is out of range; it is named, with what was expected and what came.

    Source:
        `keras.optimizers.schedules`; cosine: Loshchilov and Hutter, SGDR (2017), https://arxiv.org/abs/1608.03983.

    Example:
        >>> cosine = Schedule("cosine", rate=0.1, steps=100, end=0)
        >>> [round(cosine.at(step), 4) for step in (0, 50, 100, 150)]
        [0.1, 0.05, 0.0, 0.0]
    """

    kind: ScheduleKind
    rate: float
    """The largest one, more than 0."""
    steps: int
    """After how many steps it has come to its end, at least 8."""
    end: float = 0.02
    """What is left of `rate` then, at most 1; more than 0 but for the cosines, which may end at 0."""

    def __post_init__(self) -> None:
        one_of("kind", self.kind, SCHEDULE_KINDS)
        number("rate", self.rate, above=0)
        whole("steps", self.steps, least=8)
        number("end", self.end, least=0, most=1)
        if not self.end and "cosine" not in self.kind:
            raise ValueError(f"end must be more than 0 for the schedule {self.kind}, got {self.end}")

    @property
    def drops(self) -> tuple[int, int]:
        """The last steps with the first and the second rate of "step"."""
        return self.steps // 3, 2 * self.steps // 3

    @property
    def warm_up(self) -> int:
        """Steps in which the rate rises first."""
        return self.steps // 8 if self.kind == "warm-up + cosine" else 0

    def at(self, step: int) -> float:
        """Return the learning rate of a step.

        Args:
            step: Updates made before, at least 0.

        Returns:
            At least 0.

        Raises:
            ValueError: If `step` is negative.
            TypeError: If `step` is no whole number.
        """
        whole("step", step, least=0)
        if self.kind == "constant":
            return self.rate
        if self.kind == "step":
            return self.rate * self.end ** (sum(step > drop for drop in self.drops) / 2)
        if self.kind == "exponential":
            return self.rate * self.end ** (step / self.steps)
        if step < self.warm_up:
            return self.rate * step / self.warm_up
        done = min(step - self.warm_up, self.steps - self.warm_up) / (self.steps - self.warm_up)
        return self.rate * ((1 - self.end) * (1 + math.cos(math.pi * done)) / 2 + self.end)

    def in_keras(self) -> "float | keras.optimizers.schedules.LearningRateSchedule":
        """Return what `keras.optimizers` take as a learning rate, to do the same."""
        from keras.optimizers import schedules

        if self.kind == "constant":
            return self.rate
        if self.kind == "step":
            rates = [self.rate * self.end**part for part in (0, 0.5, 1)]
            return schedules.PiecewiseConstantDecay(list(self.drops), rates)
        if self.kind == "exponential":
            return schedules.ExponentialDecay(self.rate, self.steps, self.end)
        if self.kind == "cosine":
            return schedules.CosineDecay(self.rate, self.steps, self.end)
        falling = self.steps - self.warm_up
        return schedules.CosineDecay(0.0, falling, self.end, warmup_target=self.rate, warmup_steps=self.warm_up)
