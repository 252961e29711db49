import keras
import numpy as np

from nnviz.datasets.small_images import traffic_light

bias = -3.0

image = traffic_light()  # (8, 8, 3): red, green, blue
kernel = np.ones((3, 3, 1), "float32") * np.array([-1, 1, 0], "float32")  # against red, for green
convolution = keras.layers.Conv2D(1, 3)
convolution.build((None, 8, 8, 3))
convolution.set_weights([kernel[..., None], np.array([bias])])

feature_map = convolution(image[None]).numpy()[0, ..., 0]
print("parameters:", convolution.count_params())
print("above zero:", (feature_map > 0).sum(), "of", feature_map.size)
print("largest:", f"{feature_map.max():.4f}")
