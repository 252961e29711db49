"""The four trainings behind one picture: the same network and points, each time another loss."""

from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.app_pages.loss_functions import work
from dashboard.app_pages.loss_functions.work import LOSSES, Fits, errors
from dashboard.layout import visit
from dashboard.server.trainings.runs import Job, NotTrained, Status
from nnviz.datasets import Points, curve_with_outliers
from nnviz.training import Recording

COUNT = 60  # points
ON_ITS_WAY = ("waiting", "running")
EVERY = 0.05  # seconds that a look at a training on its way waits for its end


@dataclass(frozen=True)
class Asked:
    """What the menus ask for."""

    outliers: int = 6
    lift: int = 4

    @property
    def points(self) -> Points:
        """The points that all four networks learn from."""
        return curve_with_outliers(count=COUNT, outliers=self.outliers, lift=self.lift)


@dataclass(frozen=True)
class Training(Job):
    """The training with one of the losses: first its weights, then what they answer.

    The first task of each loss compiles its loop, about a second; then both take 0.1 s. They are the library's: the
    worker needs no Streamlit.
    """

    asked: Asked
    loss: str

    def first(self) -> tuple:
        """See `Job`."""
        return partial(work.retrain, loss=self.loss), self.asked.points

    def next(self, report: Recording) -> tuple:
        """See `Job`."""
        return work.fits, report, self.asked.points

    def running(self, report: Recording | Fits) -> bool:
        """See `Job`."""
        return isinstance(report, Recording)


def trainings(asked: Asked) -> list[Training]:
    """Return the trainings of one picture."""
    return [Training(asked, loss) for loss in LOSSES]


def done(asked: Asked) -> bool:
    """Return whether all trainings of a picture are done.

    Raises:
        RuntimeError: If one cannot be done; the sentence is for the visitor.
    """
    return all(_seen(training, seconds=0).state not in ON_ITS_WAY for training in trainings(asked))


def wait(asked: Asked) -> None:
    """Say which training is on its way until all are done; whoever chooses something else meanwhile leaves.

    Raises:
        NotTrained: If one cannot be done.
    """
    place, wanted = st.empty(), trainings(asked)
    for number, training in enumerate(wanted):
        while (seen := _seen(training, seconds=EVERY)).state in ON_ITS_WAY:
            said = f"training with {training.loss}, {number + 1} of {len(wanted)}{visit.turns(seen.ahead)}"
            place.progress(number / len(wanted), said)


def _seen(training: Training, *, seconds: float) -> Status:
    seen = visit.watch(training, seconds=seconds)
    if seen.state == "failed":
        raise NotTrained(seen.why)
    return seen


def all_fits(asked: Asked) -> dict[str, Fits]:
    """Return what each network answered after every epoch, by its loss; trained first if need be."""
    return {training.loss: visit.trained(training) for training in trainings(asked)}


def distances(asked: Asked) -> dict[str, float]:
    """Return each network's mean absolute error to the curve at the end of its training."""
    return {loss: float(errors(fits.answers[-1], asked.points)[2]) for loss, fits in all_fits(asked).items()}
