import keras
import numpy as np

from nnviz import datasets  # the package of this lecture: its points

noise, train, seed = 0.3, 40, 0
points = datasets.moons(count=400, noise=noise)
x, y = points.x, points.y[:, None]  # (points, 2), (points, 1)

# 1. Architecture: layers, composed.
hidden = (8, 8)
keras.utils.set_random_seed(seed)
model = keras.Sequential([keras.Input((2,))])
for units in hidden:
    model.add(keras.layers.Dense(units, activation="tanh"))
model.add(keras.layers.Dense(1, activation="sigmoid"))

# Loss and optimizer.
rate, batch, epochs = 0.03, 10, 300
model.compile(optimizer=keras.optimizers.Adam(rate), loss="binary_crossentropy")

# 2. A callback keeps the best weights; the batch size says how many examples a step looks at.
stopping = keras.callbacks.EarlyStopping(patience=50, restore_best_weights=True)
history = model.fit(
    x[:train],
    y[:train],
    batch_size=batch,
    epochs=epochs,
    validation_data=(x[train:], y[train:]),
    callbacks=[stopping],
    verbose=0,
)
lowest = int(np.argmin(history.history["val_loss"]))
print("epoch of the lowest validation loss:", lowest + 1)
print("validation loss of the weights kept:", model.evaluate(x[train:], y[train:], verbose=0))

# 3. For images, exploit that neighbors belong together: Conv2D instead of Flatten and Dense.
image_model = keras.Sequential(
    [
        keras.Input((28, 28, 1)),
        keras.layers.Conv2D(16, 5, activation="relu"),
        keras.layers.MaxPooling2D(),
        keras.layers.Conv2D(32, 5, activation="relu"),
        keras.layers.GlobalMaxPooling2D(),
        keras.layers.Dense(10, activation="softmax"),
    ]
)
print("parameters of an image network:", image_model.count_params())
