import keras
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
loss = losses["cliff"]
rate = 0.4
limit = 1.0
two_variables = False
start = (1.94, 1.5)
steps = 40

ways = {
    "not clipped": {},
    "value": {"clipvalue": limit},
    "norm": {"clipnorm": limit},
    "global norm": {"global_clipnorm": limit},
}
for name, clipping in ways.items():
    parts = [[start[0]], [start[1]]] if two_variables else [start]  # as a kernel and a bias, or as one
    variables = [keras.Variable(part, dtype="float32") for part in parts]
    optimizer = keras.optimizers.SGD(float(rate), **clipping)
    for _ in range(steps):
        with tf.GradientTape() as tape:
            value = loss(*tf.unstack(tf.concat([each.value for each in variables], 0)))
        gradients = tape.gradient(value, [each.value for each in variables])
        optimizer.apply(gradients, variables)
    x, y = ops.concatenate(variables).numpy()
    print(f"{name}: ({x:.4f}, {y:.4f}), loss {float(loss(x, y)):.4f}")
