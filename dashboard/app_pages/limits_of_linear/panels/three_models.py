import keras
import numpy as np
import tensorflow as tf

from nnviz import datasets

points = datasets.xor()
x, y = points.x, points.y

# Your line, as the sliders stand.
angle = 0
shift = 0.0
direction = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
print("your line:", np.sum((x @ direction - shift > 0) == y), "of", len(y))

# Logistic regression, by Newton's method; where a line parts the classes the weights would grow for ever.
features = x
inputs = np.column_stack([(features - features.mean(axis=0)) / features.std(axis=0), np.ones(len(y))])
weights, before, loss = np.zeros(inputs.shape[1]), np.inf, np.log(2)
while before - loss > 1e-3:
    p = 1 / (1 + np.exp(-inputs @ weights))
    weights += np.linalg.solve((inputs.T * (p * (1 - p))) @ inputs, inputs.T @ (y - p))
    before, loss = loss, np.mean(np.logaddexp(0, (1 - 2 * y) * (inputs @ weights)))
print("logistic regression:", np.mean((inputs @ weights > 0) == y))

# The network: each layer starts from a seed of its own, and every step looks at all points.
glorot = keras.initializers.GlorotUniform
shape = [(8, "tanh"), (8, "tanh"), (1, "sigmoid")]
layers = [keras.layers.Dense(*each, kernel_initializer=glorot(seed)) for seed, each in enumerate(shape)]
network = keras.Sequential([keras.Input((2,)), *layers])
network.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", jit_compile=True, steps_per_execution=100)
network.fit(tf.data.Dataset.from_tensors((x, y[:, None])).repeat(1000), verbose=0)
print("network:", np.mean((network(x).numpy()[:, 0] > 0.5) == y))
