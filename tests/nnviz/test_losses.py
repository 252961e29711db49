"""Every loss against hand arithmetic, Keras, SciPy, and published values."""

import time

import keras
import numpy as np
import pytest
from scipy import optimize

from nnviz import losses
from nnviz.datasets import noisy_line

TRUTH, PREDICTION = np.array([1.0, 2, 3, 4]), np.array([1.5, 2, 1, 10])  # residuals −0.5, 0, 2, −6
P, Q = np.array([0.1, 0.2, 0.4, 0.3]), np.array([0.3, 0.1, 0.5, 0.1])


def test_errors_of_quantities_by_hand():
    """MAE (0.5 + 0 + 2 + 6)/4; MSE (0.25 + 0 + 4 + 36)/4; Huber, δ = 1: (0.125 + 0 + 1.5 + 5.5)/4."""
    assert losses.mean_absolute_error(TRUTH, PREDICTION) == 8.5 / 4
    assert losses.mean_squared_error(TRUTH, PREDICTION) == 40.25 / 4
    assert losses.huber(TRUTH, PREDICTION) == 7.125 / 4


@pytest.mark.parametrize("delta", [0.2, 1.0, 3.5])
def test_errors_of_quantities_equal_keras(delta):
    """The page would show another number than the loss of that name reports in training."""
    assert losses.huber(TRUTH, PREDICTION, delta=delta) == pytest.approx(
        float(keras.losses.Huber(delta)(TRUTH, PREDICTION)), abs=1e-6
    )
    for mine, theirs in (
        (losses.mean_absolute_error, keras.losses.MeanAbsoluteError()),
        (losses.mean_squared_error, keras.losses.MeanSquaredError()),
    ):
        assert mine(TRUTH, PREDICTION) == pytest.approx(float(theirs(TRUTH, PREDICTION)), abs=1e-6)


@pytest.mark.parametrize("true_class", range(4))
def test_log_loss_equals_keras(true_class):
    """Softmax or its logarithm would be another one than Keras trains with."""
    scores = np.array([2.0, -1.5, 0.3, 4.0])
    sparse = keras.losses.SparseCategoricalCrossentropy(from_logits=True)
    mine = losses.cross_entropy_of_logits(scores, true_class=true_class)
    assert mine == pytest.approx(float(sparse(np.array([true_class]), scores[None])), abs=1e-6)
    assert np.exp(-mine) == pytest.approx(losses.softmax(scores)[true_class])


def test_very_wrong_scores_are_not_clipped_but_keras_clips_probabilities():
    """The page says: by the formula 20 and more, by Keras from probabilities 16.1."""
    scores = np.array([-10.0, 10.0])
    assert losses.cross_entropy_of_logits(scores, true_class=0) == pytest.approx(20)
    assert losses.softmax([1000.0, 0.0]).tolist() == [1, 0]
    keras_says = float(keras.losses.SparseCategoricalCrossentropy()(np.array([0]), losses.softmax(scores)[None]))
    assert keras_says == pytest.approx(-np.log(losses.KERAS_EPSILON), abs=1e-3) == pytest.approx(16.118, abs=1e-3)


def test_divergences_equal_keras_and_add_up():
    """Cross-entropy would not be entropy plus divergence, or not Keras' number."""
    kl, cross = losses.kl_divergence(P, Q), losses.cross_entropy(P, Q)
    assert kl == pytest.approx(float(keras.losses.KLDivergence()(P, Q)), abs=1e-6)
    assert cross == pytest.approx(float(keras.losses.CategoricalCrossentropy()(P[None], Q[None])), abs=1e-6)
    assert cross == pytest.approx(losses.entropy(P) + kl)
    assert losses.kl_divergence(Q, P) != pytest.approx(kl)
    assert losses.kl_terms(P, Q).min() < 0 < kl


