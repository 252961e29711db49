import keras
import numpy as np

outliers = 6  # of 60 points
lift = 4.0
epochs = 120

# Points around a curve; some are pushed up.
random = np.random.default_rng(0)
x = np.linspace(-3, 3, 60)
curve = 1.5 * np.sin(1.5 * x)
y = curve + 0.15 * random.normal(size=60)
y[random.permutation(60)[:outliers]] += lift

for loss in ("mean_squared_error", "mean_absolute_error", "huber", "log_cosh"):
    keras.utils.set_random_seed(0)  # the same start, and the same order of the points, for every loss
    model = keras.Sequential(
        [
            keras.Input((1,)),
            keras.layers.Dense(16, activation="tanh"),
            keras.layers.Dense(16, activation="tanh"),
            keras.layers.Dense(1),
        ]
    )
    model.compile(optimizer=keras.optimizers.Adam(0.02), loss=loss)
    model.fit(x, y, batch_size=20, epochs=epochs, verbose=0)
    print(f"{loss}: {model.evaluate(x, y, verbose=0):.4f}")
    prediction = model.predict(x, verbose=0)[:, 0]
    for name, truth in (("points", y), ("curve", curve)):
        residual = truth - prediction
        print(f"  to the {name}: MAE {np.mean(np.abs(residual)):.4f}, MSE {np.mean(residual**2):.4f}")
