"""Steps, schedules and clipping against those of `keras.optimizers`, which are asked step by step."""

import keras
import numpy as np
import pytest

from nnviz.datasets import surface
from nnviz.optimizers import CLIP_KINDS, SCHEDULE_KINDS, Clip, Rule, Schedule, clip_gradients, walk
from tests.optimizer_walks import STEPS, random_walks


def walk_of_keras(here, rule, *, start, noise, variables):
    """Return the places of a walk that Keras' own optimizer makes, with variables of float64."""
    cuts = np.cumsum(variables)[:-1]
    parameters = [keras.Variable(part, dtype="float64") for part in np.split(start, cuts)]
    optimizer = rule.in_keras()
    optimizer.build(parameters)
    places = [start]
    for number in range(STEPS):
        gradient = here.gradient(places[-1]) + (0 if noise is None else noise[number])
        optimizer.apply([keras.ops.convert_to_tensor(part, "float64") for part in np.split(gradient, cuts)])
        places.append(np.concatenate([each.numpy() for each in parameters]))
    return np.array(places)


def test_walks_are_those_of_keras():
    """The pictures would show other optimizers than the ones that students will use: 100 random settings."""
    for here, rule, given in random_walks(100):
        run = walk(here, rule, steps=STEPS, **given)
        asked = walk_of_keras(here, rule, **given)[: len(run.places)]
        np.testing.assert_allclose(run.places, asked, rtol=1e-5, atol=1e-5, err_msg=f"{here.name} {rule}")


def test_every_part_of_a_walk_adds_up():
    """Arrows would not lead from one place to the next."""
    for here, rule, given in random_walks(50):
        run = walk(here, rule, steps=STEPS, **given)
        np.testing.assert_allclose(np.diff(run.places, axis=0), run.steps, atol=1e-9)
        noise = 0 if given["noise"] is None else given["noise"][: len(run.steps)]
        np.testing.assert_allclose(run.gradients, here.gradient(run.places[:-1]) + noise)
        np.testing.assert_allclose(run.losses, here.loss(run.places))
        assert run.rates.tolist() == [rule.rate_at(number) for number in range(len(run.steps))]
        if rule.kind in ("momentum", "Nesterov"):
            before = np.vstack([np.zeros((1, 2)), run.slots[:-1, 0]])
            np.testing.assert_allclose(
                run.slots[:, 0], rule.memory * before - run.rates[:, None] * run.clipped, atol=1e-12
            )


@pytest.mark.parametrize("kind", SCHEDULE_KINDS)
def test_schedules_are_those_of_keras(kind):
    """The rate below the picture would not be the one that Keras uses."""
    random = np.random.default_rng(1)
    for _ in range(4):
        schedule = Schedule(
            kind, random.uniform(0.01, 2), int(random.integers(8, 40)), round(random.uniform(0.01, 1), 3)
        )
        asked = schedule.in_keras()
        for step in range(0, schedule.steps + 4, 2):
            rate = asked if isinstance(asked, float) else float(asked(step))
            assert schedule.at(step) == pytest.approx(rate, rel=1e-5, abs=1e-6), step


@pytest.mark.parametrize("kind", CLIP_KINDS)
def test_clipping_is_that_of_keras(kind):
    """The three would be mixed up: every one with gradients of two variables, some of them 0."""
    random = np.random.default_rng(2)
    for scale in (0, 0.1, 1, 30):
        gradients = [scale * random.normal(size=shape) for shape in ((3, 2), (2,))]
        clip = Clip(kind, 1.3)
        optimizer = keras.optimizers.SGD(1.0, **clip.in_keras)
        variables = [keras.Variable(np.zeros(each.shape), dtype="float64") for each in gradients]
        optimizer.apply([keras.ops.convert_to_tensor(each, "float64") for each in gradients], variables)
        for mine, moved in zip(clip_gradients(gradients, clip), variables, strict=True):
            np.testing.assert_allclose(mine, -moved.numpy(), rtol=1e-5, atol=1e-8)


