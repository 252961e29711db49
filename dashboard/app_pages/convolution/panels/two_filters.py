import keras
import numpy as np

from nnviz.datasets.small_images import line_segments

noise = 0.2
zeros = 2

lines = line_segments(noise=noise)
edge = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]], "float32")  # vertical
kernels = np.stack([edge.T, edge], axis=-1)[:, :, None]  # (row, column, channels, filters)

convolution = keras.layers.Conv2D(2, 3, use_bias=False)
network = keras.Sequential([keras.layers.ZeroPadding2D(zeros), convolution, keras.layers.GlobalMaxPooling2D()])
network.build((None, 8, 8, 1))
convolution.set_weights([kernels])

horizontal, vertical = network(lines.images[..., None]).numpy().T
right = (vertical > horizontal) == lines.vertical
print("right:", right.sum(), "of", len(right))
