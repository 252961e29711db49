import keras

from nnviz import datasets

batch = 3
image, row, column = 0, 5, 6  # from 0

images = datasets.digits().test_images[:batch].reshape(batch, 14, 2, 14, 2).mean(axis=(2, 4))
x = images[..., None]  # (batch, 14, 14, 1)
flat = keras.layers.Flatten()(x).numpy()  # (batch, 196)

place = row * 14 + column
print(f"shape: {flat.shape[0]}, {flat.shape[1]}")
print("place, from 1:", place + 1)
print(f"there and in the image: {flat[image, place]:.3f}, {images[image, row, column]:.3f}")
