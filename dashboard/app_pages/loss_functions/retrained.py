"""Retrain: the same network and seed, trained with each of four losses; the trainings ship as recordings."""

import math
from dataclasses import dataclass

import streamlit as st

from dashboard.app_pages.loss_functions import PAGE
from dashboard.app_pages.loss_functions.retrained_chart import name_of, network_chart
from dashboard.components.player import player
from dashboard.layout.address import query_number, version
from dashboard.layout.choices import choose
from dashboard.layout.picture import Column, picture, specification
from dashboard.layout.text import write
from dashboard.layout.views import Formula, Guess, Said, Try, View
from nnviz.datasets import Points
from nnviz.recordings.four_losses import (
    COUNT,
    EPOCHS,
    LIFTS,
    LOSSES,
    MEASURES,
    OUTLIERS,
    Fits,
    load_fits,
    points_with,
)

NAME = "Retrain"
HEIGHT = 375  # px, of a chart with its axes and headings


@dataclass(frozen=True)
class Asked:
    """What the menus ask for."""

    outliers: int = 6
    lift: int = 4

    @property
    def points(self) -> Points:
        """The points that all four networks learned from."""
        return points_with(outliers=self.outliers, lift=self.lift)

    @property
    def fits(self) -> dict[str, Fits]:
        """What they answered after every epoch, by their losses."""
        return load_fits(outliers=self.outliers, lift=self.lift)


def ask() -> Asked:
    """Show how many outliers there can be, and how far off."""
    st.markdown("outliers", width="content")
    outliers = choose(PAGE, f"Outliers among {COUNT} points", tuple(map(str, OUTLIERS)), key="outliers", default="6")
    st.markdown("up by", width="content")
    lift = choose(PAGE, "Outliers are pushed up by", tuple(map(str, LIFTS)), key="lift", default="4")
    return Asked(int(outliers), int(lift))


def show(asked: Asked) -> None:
    """Show the four fits over the player of the epochs."""
    picture(
        PAGE,
        *charts(asked),
        alt="The fits of one network trained with MSE, MAE, Huber and log-cosh, side by side over the same points.",
        hidden=("epoch",),
        key="retrained",
    )
    with st.container(key=PAGE.word("below"), horizontal=True, vertical_alignment="center"):
        _play()
        with st.container(key=PAGE.word("said")):
            write(drawn(asked))


def _play() -> None:
    epoch = PAGE.word("epoch")
    start = int(query_number(epoch, default=EPOCHS, low=0, high=EPOCHS))
    with st.container(key=PAGE.word("play")):
        player(
            epoch,
            frames=EPOCHS,
            key=PAGE.word("player"),
            start=start,
            version=version(PAGE),
            label="epoch",
            rate=24,
        )


@st.cache_data(show_spinner=False)
def charts(asked: Asked) -> list[Column]:
    """Return the four fits as Vega-Lite."""
    return [
        specification(network_chart(asked.points, fits, loss=loss, height=HEIGHT)) for loss, fits in asked.fits.items()
    ]


def drawn(asked: Asked) -> str:
    """Say what is drawn."""
    pushed = f"▲ {asked.outliers} pushed up by {asked.lift}" if asked.outliers else "none pushed up"
    return f"● {COUNT} made-up points, {pushed} · green: the curve behind them · line: the network, one seed"


def slide(asked: Asked) -> tuple[Said, ...]:
    """What a network is trained to do, and what each calls wrong now, by its own loss and by the others'."""
    now = ";  ".join(f"*{loss}* «{name_of(loss, 'own')}:.4f»" for loss in LOSSES)
    curve = ";  ".join(
        f"*{loss}* «{name_of(loss, 'curve')}:.4f» (MSE «{name_of(loss, 'curve_squared')}:.4f»)" for loss in LOSSES
    )
    return (
        Formula(r"\theta^* = \arg\min_\theta \sum_i \ell(r_i) \qquad r_i = f_\theta(x_i) - y_i"),
        Formula(
            r"\text{MSE: } \ell' = 2r \quad \text{MAE: } \ell' = \operatorname{sign} r \quad "
            r"\text{Huber: } \ell' = \min(\delta, \max(-\delta, r)) \quad "
            r"\text{log-cosh: } \ell = \log \cosh r,\ \ell' = \tanh r"
        ),
        f"After «epoch» of {EPOCHS} epochs, each network's own loss, the mean over {COUNT} points (the slide's sum "
        f"is {COUNT} × that; Keras averages):  {now}.\n"
        f"Mean absolute error to the curve behind the points, which no network was shown:  {curve}.\n"
        f"A point's pull is the slope of its loss. At a residual of {asked.lift}, as of a point pushed up by "
        f"{asked.lift}: MSE {2 * asked.lift}, MAE 1, Huber (δ = 1) 1, log-cosh {math.tanh(asked.lift):.3f}. In words: "
        "what counts as wrong is all that the networks differ in. The square pulls harder the further a point is "
        "off, so MSE's network bends up to the outliers; the pull of the others stops at 1, so the many points win.",
    )


def lines(asked: Asked) -> dict[str, str]:
    """Return the points and the epoch of the picture."""
    return {
        "outliers": f"{asked.outliers}  # of {COUNT} points",
        "lift": f"{asked.lift}",
        "epochs": "«epoch»",
    }


def distances(asked: Asked) -> dict[str, float]:
    """Return each network's mean absolute error to the curve at the end of its training."""
    return {loss: float(fits.measures[-1, MEASURES.index("curve")]) for loss, fits in asked.fits.items()}


def farther() -> str:
    """Say how far from the curve each network ends, by how far six points are pushed up; computed."""
    said = []
    for lift in LIFTS:
        ends = distances(Asked(lift=lift))
        said.append(f"by {lift}: " + ", ".join(f"{loss} {end:.2f}" for loss, end in ends.items()))
    return (
        f"Mean distance to the curve after {EPOCHS} epochs, six points pushed up " + "; ".join(said) + ". The slope of "
        "MAE is ±1, of Huber ±1 beyond δ = 1, of log-cosh 0.999 at a residual of 4: none of them can tell 4 from 8."
    )


def sources(_: Asked) -> tuple[str, ...]:
    """Where the loss and the points come from."""
    return (
        "Huber, Robust estimation of a location parameter, Annals of Mathematical Statistics 35 (1964)",
        "the points: made up by nnviz.datasets.curve_with_outliers, y = 1.5·sin(1.5·x) plus noise of standard "
        "deviation 0.15, seed 0",
        "the trainings: recorded by Keras before you came (nnviz.recordings.four_losses); the code trains them anew",
    )


VIEW = View(
    name=NAME,
    ask=ask,
    show=show,
    tries=(
        Try("Push them further", {"view": NAME, "outliers": "6", "lift": "8"}),
        Try("No outlier", {"view": NAME, "outliers": "0", "lift": "4"}),
        Try("One in five is wrong", {"view": NAME, "outliers": "12", "lift": "8"}),
    ),
    guess=Guess(
        "Push the six outliers twice as far up. Which networks stay where they were?",
        ("only MAE's", "all but MSE's", "all", "none"),
        right="all but MSE's",
        because=farther,
    ),
    slide=slide,
    panel="retrained",
    lines=lines,
    sources=sources,
)