def test_clipping_keeps_the_direction_or_does_not():
    """What the page says of the three would not hold."""
    gradient = np.array([6.0, 0.5])
    kept = {kind: clip_gradients([gradient], Clip(kind, 1))[0] for kind in CLIP_KINDS}
    assert kept["value"].tolist() == [1, 0.5] and kept["norm"] == pytest.approx(kept["global norm"])
    assert np.linalg.norm(kept["norm"]) == pytest.approx(1) and kept["norm"][1] / kept["norm"][0] == pytest.approx(
        1 / 12
    )
    apart = [np.concatenate(clip_gradients(np.split(gradient, 2), Clip(kind, 1))) for kind in CLIP_KINDS]
    assert apart[0].tolist() == apart[1].tolist() == [1, 0.5] and apart[2] == pytest.approx(kept["norm"])


def test_adam_divides_by_biased_means_that_it_corrects():
    """The first step of Adam, and of RMSprop, by hand: γ along each axis for Adam, γ / √(1 − ρ) for RMSprop."""
    start = {"start": [1.0, 1.0], "steps": 1}
    adam = walk(surface("ravine"), Rule(kind="Adam", learning_rate=0.1), **start)
    np.testing.assert_allclose(adam.steps, [[-0.1, -0.1]], rtol=1e-4)
    rmsprop = walk(surface("ravine"), Rule(kind="RMSprop", learning_rate=0.1, memory=0.75), **start)
    np.testing.assert_allclose(rmsprop.steps, [[-0.2, -0.2]], rtol=1e-6)


def test_a_walk_that_is_lost_ends_before_it():
    """Infinities would reach the picture."""
    run = walk(surface("ravine"), Rule(kind="SGD", learning_rate=50), steps=60)
    assert run.lost_at and len(run.places) == run.lost_at and np.isfinite(run.losses).all()
    assert len(run.steps) == len(run.gradients) == len(run.slots) == len(run.rates) == run.lost_at - 1
    first = walk(surface("ravine"), Rule(kind="SGD", learning_rate=1e30), steps=3)
    assert first.lost_at == 1 and first.steps.shape == (0, 2) and first.slots.shape == (0, 2, 2)


@pytest.mark.parametrize(
    ("make", "named"),
    [
        (lambda: Rule(kind="adam", learning_rate=1), "kind"),
        (lambda: Rule(kind="SGD", learning_rate=0), "learning_rate"),
        (lambda: Rule(kind="SGD", learning_rate=1, memory=1), "memory"),
        (lambda: Rule(kind="Adam", learning_rate=1, beta_2=float("nan")), "beta_2"),
        (lambda: Clip("length", 1), "kind"),
        (lambda: Clip("norm", 0), "limit"),
        (lambda: clip_gradients([[np.inf]], Clip("norm", 1)), "gradients"),
        (lambda: Schedule("linear", 1, 10), "kind"),
        (lambda: Schedule("cosine", -1, 10), "rate"),
        (lambda: Schedule("cosine", 1, 7), "steps"),
        (lambda: Schedule("exponential", 1, 10, 0), "end"),
        (lambda: Schedule("constant", 1, 10).at(-1), "step"),
        (lambda: walk(surface("ravine"), Rule(kind="SGD", learning_rate=1), steps=0), "steps"),
        (lambda: walk(surface("ravine"), Rule(kind="SGD", learning_rate=1), steps=1, start=[1, 2, 3]), "start"),
        (lambda: walk(surface("ravine"), Rule(kind="SGD", learning_rate=1), steps=2, noise=np.zeros((1, 2))), "noise"),
        (lambda: walk(surface("ravine"), Rule(kind="SGD", learning_rate=1), steps=1, variables=(3,)), "variables"),
    ],
)
def test_settings_that_make_no_sense_are_named(make, named):
    """A walk would go wrong in silence."""
    with pytest.raises(ValueError, match=named):
        make()