def test_divergence_at_zero_is_infinite_by_formula_and_clipped_by_keras():
    """The page would show a number where the formula has none, or claim Keras says ∞."""
    q = np.array([0.5, 0.0, 0.25, 0.25])
    assert losses.kl_divergence(P, q) == losses.cross_entropy(P, q) == np.inf
    assert losses.kl_divergence(q, P) < np.inf
    keras_says = float(keras.losses.KLDivergence()(P, q))
    by_hand = np.sum(losses.clipped(P) * np.log(losses.clipped(P) / losses.clipped(q)))
    assert keras_says == pytest.approx(by_hand, abs=1e-6)


def test_entropy_by_hand():
    """A sure truth surprises nobody; four equal outcomes are two coins."""
    assert losses.entropy([0, 0, 1]) == 0 and losses.entropy([0.25] * 4) == pytest.approx(2 * np.log(2))


@pytest.mark.parametrize(
    ("first", "second", "value"),
    [([39, 63, 203, 112], [54, 66, 198, 114], 0.7980), ([49, 75, 203, 125], [42, 78, 186, 126], 0.7899)],
)
def test_jaccard_is_as_published(first, second, value):
    """The slide's source counts corners in; the page would not reproduce its values."""
    assert losses.jaccard(first, second, inclusive=True) == pytest.approx(value, abs=5e-5)
    assert losses.jaccard(first, second) != pytest.approx(value, abs=5e-4)


def test_jaccard_by_hand():
    """Same, apart, touching, within: 1, 0, 0 (or shared pixels), a quarter."""
    box = [0, 0, 4, 4]
    assert losses.jaccard(box, box) == 1 and losses.jaccard(box, [5, 5, 6, 6]) == 0
    assert losses.jaccard(box, [4, 0, 8, 4]) == 0 and losses.jaccard(box, [4, 0, 8, 4], inclusive=True) == 5 / 45
    assert losses.jaccard(box, [0, 0, 2, 2]) == 0.25


@pytest.mark.parametrize("lift", [0.0, 3.0, 8.0])
@pytest.mark.parametrize("delta", [0.2, 1.0, 4.0])
def test_lines_are_the_best_that_scipy_finds(lift, delta):
    """The picture would call a line the best that is not."""
    points = noisy_line(count=13)
    y = points.y + lift * (np.arange(13) == 0)

    def smallest(loss) -> float:
        start = np.zeros(2)
        options = {"xatol": 1e-10, "fatol": 1e-12, "maxiter": 5000}
        return optimize.minimize(
            lambda w: loss(y, w[0] * points.x + w[1]), start, method="Nelder-Mead", options=options
        ).fun

    for name, loss in (
        ("MAE", losses.mean_absolute_error),
        ("Huber", lambda *pair: losses.huber(*pair, delta=delta)),
        ("MSE", losses.mean_squared_error),
    ):
        fit = losses.fit_line(points.x, y, loss=name, delta=delta)
        mine = loss(y, fit.m * points.x + fit.b)
        assert mine <= smallest(loss) + 1e-9, name


