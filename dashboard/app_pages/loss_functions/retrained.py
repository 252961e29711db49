"""Retrain: the same network and seed, trained with each of four losses."""

import math
from dataclasses import dataclass
from functools import partial
from typing import Any

import streamlit as st

from dashboard import layout
from dashboard.app_pages.loss_functions.retrained_chart import fit_chart, name_of
from dashboard.app_pages.loss_functions.view import LossView
from dashboard.components.player import player
from dashboard.layout import visit
from dashboard.layout.picture import Column
from dashboard.pages import LecturePage
from dashboard.server.trainings.runs import Job
from nnviz import loss_models
from nnviz.datasets import Points, curve_with_outliers
from nnviz.loss_models import EPOCHS, LOSSES, Fits, errors
from nnviz.training import Recording

VIEW = "Retrain"
COUNT = 60
OUTLIERS, LIFTS = ("0", "3", "6", "12"), ("2", "4", "8")
EVERY = 0.05  # seconds that a look at a training on its way waits for its end
HEIGHT = 375  # px, of a chart with its axes and headings


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
        return partial(loss_models.retrain, loss=self.loss), self.asked.points

    def next(self, report: Recording) -> tuple:
        """See `Job`."""
        return loss_models.fits, report, self.asked.points

    def running(self, report: Recording | Fits) -> bool:
        """See `Job`."""
        return isinstance(report, Recording)


def trainings(asked: Asked) -> list[Training]:
    """Return the trainings of one picture."""
    return [Training(asked, loss) for loss in LOSSES]


def ask(page: LecturePage) -> tuple[Asked]:
    """Show how many outliers there can be, and how far off."""
    st.markdown("outliers", width="content")
    outliers = layout.choose(page, f"Outliers among {COUNT} points", OUTLIERS, key="lf_outliers", default="6")
    st.markdown("up by", width="content")
    lift = layout.choose(page, "Outliers are pushed up by", LIFTS, key="lf_lift", default="4")
    return (Asked(int(outliers), int(lift)),)


def above(page: LecturePage, asked: Asked) -> None:
    """Show the player of the epochs, and wait for trainings that nobody has asked for before."""
    start = int(layout.query_number("lf_epoch", default=EPOCHS, low=0, high=EPOCHS))
    version = layout.version(page)
    with st.container(key="lf_play"):
        player("lf_epoch", frames=EPOCHS, key="lf_player", start=start, version=version, label="epoch", rate=24)
    _wait(trainings(asked))


def _wait(wanted: list[Training]) -> None:
    """Say which training is on its way until all are done; whoever chooses something else meanwhile leaves.

    Raises:
        RuntimeError: If one cannot be done; the sentence is for the visitor.
    """
    place = None
    for number, training in enumerate(wanted):
        while (seen := visit.watch(training, seconds=EVERY)).state in ("waiting", "running"):
            place = place or st.empty()
            said = f"training with {training.loss}, {number + 1} of {len(wanted)}{visit.turns(seen.ahead)}"
            place.progress(number / len(wanted), said)
        if seen.state == "failed":
            raise RuntimeError(seen.why)
    if place:
        place.empty()


@st.cache_data(show_spinner=False, max_entries=20)
def charts(asked: Asked = Asked()) -> list[Column]:
    """Return the four fits as Vega-Lite."""
    return [
        fit_chart(asked.points, visit.trained(training), loss=training.loss, height=HEIGHT).to_dict()
        for training in trainings(asked)
    ]


def below(asked: Asked = Asked()) -> str:
    """Say what is drawn."""
    pushed = f"▲ {asked.outliers} of them pushed up by {asked.lift}" if asked.outliers else "none pushed up"
    return f"● {COUNT} made-up points, {pushed} · green: the curve behind them · line: the network, one seed for all"


