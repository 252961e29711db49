import keras
import numpy as np
import tensorflow as tf

from nnviz.datasets.line_images import lines, shift_images, shuffle_pixels

shuffled = False
shift = 0


def seen(images: np.ndarray, pixels: int) -> np.ndarray:
    """Move images down and to the right, then shuffle their pixels or not."""
    moved = shift_images(images, pixels)
    return (shuffle_pixels(moved) if shuffled else moved)[..., None]  # (count, 8, 8, 1)


train, test = lines(count=400, seed=0), lines(count=1000, seed=1)
glorot = keras.initializers.GlorotUniform
networks = {
    "logistic regression": [keras.layers.Flatten()],
    "dense network": [
        keras.layers.Flatten(),
        keras.layers.Dense(8, "relu", kernel_initializer=glorot(4)),
    ],
    "convolution": [
        keras.layers.Conv2D(2, 3, padding="same", activation="relu", kernel_initializer=glorot(4)),
        keras.layers.GlobalMaxPooling2D(),
    ],
}
for name, layers in networks.items():
    last = keras.layers.Dense(1, "sigmoid", kernel_initializer=glorot(5))
    model = keras.Sequential([keras.Input((8, 8, 1)), *layers, last])
    model.compile(keras.optimizers.Adam(0.03), "binary_crossentropy", jit_compile=True, steps_per_execution=100)
    batch = tf.data.Dataset.from_tensors((seen(train.images, 0), train.y[:, None]))  # all images at once
    model.fit(batch.repeat(500), verbose=0)
    right = (model(seen(test.images, shift)).numpy()[:, 0] > 0.5) == test.y
    print(f"{name}: {model.count_params()} {right.mean()}")
