import keras
import numpy as np

from nnviz import datasets  # the package of this lecture: its points

points = datasets.xor(count=400, noise=0.05)
x1, x2 = points.x.T
x = np.column_stack([x1, x2])
y = points.y[:, None]  # (points, 1)
train = 200  # the others validate
x_val, y_val = x[train:], y[train:]

seed = 0
keras.utils.set_random_seed(seed)
model = keras.Sequential(
    [
        keras.Input((2,)),
        keras.layers.Dense(4, activation="tanh"),
        keras.layers.Dense(2, activation="tanh"),
        keras.layers.Dense(1, activation="sigmoid"),
    ]
)
model.summary()

optimizer = keras.optimizers.Adam(0.03)
loss = "binary_crossentropy"
metrics = ["accuracy"]
model.compile(optimizer=optimizer, loss=loss, metrics=metrics)

batch_size = 10
epochs = 300
model.fit(
    x[:train], y[:train], batch_size=batch_size, epochs=epochs, validation_data=(x_val, y_val), verbose=0
)  # verbose=1 shows each epoch

print("parameters:", model.count_params())
print("training:  ", model.evaluate(x[:train], y[:train], verbose=0, return_dict=True))
print("validation:", model.evaluate(x_val, y_val, verbose=0, return_dict=True))
print("output for the first validation point:", model.predict(x_val[:1], verbose=0)[0])
