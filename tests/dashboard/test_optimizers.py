"""Page 10 without a browser: hostile links, what is claimed, and code that gives the numbers on screen."""

import re

import numpy as np
import pytest

from dashboard.app_pages.optimizers import PAGE, limits, setting
from dashboard.app_pages.optimizers.batches import BATCHES, SIZES, cars, spreads
from dashboard.app_pages.optimizers.clip import CLIPPING
from dashboard.app_pages.optimizers.decay import DECAY, long_run_loss
from dashboard.app_pages.optimizers.networks import NETWORKS, best
from dashboard.app_pages.optimizers.race import RACE
from dashboard.app_pages.optimizers.walks_view import grain
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz.datasets import surface
from nnviz.optimizers import Clip, Rule, Schedule, batch_orders, expected_spread, line_gradients, spread, walk
from nnviz.recordings import load_learning_rates
from nnviz.recordings.learning_rates import RATES, TASKS
from tests.dashboard.links import HOSTILE, assert_all_noted
from tests.dashboard.panels import numbers, printed

PATH = "optimizers"
WORDS = {
    "race": ("surface", "x", "y", "rate", "adaptive", "memory", "lead", "step"),
    "decay": ("surface", "x", "y", "rate", "noise", "lead", "step"),
    "clipping": ("surface", "x", "y", "rate", "limit", "apart", "lead", "step"),
    "batches": ("m", "b"),
    "on networks": ("optimizer", "rate"),
}


