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

# Each epoch sees them in an order of its own, in three batches. One call of `fit` takes all epochs.
orders = [np.random.default_rng([0, epoch]).permutation(60) for epoch in range(epochs)]
seen = np.ravel(orders).astype(int)

for loss in ("mean_squared_error", "mean_absolute_error", "huber", "log_cosh"):
    start = [keras.initializers.GlorotUniform(seed) for seed in range(3)]  # the same for every loss
    network = keras.Sequential(
        [
            keras.Input((1,)),
            keras.layers.Dense(16, "tanh", kernel_initializer=start[0]),
            keras.layers.Dense(16, "tanh", kernel_initializer=start[1]),
            keras.layers.Dense(1, kernel_initializer=start[2]),
        ]
    )
    network.compile(keras.optimizers.Adam(0.02), loss, jit_compile=False)  # compiling would take longer
    if epochs:
        network.fit(x[seen, None], y[seen], batch_size=20, shuffle=False, verbose=0)
    answers = network(x[:, None]).numpy()[:, 0]
    print(f"{loss}: {float(np.mean(keras.losses.get(loss)(y[:, None], answers[:, None]))):.4f}")
    for name, truth in (("points", y), ("curve", curve)):
        r = answers - truth
        print(f"  to the {name}: MAE {np.mean(np.abs(r)):.4f}, MSE {np.mean(r**2):.4f}")
