import keras
import numpy as np
import tensorflow as tf

from nnviz import datasets

cars = datasets.cars_horsepower()
x, y = (each[:, None].astype("float32") for each in (cars.x / 100, cars.y))  # (cars, 1)
m = 8.0
b = 2.0
line = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])
line.set_weights([np.array([[m]]), np.array([b])])


@tf.function(autograph=False, reduce_retracing=True)
def gradient_of(x: np.ndarray, y: np.ndarray) -> tf.Tensor:
    """Return the derivatives of the batch's mean loss by m and b."""
    with tf.GradientTape() as tape:
        loss = keras.ops.mean((line(x) - y) ** 2)
    by_m, by_b = tape.gradient(loss, line.trainable_variables)
    return tf.stack([by_m[0, 0], by_b[0]])


random = np.random.default_rng(0)
orders = random.permuted(np.tile(np.arange(len(x)), (200, 1)), axis=1)  # the first n of each are a batch
whole = gradient_of(tf.constant(x), tf.constant(y)).numpy()
print(f"gradient over all: {whole[0]:.3f}, {whole[1]:.3f}")
for size in (1, 8, 64):
    rows = orders[:, :size]
    cloud = np.array([gradient_of(tf.constant(x[each]), tf.constant(y[each])) for each in rows])
    spread = np.sqrt(np.mean(np.sum((cloud - whole) ** 2, axis=1)))
    print(f"batches of {size}, spread: {spread:.3f}")
