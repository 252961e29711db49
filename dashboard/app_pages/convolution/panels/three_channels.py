import keras
import numpy as np

from nnviz.datasets.small_images import traffic_light

bias = -3.0
red = [[-1, -1, -1], [-1, -1, -1], [-1, -1, -1]]  # row by row
green = [[1, 1, 1], [1, 1, 1], [1, 1, 1]]
blue = [[0, 0, 0], [0, 0, 0], [0, 0, 0]]

image = traffic_light()  # (8, 8, 3): red, green, blue
kernel = np.stack([red, green, blue], axis=-1).astype("float32")  # (3, 3, 3): row, column, channel
convolution = keras.layers.Conv2D(1, 3)
convolution.build((None, 8, 8, 3))
convolution.set_weights([kernel[..., None], np.array([bias])])

feature_map = convolution(image[None]).numpy()[0, ..., 0]
print("parameters:", convolution.count_params())
print("above zero:", (feature_map > 0).sum(), "of", feature_map.size)
print("largest:", f"{feature_map.max():.4f}")
