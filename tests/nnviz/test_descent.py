"""Gradient descent against Keras' optimizers, step by step, and at the edge of stability."""

import pickle
import subprocess
import sys

import numpy as np
import pytest

from nnviz import datasets
from nnviz.descent import Walk, batches, descend, fates, from_anywhere, largest_stable_rate, rates_to_try, walk

LINE = datasets.noisy_line(count=20, low=-1, high=3, noise=0.6)


def test_first_step_by_hand():
    """X = 1, y = 0, start (1, 0): error 1, slope (2, 2), rate 0.1: (0.8, −0.2)."""
    run = descend([1.0], [0.0], model="line", learning_rate=0.1, steps=1)
    assert run.places[1] == pytest.approx([0.8, -0.2]) and run.losses == pytest.approx([1.0, 0.36])


@pytest.mark.parametrize("model", ["line", "sigmoid"])
@pytest.mark.parametrize("batch_size", [None, 8, 1])
def test_equals_keras_sgd_step_by_step(model, batch_size):
    """The picture's path is the path of keras.optimizers.SGD on the Keras loss of that name."""
    import keras
    import tensorflow as tf

    points = LINE if model == "line" else datasets.overlap()
    settings = {"learning_rate": 0.05, "steps": 12, "batch_size": batch_size, "seed": 4}
    run = descend(points.x, points.y, model=model, **settings)
    loss = keras.losses.MeanSquaredError() if model == "line" else keras.losses.BinaryCrossentropy(from_logits=True)
    place, optimizer = keras.Variable([1.0, 0.0]), keras.optimizers.SGD(0.05)
    order = batches(len(points), batch_size=batch_size, steps=12, seed=4)
    for step, chosen in enumerate(order):
        with tf.GradientTape() as tape:
            output = place[0] * points.x[chosen].astype("float32") + place[1]
            value = loss(points.y[chosen].astype("float32"), output)
        slope = tape.gradient(value, place.value)
        assert run.slopes[step] == pytest.approx(slope.numpy(), rel=1e-4, abs=1e-5)
        optimizer.apply([slope], [place])
        assert run.places[step + 1] == pytest.approx(place.numpy(), rel=1e-4, abs=1e-5)


@pytest.mark.parametrize("points", [LINE, datasets.cars_horsepower(), datasets.anscombe(1)])
def test_stable_rate_is_where_runs_start_to_diverge(points):
    """One per cent below 2/λmax the loss falls, one per cent above it the run is lost."""
    stable = largest_stable_rate(points.x)
    below = descend(points.x, points.y, model="line", learning_rate=0.99 * stable, steps=3000)
    above = descend(points.x, points.y, model="line", learning_rate=1.01 * stable, steps=3000)
    assert below.lost_at is None and below.losses[-1] < below.losses[0]
    assert above.lost_at is not None and np.isfinite(above.places).all() and np.isfinite(above.losses).all()
    assert len(above.places) == len(above.losses) == above.lost_at == len(above.slopes) + 1


@pytest.mark.parametrize("batch_size", [None, 6, 1])
def test_fates_are_those_of_the_walks(batch_size):
    """Sentences about many orders of the points would be about other runs than the one that is drawn."""
    rates = (0.05, 0.3, 0.6)
    found = fates(LINE.x, LINE.y, learning_rates=rates, batch_size=batch_size, steps=30, seeds=3, followed=400)
    for seed in range(3):
        for place, rate in enumerate(rates):
            run = descend(LINE.x, LINE.y, model="line", learning_rate=rate, batch_size=batch_size, steps=400, seed=seed)
            assert found.diverges[seed, place] == (run.lost_at is not None)
            wanted = run.losses[30] if len(run.losses) > 30 else np.inf
            assert found.losses[seed, place] == pytest.approx(wanted, rel=1e-6)
    assert found.diverges[:, -1].all() and not found.diverges[:, 0].any()


@pytest.mark.parametrize("batch_size", [None, 6, 1])
def test_from_anywhere_leads_where_the_walks_are(batch_size):
    """A race whose start is moved would not be the descents from there, which are Keras' own."""
    rates, settings = (0.05, 0.3, 0.6), {"steps": 40, "batch_size": batch_size, "seed": 3}
    ways = from_anywhere(LINE.x, LINE.y, learning_rates=rates, **settings)
    assert ways.shape == (3, 41, 2, 3)
    for rate, way in zip(rates, ways, strict=True):
        for start in ((1.0, 0.0), (-0.5, 2.5)):
            run = descend(LINE.x, LINE.y, model="line", learning_rate=rate, start=start, **settings)
            assert way[: len(run.places)] @ [*start, 1] == pytest.approx(run.places, rel=1e-9, abs=1e-9)


