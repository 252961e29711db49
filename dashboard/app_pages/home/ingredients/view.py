"""The section of Home in which the three ingredients are put together."""

from typing import Any

import streamlit as st

from dashboard.app_pages.home import PAGE
from dashboard.app_pages.home.ingredients import words, work
from dashboard.app_pages.home.ingredients.charts import EPOCH, Fit, ingredients_chart, loss_chart
from dashboard.app_pages.home.ingredients.choices import ARCHITECTURES, LOSSES, OFFERED, Ingredients
from dashboard.components.player import player
from dashboard.layout import picture as charts
from dashboard.layout.address import lecture_mode
from dashboard.layout.choices import choose
from dashboard.layout.picture import specification
from dashboard.layout.text import write
from dashboard.layout.visit import Shown, Visit, draw_growing, visit_to
from dashboard.server import once
from nnviz.linear import best_line, fit_logistic

FIT = "The cars as points, and the model's curve as it moves towards them from epoch to epoch"
LOSS = "The loss after each epoch, and the smallest loss that the classic model can have"
HEIGHT = 350  # px, of a chart with its axes and headings
LOW, LOWER = 310, 260  # px, the same in lecture mode, which enlarges all; the second above a sentence
TEXT = 14  # px, in the charts
RATE = 30.0  # epochs of the replay per second


def assemble() -> None:
    """Show the three choices and, once it is trained, the model that they make."""
    ingredients, visit = chosen(), visit_to(PAGE)

    def grow() -> bool:
        shown = seen(visit, ingredients)
        with st.container(key=PAGE.word("room")):
            draw(visit, shown)
        return shown.ended

    draw_growing(grow, on_its_way=not seen(visit, ingredients).ended)


def chosen() -> Ingredients:
    """Show the choices as a sum, and return what they ask for."""
    with st.container(key=PAGE.word("sum")):
        places = st.columns([5, 4.4, 5.6, 4.4], gap="large")
        told, answers = [], []
        for place, label, key, options in zip(
            places,
            ("Architecture", "Loss", "Optimizer"),
            ("architecture", "loss", "optimizer"),
            (ARCHITECTURES, tuple(LOSSES), OFFERED),
            strict=False,
        ):
            with place.container(key=PAGE.word(f"{key}_place")):
                write(f"**{label}**")
                answers.append(choose(PAGE, label, options, key=key))
                told.append(st.empty())
        ingredients = Ingredients(*answers)
        formulas = words.architecture(ingredients), words.LOSS_WORDS[ingredients.loss], words.optimizer(ingredients)
        for empty, formula in zip(told, formulas, strict=True):
            empty.caption(formula)
        with places[-1].container(key=PAGE.word("name_place")):
            st.html(f'<p class="hm-name">{words.NAMES[ingredients.kind]}</p>')
    return ingredients


def seen(visit: Visit, ingredients: Ingredients) -> Shown:
    """Return the training as far as it is, without waking a worker that still sleeps."""
    if not once.engine().awake:
        return Shown(ingredients, "waiting", why="asleep")
    if visit.wanted != (ingredients,):
        visit.train(ingredients)
    (shown,) = visit.watch(ingredients)
    return shown


def draw(visit: Visit, shown: Shown) -> None:
    """Show the charts, or say what they wait for."""
    if shown.state == "failed":
        st.markdown(f"This training could not be done: {shown.why}")
        st.button("Try again", on_click=visit.train, args=(shown.job,))
    elif shown.report is None:
        asleep = "The worker that trains wakes up, which takes some 20 s after the server’s start; then it trains this."
        st.caption(asleep if shown.why else f"The worker builds and trains {words.NAMES[shown.job.kind]}{shown.turns}.")
    else:
        replay(shown.job, shown.report)


def replay(ingredients: Ingredients, report: work.Assembled) -> None:
    """Show the charts with their player, and what came of the training."""
    said = words.misfit(ingredients) if lecture_mode() else words.result(ingredients, report)
    height = (LOWER if said else LOW) if lecture_mode() else HEIGHT
    fit_spec, loss_spec = chart_specs(ingredients, report, height)
    fit, loss = st.columns([1.5, 1], gap="medium")
    with fit:
        charts.show(fit_spec, alt=FIT, key=PAGE.word("fit"))
    with loss:
        charts.show(loss_spec, alt=LOSS, key=PAGE.word("loss_chart"))
    last = len(report.losses) - 1
    player(
        EPOCH,
        frames=last,
        key=PAGE.word("player"),
        start=last,
        version=repr(ingredients),
        label="epoch",
        rate=RATE,
        autoplay=True,
        in_view=True,
    )
    write(said)


@st.cache_data(show_spinner=False)
def chart_specs(
    ingredients: Ingredients, _report: work.Assembled, height: int
) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return both charts of a trained model as Vega-Lite: the same ingredients give the same ones."""
    points = work.cars(LOSSES[ingredients.loss])
    quantity = ingredients.loss == "MSE"
    if quantity:
        line = best_line(points.x, points.y)
        best = line.m * work.PLACES + line.b
    else:
        best = fit_logistic(points.x, points.y).probability(work.PLACES[:, None])
    fit = Fit(
        points=points,
        places=work.PLACES,
        predictions=_report.predictions,
        losses=_report.losses,
        best=best,
        best_loss=words.best_loss(ingredients),
        best_name="the best line" if quantity else "the best sigmoid",
        loss_name="mean squared error, mpg²" if quantity else "binary cross-entropy",
    )
    drawn = _readable(specification(ingredients_chart(fit, height=height)))
    return drawn, _readable(specification(loss_chart(fit, height=height)))


def _readable(spec: dict[str, Any]) -> dict[str, Any]:
    """Return a chart with text of `TEXT` pixels."""
    params = [param | ({"value": TEXT} if param["name"] == "text_size" else {}) for param in spec["params"]]
    return spec | {"params": params}