@pytest.mark.parametrize(
    ("view", "value"),
    [("race", value) for value in HOSTILE.values()] + [(view, "nan") for view in list(WORDS)[1:]],
    ids=[*HOSTILE, *list(WORDS)[1:]],
)
def test_hostile_links_open_the_page_with_a_note(view, value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    words = PAGE.words(WORDS[view])
    assert_all_noted(run_page(PATH, op_view=view, **dict.fromkeys(words, value)), words)


def test_a_start_outside_the_map_is_noted(run_page):
    """All walks would begin where nobody sees them."""
    assert_all_noted(run_page(PATH, op_surface="cliff", op_x="5", op_y="-2.2"), ["op_x"])


@pytest.mark.parametrize("kind", limits.STEPS)
def test_what_is_shown_at_first_lies_within_what_can_be_set(kind):
    """A slider would stand beside its track, and the link would be refused."""
    for name in limits.SHOWN[kind]:
        first = limits.AT_FIRST[name]
        for rate in (first.sgd, first.adaptive, first.decay, first.wild):
            assert limits.RATES[0] <= rate <= limits.RATES[1]
        assert limits.NOISES[0] <= first.noise <= limits.NOISES[1]
        assert limits.LIMITS[0] <= first.limit <= limits.LIMITS[1]


def said(view, values: dict) -> dict[str, tuple[float, ...]]:
    """Return what a panel prints of every runner: x, y, loss."""
    text = printed(fill(code(PAGE, view, None), PAGE.own(**values)))
    lines = (line.rsplit(": ", 1) for line in text.splitlines())
    return {name: tuple(map(float, re.findall(r"-?\d+\.\d+", rest))) for name, rest in lines}


def assert_ends(told: dict, rules: dict[str, Rule], **given) -> None:
    """Fail unless the code prints where the walks on screen end."""
    assert list(told) == list(rules)
    for name, rule in rules.items():
        run = walk(rule=rule, **given)
        assert told[name] == pytest.approx([*run.places[-1], run.losses[-1]], rel=1e-3, abs=2e-3), name


@pytest.mark.parametrize("name", ["ravine", "cliff", "line on the cars"])
def test_the_code_of_the_race_ends_where_the_picture_does(name):
    """The panel would promise numbers that it does not print."""
    first = limits.AT_FIRST[name]
    values = {
        "surface": name,
        "rate": first.sgd,
        "adaptive": f"{first.adaptive:g}",  # as the browser spells it: 2, which Keras refuses as a rate
        "memory": 0.8,
        "x": 1.5,
        "y": 1.25,
        "step": 7,
    }
    rules = {
        kind: Rule(kind=kind, learning_rate=first.adaptive if kind in ("RMSprop", "Adam") else first.sgd, memory=0.8)
        for kind in setting.LEADS["race"]
    }
    assert_ends(said(RACE, values), rules, surface=surface(name), steps=7, start=[1.5, 1.25])


def test_the_code_of_the_schedules_ends_where_the_picture_does():
    """The panel would promise numbers that it does not print."""
    values = {"surface": "saddle", "rate": 0.2, "noise": 0.8, "x": -2, "y": 0.5, "step": 30}
    total = limits.STEPS["decay"]
    rules = {
        kind: Rule(kind="SGD", learning_rate=Schedule(kind, 0.2, total, limits.END)) for kind in setting.LEADS["decay"]
    }
    noise = 0.8 * grain(total + 1)[:30]
    assert_ends(said(DECAY, values), rules, surface=surface("saddle"), steps=30, start=[-2, 0.5], noise=noise)


@pytest.mark.parametrize("apart", [False, True])
def test_the_code_of_clipping_ends_where_the_picture_does(apart):
    """The panel would promise numbers that it does not print."""
    values = {"surface": "cliff", "rate": 0.3, "limit": 1.2, "x": 1.2, "y": 1.5, "step": 6, "apart": str(apart)}
    ways = setting.LEADS["clipping"]
    clips = {kind: None if kind == "not clipped" else Clip(kind, 1.2) for kind in ways}
    rules = {kind: Rule(kind="SGD", learning_rate=0.3, clip=clip) for kind, clip in clips.items()}
    variables = (1, 1) if apart else (2,)
    told = said(CLIPPING, values)
    assert_ends(told, rules, surface=surface("cliff"), steps=6, start=[1.2, 1.5], variables=variables)
    assert (told["norm"] == told["value"]) == apart and (told["norm"] == told["global norm"]) != apart


def test_the_picture_holds_what_the_story_says():
    """The lecturer would read out what is not on screen."""
    ravine, cliff = surface("ravine"), surface("cliff")
    first = limits.AT_FIRST["ravine"]
    sgd = walk(ravine, Rule(kind="SGD", learning_rate=first.sgd), steps=10)
    assert abs(sgd.places[-1, 1]) < 0.01 < abs(sgd.places[-1, 0])  # across at once, along slowly
    adam = walk(ravine, Rule(kind="Adam", learning_rate=first.adaptive), steps=3)
    assert np.ptp(np.abs(adam.steps), axis=1).max() < 0.1 * first.adaptive
    wild, tame = (
        walk(
            cliff,
            Rule(kind="SGD", learning_rate=limits.AT_FIRST["cliff"].wild, clip=clip),
            steps=limits.STEPS["clipping"],
        )
        for clip in (None, Clip("global norm", limits.AT_FIRST["cliff"].limit))
    )
    lengths = [np.linalg.norm(run.steps, axis=1).max() for run in (wild, tame)]
    assert lengths[0] > 5 * lengths[1] and tame.losses[-1] < 0.1


@pytest.mark.parametrize("view", [RACE, DECAY, CLIPPING, BATCHES, NETWORKS], ids=lambda view: view.name)
def test_guesses_are_answered_by_what_is_computed(view):
    """The page would call a wrong answer right."""
    assert re.search(r"\d|velocity", view.guess.because())
    assert view.guess.answer in view.guess.options


def test_what_a_constant_rate_leaves_is_what_many_walks_leave():
    """The guess would be answered by a formula that does not hold: 20,000 walks at once, by its own steps."""
    first = limits.AT_FIRST["ravine"]
    random, curvatures = np.random.default_rng(0), np.array([1.0, 20.0])
    for rate in (first.decay, first.decay / 2):
        places = np.zeros((20_000, 2))
        for _ in range(300):
            places -= rate * (curvatures * places + first.noise * random.normal(size=places.shape))
        left = surface("ravine").loss(places).mean()
        assert long_run_loss(rate, noise=first.noise) == pytest.approx(left, rel=0.03)


def test_a_falling_rate_comes_to_rest_and_a_constant_one_does_not():
    """The story says so of what is shown at first."""
    first, steps = limits.AT_FIRST["ravine"], limits.STEPS["decay"]
    noise = first.noise * grain(steps + 1)[:steps]
    late = {}
    for kind in setting.LEADS["decay"]:
        rule = Rule(kind="SGD", learning_rate=Schedule(kind, first.decay, steps, limits.END))
        late[kind] = walk(surface("ravine"), rule, steps=steps, noise=noise).losses[-30:].mean()
    assert max(loss for kind, loss in late.items() if kind != "constant") < 0.2 * late["constant"]


def test_the_code_of_batches_gives_the_spreads_on_screen():
    """The panel would promise numbers that it does not print."""
    told = numbers(fill(code(PAGE, BATCHES, None), {"op_m": -10.0, "op_b": 30.0}))
    whole = line_gradients(*cars(), m=-10, b=30).mean(axis=0)
    assert told == pytest.approx([*whole, *spreads((-10.0, 30.0))], rel=1e-3)


@pytest.mark.parametrize("place", [(8.0, 2.0), (-15.8, 40.0), (10.0, 50.0)])
def test_the_spread_falls_as_one_over_root_n(place):
    """The claim of the picture: within 10 % for many batches, with the factor of drawing no example twice."""
    each = line_gradients(*cars(), m=place[0], b=place[1])
    orders = batch_orders(len(each), count=2000, seed=1)
    for size in SIZES:
        measured = spread(each[orders[:, :size]].mean(axis=1), each.mean(axis=0))
        assert measured == pytest.approx(expected_spread(each, batch_size=size), rel=0.1)
        left = np.sqrt((len(each) - size) / (len(each) - 1))
        assert measured * np.sqrt(size) / left == pytest.approx(expected_spread(each, batch_size=1), rel=0.1)


def test_the_clouds_that_are_shown_at_first_fall_so_too():
    """A student would see another law than the one that is told."""
    start = surface("line on the cars").start
    each = line_gradients(*cars(), m=start[0], b=start[1])
    expected = [expected_spread(each, batch_size=size) for size in SIZES]
    assert spreads(start) == pytest.approx(expected, rel=0.1)


def test_no_optimizer_is_lowest_on_both_networks():
    """The story, the guess and the remembered sentence say so."""
    assert len({best(name)[0] for name in TASKS}) == 2 and NETWORKS.guess.answer == "neither"
    for name in TASKS:
        recorded = load_learning_rates(name)
        assert recorded.losses.shape == (5, len(RATES), 5, len(TASKS[name].snapshots))
        assert recorded.median.min() < 0.5 * np.median(recorded.losses[..., 0])
        median = np.where(np.isinf(recorded.median), np.nan, recorded.median)
        within, bests = np.nanmax(median, axis=1) / np.nanmin(median, axis=1), np.nanmin(median, axis=1)
        assert within.min() > bests.max() / bests.min()


def test_the_code_of_a_cell_trains_as_it_was_trained():
    """The panel would train another network than the one whose loss is in the heat map; rounding grows, so 3 epochs."""
    values = {"op_optimizer": "Adam", "op_rate": 0.003}
    panel = fill(code(PAGE, NETWORKS, None), values)
    (loss,) = numbers(panel.replace("epochs = 100", "epochs = 3"))
    recorded = load_learning_rates("cars").losses[4, RATES.index(0.003), 0]
    assert loss == pytest.approx(float(recorded[TASKS["cars"].snapshots.index(3)]), rel=2e-3)
