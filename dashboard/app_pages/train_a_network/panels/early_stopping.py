# %% The data: inputs less the training part's mean, over its deviation
import keras
import numpy as np
import tensorflow as tf

from nnviz import datasets

split = datasets.exercise("cars")
(x, y), (x_val, y_val) = split.parts  # y: miles per gallon, or 1 for the class and 0 for the others

# %% Architecture
hidden = [64, 64]
activation = "relu"
dropout, l2, seed = 0.0, 0.0, 0

quantity = y.shape[1] == 1
network = keras.Sequential([keras.Input(x.shape[1:])])
for number, units in enumerate([*hidden, y.shape[1]]):
    last = number == len(hidden)
    middle = round(float(y.mean()), 2) if last and quantity else 0  # begin at the mean
    network.add(
        keras.layers.Dense(
            units,
            ("linear" if quantity else "softmax") if last else activation,
            kernel_initializer=keras.initializers.GlorotUniform(1000 * seed + number),
            bias_initializer=keras.initializers.Constant(middle),
            kernel_regularizer=keras.regularizers.L2(l2) if l2 else None,
        )
    )
    if dropout and not last:
        network.add(keras.layers.Dropout(dropout, seed=1000 * seed + number))
print("parameters:", network.count_params())

# %% Loss and optimizer
loss = "mean_squared_error"
metric = "mean_absolute_error"
optimizer = keras.optimizers.Adam(0.003)
measured = keras.metrics.MeanMetricWrapper(keras.losses.get(loss), loss)  # the loss without L2's penalty
network.compile(optimizer, loss, metrics=[measured, metric], jit_compile=True)

# %% Training, with early stopping
batch, epochs, patience = 32, 100, 8

# `fit(x, y, batch_size=batch)` shuffles too; an order of its own for each epoch can be repeated.
orders = [np.random.default_rng([seed, epoch]).permutation(len(x)) for epoch in range(epochs)]
batches = tf.data.Dataset.from_tensor_slices(orders).flat_map(
    lambda order: tf.data.Dataset.from_tensor_slices((tf.gather(x, order), tf.gather(y, order))).batch(batch)
)
stop = keras.callbacks.EarlyStopping(f"val_{loss}", mode="min", patience=patience, restore_best_weights=True)
history = network.fit(
    batches,
    epochs=epochs,
    steps_per_epoch=-(-len(x) // batch),
    validation_data=(x_val, y_val),
    validation_batch_size=len(x_val),
    callbacks=[stop] if patience else [],
    verbose=0,
).history
print("epochs trained:", len(history[f"val_{loss}"]))

# %% What was learned
for name, part in (("training", (x, y)), ("validation", (x_val, y_val))):
    found = network.evaluate(*part, batch_size=len(part[0]), verbose=0, return_dict=True)
    print(f"{name}: {loss} {found[loss]:.4f}, {metric} {found[metric]:.4f}")