@pytest.mark.parametrize("count", [2, 3, 10, 31, 60])
def test_least_absolute_is_the_best_of_all_pairs(count):
    """Ties, equal points and huge outliers would stop the search: the best line goes through two of the points."""
    for seed in range(20):
        rng = np.random.default_rng([seed, count])
        x = [rng.normal(size=count), rng.integers(0, 4, count).astype(float)][seed % 2] + 10 * np.eye(1, count)[0]
        y = [rng.standard_cauchy(count), rng.integers(0, 4, count).astype(float)][seed // 2 % 2] * 1000 + 5e6
        one, other = np.triu_indices(count, 1)
        one, other = one[x[one] != x[other]], other[x[one] != x[other]]
        m = (y[other] - y[one]) / (x[other] - x[one])
        sums = np.abs(m[:, None] * (x - x[one][:, None]) + y[one][:, None] - y).sum(axis=1)
        found = np.abs(losses.fit_line(x, y, loss="MAE").residuals)
        assert found.sum() <= sums.min() + 1e-6 and np.sum(found < 1e-6) >= 2


def test_least_absolute_of_a_hundred_thousand_prices():
    """A thousand prices took 20 s and 7.5 GiB. Half of the points lie on the line: no other is best."""
    rng = np.random.default_rng(0)
    area = rng.uniform(20, 300, 100_000)
    price = 3000 * area + 50_000 + np.where(np.arange(100_000) % 2, rng.normal(0, 1e5, 100_000), 0)
    before = time.process_time()
    fit = losses.fit_line(area, price, loss="MAE")
    assert time.process_time() - before < 0.5  # 0.06 where nothing else runs
    assert (fit.m, fit.b) == (pytest.approx(3000), pytest.approx(50_000))


def test_huber_pulls_balance_at_its_line():
    """The reweighting would have stopped too early: at the best line the slopes add up to 0, for m and for b."""
    points = noisy_line(count=13)
    y = points.y + 8 * (np.arange(13) == 0)
    for delta in (0.2, 1.0, 4.0):
        fit = losses.fit_line(points.x, y, loss="Huber", delta=delta)
        pulls = np.clip(fit.residuals, -delta, delta)
        assert np.abs([pulls.sum(), (pulls * points.x).sum()]).max() < 1e-6


@pytest.mark.parametrize(
    ("call", "words"),
    [
        (lambda: losses.huber([1], [1], delta=0), "delta must be more than 0"),
        (lambda: losses.mean_absolute_error([1, 2], [1]), "as many values as truth"),
        (lambda: losses.mean_squared_error([np.nan], [1]), "truth must be finite"),
        (lambda: losses.cross_entropy_of_logits([1, 2], true_class=2), "true_class must be from 0 to 1"),
        (lambda: losses.entropy([0.5, 0.6]), "add up to 1"),
        (lambda: losses.kl_divergence([1.0], [0.5, 0.5]), "as many outcomes"),
        (lambda: losses.jaccard([0, 0, 1], [0, 0, 1, 1]), "left, top, right, bottom"),
        (lambda: losses.jaccard([2, 0, 1, 1], [0, 0, 1, 1]), "end at or after"),
        (lambda: losses.jaccard([0, 0, 0, 0], [0, 0, 0, 0]), "both empty"),
        (lambda: losses.fit_line([0, 1], [0, 1], loss="L3"), "loss must be one of MAE, MSE, Huber"),
        (lambda: losses.fit_line([1, 1], [0, 1], loss="MAE"), "x must vary"),
        (
            lambda: losses.fit_line([1, 2], [3, "1,200"], loss="MAE"),
            "y must be an array of numbers, got '1,200' at place 1",
        ),
        (lambda: losses.fit_line(np.array([["1"], ["one"]]), [3], loss="MAE"), "x must be .*, got 'one' at place 1, 0"),
        (lambda: losses.fit_line([1, None], [3, 4], loss="MAE"), "x must be finite"),
        (
            lambda: losses.fit_line([[1], [2, 3]], [3, 4], loss="MSE"),
            r"x must be an array of numbers, got \[1\] at place 0",
        ),
        (lambda: losses.fit_line([1, 2j], [3, 4], loss="MSE"), "x must be an array of numbers, got 2j at place 1"),
        (
            lambda: losses.fit_line(np.ma.masked_greater([1.0, 99.0], 50), [3, 4], loss="MSE"),
            "x must be an array without a mask, got a masked one",
        ),
        (lambda: losses.huber_lines([0, 1], np.zeros((1, 2)), delta=[0]), "delta must be more than 0"),
        (lambda: losses.huber_lines([0, 1], np.zeros((2, 2)), delta=[1]), "y must have shape"),
    ],
)
def test_wrong_arguments_are_named(call, words):
    """A developer would meet a traceback from inside NumPy."""
    with pytest.raises((ValueError, TypeError), match=words):
        call()
