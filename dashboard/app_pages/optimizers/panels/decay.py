import keras
import numpy as np
import tensorflow as tf
from keras import ops

from nnviz import datasets

cars = datasets.cars_horsepower()
power, mpg = cars.x / 100, cars.y
losses = {
    "ravine": lambda x, y: (x**2 + 20 * y**2) / 2,
    "saddle": lambda x, y: x**2 / 2 + (y**2 - 1) ** 2 / 4,
    "cliff": lambda x, y: ((x + 1) ** 2 + y**2) / 5 + 2 + 2 * ops.tanh(6 * (x - 1)),
    "two valleys": lambda x, y: ((x + 1.2) ** 2 + 2 * y**2) * ((x - 1.2) ** 2 + 2 * y**2 + 0.25) / 8,
    "line on the cars": lambda m, b: ops.mean((m * power + b - mpg) ** 2),
}
loss = losses["ravine"]
rate = 0.04
noise = 4.0
start = (-2.6, 1.2)
steps = 150

schedules = keras.optimizers.schedules
total = 150
warm_up, end = total // 8, 0.02  # the part of the rate that is left
rates = {
    "constant": float(rate),
    "step": schedules.PiecewiseConstantDecay([total // 3, 2 * total // 3], [rate, rate * end**0.5, rate * end]),
    "exponential": schedules.ExponentialDecay(rate, total, end),
    "cosine": schedules.CosineDecay(rate, total, end),
    "warm-up + cosine": schedules.CosineDecay(0.0, total - warm_up, end, warmup_target=rate, warmup_steps=warm_up),
}
added = noise * np.random.default_rng(0).normal(size=(steps, 2)).astype("float32")
for name, schedule in rates.items():
    w, optimizer = keras.Variable(start, dtype="float32"), keras.optimizers.SGD(schedule)
    for step in range(steps):
        with tf.GradientTape() as tape:
            value = loss(w[0], w[1])
        gradient = tape.gradient(value, w.value) + added[step]
        optimizer.apply([gradient], [w])
    x, y = w.numpy()
    print(f"{name}: ({x:.4f}, {y:.4f}), loss {float(loss(w[0], w[1])):.4f}")