def words(asked: Asked = Asked()) -> str:
    """Say what each network calls wrong now, by its own loss and by the others'."""
    now = ";  ".join(f"*{loss}* «{name_of(loss, 'own')}:.4f»" for loss in LOSSES)
    curve = ";  ".join(
        f"*{loss}* «{name_of(loss, 'curve')}:.4f» (MSE «{name_of(loss, 'curve_squared')}:.4f»)" for loss in LOSSES
    )
    return (
        f"After «lf_epoch» of {EPOCHS} epochs, each network's own loss, the mean over {COUNT} points (the slide's sum "
        f"is {COUNT} × that; Keras averages):  {now}.\n"
        f"Mean absolute error to the curve behind the points, which no network was shown:  {curve}.\n"
        f"A point's pull is the slope of its loss. At a residual of {asked.lift}, as of a point pushed up by "
        f"{asked.lift}: MSE {2 * asked.lift}, MAE 1, Huber (δ = 1) 1, log-cosh {math.tanh(asked.lift):.3f}. In words: "
        "what counts as wrong is all that the networks differ in. The square pulls harder the further a point is "
        "off, so MSE's network bends up to the outliers; the pull of the others stops at 1, so the many points win."
    )


def code_lines(asked: Asked = Asked()) -> dict[str, str]:
    """Return the points and the epoch of the picture."""
    return {
        "outliers": f"{asked.outliers}  # of {COUNT} points",
        "lift": f"{asked.lift}",
        "epochs": "«lf_epoch»",
    }


def farther() -> str:
    """Say how far from the curve each network ends, by how far six points are pushed up; computed."""
    said = []
    for lift in map(int, LIFTS):
        ends = distances(Asked(lift=lift))
        said.append(f"by {lift}: " + ", ".join(f"{loss} {end:.2f}" for loss, end in ends.items()))
    return (
        f"Mean distance to the curve after {EPOCHS} epochs, six points pushed up " + "; ".join(said) + ". The slope of "
        "MAE is ±1, of Huber ±1 beyond δ = 1, of log-cosh 0.999 at a residual of 4: none of them can tell 4 from 8."
    )


def distances(asked: Asked) -> dict[str, float]:
    """Return each network's mean absolute error to the curve at the end of its training."""
    ends = {each.loss: visit.trained(each).answers[-1] for each in trainings(asked)}
    return {loss: float(errors(answers, asked.points)[2]) for loss, answers in ends.items()}


def _state(**query: Any) -> dict[str, str]:
    return {"lf_view": VIEW} | {f"lf_{name}": str(value) for name, value in query.items()}


RETRAINED = LossView(
    ask=ask,
    above=above,
    charts=charts,
    widths=(1, 1, 1, 1),
    key="retrained",
    alt="The fits of one network trained with MSE, MAE, Huber and log-cosh, side by side over the same points.",
    hidden=("epoch",),
    below=below,
    formulas=(
        r"\theta^* = \arg\min_\theta \sum_i \ell(r_i) \qquad r_i = f_\theta(x_i) - y_i",
        r"\text{MSE: } \ell' = 2r \quad \text{MAE: } \ell' = \operatorname{sign} r \quad "
        r"\text{Huber: } \ell' = \min(\delta, \max(-\delta, r)) \quad "
        r"\text{log-cosh: } \ell = \log \cosh r,\ \ell' = \tanh r",
    ),
    words=words,
    panel="retrained",
    lines=code_lines,
    tries=(
        layout.Try("Push them further", _state(outliers=6, lift=8)),
        layout.Try("No outlier", _state(outliers=0, lift=4)),
        layout.Try("One in five is wrong", _state(outliers=12, lift=8)),
    ),
    guess=layout.Guess(
        "Push the six outliers twice as far up, by 8 instead of 4. Which networks stay where they were?",
        ("only MAE's", "all but MSE's", "all", "none"),
        right="all but MSE's",
        because=farther,
    ),
    sources=(
        "Huber, Robust estimation of a location parameter, Annals of Mathematical Statistics 35 (1964)",
        "the points: made up by nnviz.datasets.curve_with_outliers, y = 1.5·sin(1.5·x) plus noise of standard "
        "deviation 0.15, seed 0",
    ),
)
