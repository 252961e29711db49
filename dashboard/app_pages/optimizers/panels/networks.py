import keras

from nnviz import datasets

kind = "Adam"
rate = 0.01
seed = 0
epochs = 100

(x, y), validation = datasets.exercise("cars").parts
optimizers = {
    "SGD": keras.optimizers.SGD(float(rate)),
    "momentum": keras.optimizers.SGD(float(rate), momentum=0.9),
    "Nesterov": keras.optimizers.SGD(float(rate), momentum=0.9, nesterov=True),
    "RMSprop": keras.optimizers.RMSprop(float(rate)),
    "Adam": keras.optimizers.Adam(float(rate)),
}
keras.utils.set_random_seed(seed)
model = keras.Sequential(
    [
        keras.Input((9,)),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(16, activation="relu"),
        keras.layers.Dense(1),
    ]
)
model.compile(optimizers[kind], loss="mean_squared_error")
model.fit(x, y, batch_size=20, epochs=epochs, verbose=0)
print(f"validation loss at the end: {model.evaluate(*validation, verbose=0):.3f}")