def test_rates_to_try():
    """Eight rising rates, only the last beyond the stable one, for every data set of the page."""
    for points in (LINE, datasets.cars_horsepower(), datasets.anscombe(3)):
        rates, stable = np.array(rates_to_try(points.x)), largest_stable_rate(points.x)
        assert (np.diff(rates) > 0).all() and (rates < stable).tolist() == [True] * 7 + [False]


def test_batches_see_every_point_once_per_pass():
    """Mini-batches are a shuffled pass, not a draw with replacement; the last one may be smaller."""
    chosen = batches(7, batch_size=3, steps=6, seed=0)
    assert [len(batch) for batch in chosen] == [3, 3, 1, 3, 3, 1]
    assert sorted(np.concatenate(chosen[:3])) == list(range(7))
    assert np.array_equal(chosen[0], batches(7, batch_size=3, steps=1, seed=0)[0])
    for wrong in (0, 8):
        with pytest.raises(ValueError, match="batch_size must be from 1 to 7"):
            batches(7, batch_size=wrong, steps=1, seed=0)


def test_walk_equals_a_loop_over_the_optimizer():
    """`walk` adds nothing to what the Keras optimizer itself does, state included."""
    import keras
    import tensorflow as tf

    def loss(w):
        return w[0] ** 2 + 10 * w[1] ** 2 + w[0] * w[1]

    run = walk(loss, keras.optimizers.Adam(0.1), start=[2.0, -1.0], steps=15)
    place, optimizer = keras.Variable([2.0, -1.0]), keras.optimizers.Adam(0.1)
    for step in range(15):
        with tf.GradientTape() as tape:
            value = loss(place.value)
        assert run.losses[step] == pytest.approx(float(value), rel=1e-5)
        optimizer.apply([tape.gradient(value, place.value)], [place])
        assert run.places[step + 1] == pytest.approx(place.numpy(), rel=1e-5, abs=1e-6)


def test_walk_leaves_the_optimizer_alone():
    """The same optimizer object walks the same way twice: its settings are used, not its memory."""
    import keras

    optimizer = keras.optimizers.SGD(0.1, momentum=0.9)
    first, second = (walk(lambda w: w[0] ** 2, optimizer, start=[1.0], steps=5) for _ in range(2))
    assert np.array_equal(first.places, second.places)


def test_walk_reports_divergence():
    """A walk that explodes ends at its last finite place and says at which step it was lost."""
    import keras

    run = walk(lambda w: w[0] ** 4, keras.optimizers.SGD(1.0), start=[3.0], steps=50)
    assert run.lost_at is not None and run.lost_at < 10
    assert np.isfinite(run.places).all() and len(run.places) == len(run.losses) == run.lost_at


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"learning_rate": 0}, "learning_rate"),
        ({"learning_rate": float("nan")}, "learning_rate"),
        ({"steps": 0}, "steps"),
        ({"model": "tree"}, "model"),
        ({"batch_size": 99}, "batch_size"),
    ],
)
def test_bad_settings_are_named(change, word):
    """A hostile query value must be answered with its name."""
    settings = {"model": "line", "learning_rate": 0.1, "steps": 5} | change
    with pytest.raises(ValueError, match=word):
        descend(LINE.x, LINE.y, **settings)


def test_bad_walks():
    """The same for walks of Keras' optimizers, and for the stable rate."""
    with pytest.raises(ValueError, match="steps"):
        walk(lambda w: w[0], "sgd", start=[1.0], steps=0)
    with pytest.raises(ValueError, match="start"):
        walk(lambda w: w[0], "sgd", start=[np.nan], steps=1)
    with pytest.raises(ValueError, match="x must be finite"):
        largest_stable_rate(np.array([np.inf]))


def test_results_travel_between_processes():
    """A worker process sends its result pickled."""
    run = descend(LINE.x, LINE.y, model="line", learning_rate=0.1, steps=5)
    again = pickle.loads(pickle.dumps(run))
    assert isinstance(again, Walk) and np.array_equal(run.places, again.places)


def test_importing_needs_no_tensorflow():
    """TensorFlow in the server's process would slow down every visitor."""
    code = (
        "import sys, nnviz.descent, nnviz.linear, nnviz.datasets; "
        "from nnviz.charts import line_rows, maps, palette, parts; "
        "sys.exit(bool({'tensorflow', 'keras', 'matplotlib', 'streamlit'} & set(sys.modules)))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
