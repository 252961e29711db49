import keras
import numpy as np

from nnviz import datasets

batch = 8
seen = 12
momentum = 0.99
gamma, beta = 1.0, 0.0
training = True

power = datasets.cars_horsepower().x
random = np.random.default_rng(0)
orders = random.permuted(np.tile(np.arange(len(power)), (60, 1)), axis=1)  # the first n of each are a batch

layer = keras.layers.BatchNormalization(momentum=momentum)
layer.build((None, 1))
layer.gamma.assign([gamma])
layer.beta.assign([beta])
for order in orders[:seen]:
    x = power[order[:batch], None]  # (batch, 1)
    y = layer(x, training=True).numpy()  # and the averages move
if not training:
    y = layer(x, training=False).numpy()

print(f"the batch's mean and standard deviation: {x.mean():.3f}, {x.std():.3f}")
print(f"moving mean and variance: {layer.moving_mean[0]:.3f}, {layer.moving_variance[0]:.2f}")
print(f"outputs, mean and standard deviation: {y.mean():.4f}, {y.std():.4f}")
print(f"the first one: {y[0, 0]:.4f}")
print(f"weights by gradient, and without: {len(layer.trainable_weights)}, {len(layer.non_trainable_weights)}")
