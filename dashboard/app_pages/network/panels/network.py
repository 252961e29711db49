import keras
import numpy as np
import tensorflow as tf

from nnviz import datasets

points = datasets.xor(count=400, noise=0.05)
train = 200  # the others test
inputs = ["x", "y"]
hidden = [4, 2]
activation = "tanh"
quantity = False  # or a class
optimizer = keras.optimizers.Adam(0.03)
batch, epochs, seed, l2 = 10, 300, 0, 0.0

x, y = points.x.T
columns = {
    "x": x,
    "y": y,
    "x²": x**2,
    "y²": y**2,
    "xy": x * y,
    "sin πx": np.sin(np.pi * x),
    "sin πy": np.sin(np.pi * y),
}
x = np.column_stack([columns[name] for name in inputs]).astype("float32")
y = points.y[:, None].astype("float32")

# Each layer starts from a seed of its own; L2 pulls at the weights, not at the biases.
layers = [keras.Input((len(inputs),))]
for number, units in enumerate([*hidden, 1]):
    layers.append(
        keras.layers.Dense(
            units,
            activation if number < len(hidden) else "linear" if quantity else "sigmoid",
            kernel_initializer=keras.initializers.GlorotUniform(1000 * seed + number),
            kernel_regularizer=keras.regularizers.L2(l2) if l2 else None,
        )
    )
network = keras.Sequential(layers)
print("parameters:", network.count_params())

# Each epoch sees the examples in an order of its own.
orders = [np.random.default_rng([seed, epoch]).permutation(train) for epoch in range(epochs)]
each_epoch = tf.data.Dataset.from_tensor_slices((x[orders], y[orders]))
batches = each_epoch.flat_map(lambda a, b: tf.data.Dataset.from_tensor_slices((a, b)).batch(batch))
loss = "mean_squared_error" if quantity else "binary_crossentropy"
metric = "mean_absolute_error" if quantity else "binary_accuracy"
network.compile(optimizer, loss, metrics=[loss, metric], jit_compile=True)
network.fit(batches, epochs=epochs, steps_per_epoch=-(-train // batch), verbose=0)

for name, part in (("train", slice(None, train)), ("test", slice(train, None))):
    measured = network.evaluate(x[part], y[part], batch_size=len(x), verbose=0, return_dict=True)
    print(f"{name}: {loss} {measured[loss]:.4f}, {metric} {measured[metric]:.3f}")
