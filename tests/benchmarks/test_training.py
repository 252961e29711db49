"""How fast networks are trained: updates a second, beside `model.fit` and a bare compiled loop."""

import time
from dataclasses import replace
from typing import get_args

import keras
import numpy as np
import pytest
import tensorflow as tf

from nnviz import models
from nnviz.datasets import xor
from nnviz.training import PaddedNetwork, Settings, begin, record
from nnviz.training.settings import Optimizer
from nnviz.training.updates import keras_optimizer

POINTS = xor(count=250)
BATCH, EPOCHS = 10, 2000
RATES = {"sgd": 0.1, "momentum": 0.03, "nesterov": 0.03, "rmsprop": 0.01, "adam": 0.01}
rates: dict[str, float] = {}


def network(hidden: tuple[int, ...] = (8, 8)) -> keras.Model:
    """Return 2-8-8-1 with tanh."""
    return models.plane_network(hidden=hidden, seed=0)


def updates_per_second(updates: int, start: float) -> float:
    """Return the rate since a time."""
    return updates / (time.perf_counter() - start)


@pytest.mark.parametrize("optimizer", get_args(Optimizer))
def test_engine(optimizer: Optimizer) -> None:
    """`record`, warm, with 61 snapshots; cold: with the compiling."""
    settings = Settings(optimizer=optimizer, learning_rate=RATES[optimizer], batch_size=BATCH, epochs=EPOCHS)
    cold = record(network(), POINTS.x, POINTS.y, settings=settings).seconds
    start = time.perf_counter()
    run = record(network(), POINTS.x, POINTS.y, settings=settings)
    rates[optimizer] = updates_per_second(EPOCHS * 25, start)
    assert run.stopped == "finished"
    print(f"\n{optimizer}: {rates[optimizer]:,.0f} updates/s, cold run {cold:.2f} s, warm {run.seconds:.2f} s", end="")


@pytest.mark.parametrize("hidden", [(4, 2), (8, 8), (8,) * 6], ids=["4-2", "8-8", "six layers of 8"])
@pytest.mark.parametrize("optimizer", get_args(Optimizer))
def test_padded(optimizer: Optimizer, hidden: tuple[int, ...]) -> None:
    """The same by the loops of page 6, one for each room, compiled beforehand, so that nobody waits for them."""
    settings = Settings(optimizer=optimizer, learning_rate=RATES[optimizer], batch_size=BATCH, epochs=EPOCHS)
    in_padded(settings, hidden=hidden)
    start, used = time.perf_counter(), time.process_time()
    in_padded(settings, hidden=hidden)
    rate, alone = updates_per_second(EPOCHS * 25, start), EPOCHS * 25 / (time.process_time() - used)
    print(f"\npage 6, {hidden}, {optimizer}: {rate:,.0f} updates/s, {alone:,.0f} per second of a core", end="")


def test_padded_is_compiled_once() -> None:
    """Another network of a room and other settings take no second compiling, which is 1 to 2 s of a core."""
    settings = Settings(optimizer="sgd", learning_rate=0.1, batch_size=BATCH, epochs=100)
    began = time.process_time()
    in_padded(settings, hidden=(8,))
    first = time.process_time() - began
    began = time.process_time()
    in_padded(replace(settings, learning_rate=0.3, batch_size=3, seed=4), hidden=(7, 3))
    print(f"\nthe first network {first:.2f} s of a core, the next {time.process_time() - began:.2f} s", end="")


def in_padded(settings: Settings, *, hidden: tuple[int, ...]) -> None:
    """Train as page 6 does."""
    where, progress = PaddedNetwork(2, hidden, "tanh"), begin(network(hidden), settings)
    while progress.recording.stopped == "running":
        progress = where.advance(POINTS.x, POINTS.y, progress, validation=None, epochs=100)


def test_bare_loop() -> None:
    """The same steps of SGD in a compiled loop without orders, snapshots, measures: the floor."""
    model, loss = network(), keras.losses.BinaryCrossentropy()
    x, y = tf.constant(POINTS.x, tf.float32), tf.constant(POINTS.y[:, None], tf.float32)

    @tf.function(jit_compile=True)
    def loop(weights: list, steps: tf.Tensor) -> list:
        for step in tf.range(steps):
            place = (step % 25) * BATCH
            with tf.GradientTape() as tape:
                tape.watch(weights)
                output, _ = model.stateless_call(weights, [], tf.slice(x, [place, 0], [BATCH, 2]))
                value = loss(tf.slice(y, [place, 0], [BATCH, 1]), output)
            weights = [each - 0.1 * part for each, part in zip(weights, tape.gradient(value, weights), strict=True)]
        return weights

    weights = [tf.constant(each) for each in model.get_weights()]
    loop(weights, tf.constant(1))
    start = time.perf_counter()
    loop(weights, tf.constant(25 * EPOCHS))[0].numpy()
    show("bare XLA loop, SGD", updates_per_second(25 * EPOCHS, start))


def test_fit() -> None:
    """Keras' own `fit`, compiled."""
    model = network()
    model.compile(keras_optimizer("sgd", learning_rate=0.1), "binary_crossentropy", jit_compile=True)
    data = tf.data.Dataset.from_tensor_slices((POINTS.x, POINTS.y[:, None])).batch(BATCH).repeat()
    model.fit(data, steps_per_epoch=25, epochs=2, verbose=0)
    start = time.perf_counter()
    model.fit(data, steps_per_epoch=25, epochs=40, verbose=0)
    show("model.fit, SGD", updates_per_second(25 * 40, start))


@pytest.mark.parametrize("hidden", [(), (8, 8), (8,) * 6], ids=["no hidden layer", "8-8", "six layers of 8"])
def test_whole_run(hidden: tuple[int, ...]) -> None:
    """1000 epochs of 250 points, by the engine and as page 6 trains."""
    settings = Settings(optimizer="adam", learning_rate=0.03, batch_size=10, epochs=1000)
    for state in ("cold", "warm"):
        run = record(network(hidden), POINTS.x, POINTS.y, settings=settings)
        start = time.perf_counter()
        in_padded(settings, hidden=hidden)
        padded = time.perf_counter() - start
        print(
            f"\n1000 epochs, {len(hidden)} hidden layers, {state}: {run.seconds:.2f} s, page 6 {padded:.2f} s", end=""
        )
    assert np.isfinite(run.loss).all()


def show(name: str, rate: float) -> None:
    """Print a peer's rate and the engine's ratio to it."""
    print(f"\n{name}: {rate:,.0f} updates/s; the engine's SGD is {rates.get('sgd', np.nan) / rate:,.2f} ×", end="")
