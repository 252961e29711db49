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
loss = losses["ravine"]
rate = 0.05
adaptive = 0.15
memory = 0.9
start = (-2.6, 1.2)
steps = 60

optimizers = {
    "SGD": keras.optimizers.SGD(float(rate)),
    "momentum": keras.optimizers.SGD(float(rate), momentum=memory),
    "Nesterov": keras.optimizers.SGD(float(rate), momentum=memory, nesterov=True),
    "RMSprop": keras.optimizers.RMSprop(float(adaptive), rho=memory),
    "Adam": keras.optimizers.Adam(float(adaptive), beta_1=memory),
}
for name, optimizer in optimizers.items():
    w = keras.Variable(start, dtype="float32")
    for _ in range(steps):
        with tf.GradientTape() as tape:
            value = loss(w[0], w[1])
        gradient = tape.gradient(value, w.value)
        optimizer.apply([gradient], [w])
    x, y = w.numpy()
    print(f"{name}: ({x:.4f}, {y:.4f}), loss {float(loss(w[0], w[1])):.4f}")
