import keras
import numpy as np

from nnviz import datasets

points = datasets.noisy_line(count=30, low=-1, high=2.5, noise=0.6)
x, y = points.x, points.y
learning_rate = 0.1
batch_size = 30
steps = 12
start = (1.0, 0.0)  # the slide's

m, b = start
model = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
model.set_weights([np.array([[m]]), np.array([b])])
model.compile(keras.optimizers.SGD(learning_rate), "mean_squared_error")

random = np.random.default_rng(0)
order = np.arange(0)
for _ in range(steps):
    if not len(order):  # a new pass over the data, in a new order
        order = random.permutation(len(x))
    batch, order = order[:batch_size], order[batch_size:]
    error = m * x[batch] + b - y[batch]
    slope_m, slope_b = np.mean(2 * error * x[batch]), np.mean(2 * error)
    m, b = m - learning_rate * slope_m, b - learning_rate * slope_b
    model.train_on_batch(x[batch], y[batch])  # the same step, by Keras

squares = (m * x + b - y) ** 2
print("m:", m, " b:", b)
print("loss, the mean:", squares.mean(), " the slide's sum:", squares.sum())
print("Keras: m, b =", [float(weight.squeeze()) for weight in model.get_weights()])
