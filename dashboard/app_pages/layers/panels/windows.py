import keras
import numpy as np

from nnviz import datasets

image = datasets.digits().test_images[15].round(4)  # (28, 28)
kernel = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]])
row, column = 7, 10  # of the feature map, from 0

convolution = keras.layers.Conv2D(1, 3)
convolution.build((None, 28, 28, 1))
convolution.set_weights([kernel[..., None, None], np.zeros(1)])
feature_map = convolution(image[None, ..., None]).numpy()  # (1, 26, 26, 1)
pooled = keras.layers.MaxPooling2D(2)(feature_map).numpy()  # (1, 13, 13, 1)

print("parameters:", convolution.count_params())
print(f"map and pooled, rows: {feature_map.shape[1]}, {pooled.shape[1]}")
print(f"the map's cell: {feature_map[0, row, column, 0]:.4f}")
print(f"by hand: {(image[row : row + 3, column : column + 3] * kernel).sum():.4f}")
print(f"the pooled cell: {pooled[0, row // 2, column // 2, 0]:.4f}")
