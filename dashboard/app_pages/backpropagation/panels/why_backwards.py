import time

import keras
import numpy as np
import tensorflow as tf

units = [2, 2, 1]

keras.utils.set_random_seed(0)
hidden = [keras.layers.Dense(count, activation="tanh") for count in units[1:-1]]
last = keras.layers.Dense(units[-1], activation="sigmoid")
model = keras.Sequential([keras.Input((units[0],)), *hidden, last])
x = np.random.default_rng(0).normal(size=(1, units[0])).astype("float32")
y = np.ones((1, units[-1]), "float32")

begun = time.perf_counter()
with tf.GradientTape() as tape:
    total = tf.reduce_mean(keras.losses.binary_crossentropy(y, model(x)))
gradients = tape.gradient(total, model.trainable_variables)
print(f"weights and biases: {model.count_params()}")
print(f"backpropagation: {1000 * (time.perf_counter() - begun):.1f} ms for all gradients")

kernel, epsilon = model.trainable_variables[0], 1e-3
begun = time.perf_counter()
nudged = kernel.numpy()
nudged[0, 0] += epsilon
kernel.assign(nudged)
moved = tf.reduce_mean(keras.losses.binary_crossentropy(y, model(x)))
slope = (moved - total) / epsilon
print(f"nudging: {1000 * (time.perf_counter() - begun):.1f} ms for one of them")
print(f"the first weight's gradient: {gradients[0][0, 0]:.3f}, by nudging {slope:.3f}")
