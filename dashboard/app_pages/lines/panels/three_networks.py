import keras
import numpy as np

from nnviz.datasets.line_images import lines, shift_images, shuffle_pixels  # the package of this lecture: its images

shuffled = False
shift = 0


def seen(images: np.ndarray, pixels: int) -> np.ndarray:
    """Move images down and to the right, then shuffle their pixels or not."""
    moved = shift_images(images, pixels)
    return (shuffle_pixels(moved) if shuffled else moved)[..., None]  # (count, 8, 8, 1)


train, test = lines(count=400, seed=0), lines(count=1000, seed=1)
layers = keras.layers
for name in ("logistic regression", "dense network", "convolution"):
    keras.utils.set_random_seed(4)
    model = keras.Sequential([keras.Input((8, 8, 1))])
    if name == "convolution":
        model.add(layers.Conv2D(2, 3, padding="same", activation="relu"))
        model.add(layers.GlobalMaxPooling2D())
    else:
        model.add(layers.Flatten())
    if name == "dense network":
        model.add(layers.Dense(8, activation="relu"))
    model.add(layers.Dense(1, activation="sigmoid"))
    model.compile(optimizer=keras.optimizers.Adam(0.03), loss="binary_crossentropy", metrics=["accuracy"])
    model.fit(seen(train.images, 0), train.y, batch_size=40, epochs=50, verbose=0)
    measured = model.evaluate(seen(test.images, shift), test.y, verbose=0, return_dict=True)
    print(f"{name}: {model.count_params()} parameters, test accuracy {measured['accuracy']:.3f}")
