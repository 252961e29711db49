import keras
import numpy as np

# The image in gray values, two hexadecimal digits to a pixel.
rows = """
«rows»
"""
kernel = np.array([[-1, 0, 1], [-1, 0, 1], [-1, 0, 1]], "float32")
padding = "valid"
zeros = 0
stride = 1
place = (1, 1)

image = np.array([list(bytes.fromhex(row)) for row in rows.split()], "float32") / 255
batch = keras.layers.ZeroPadding2D(zeros)(image[None, ..., None])  # (batch, height, width, channels)
convolution = keras.layers.Conv2D(1, len(kernel), strides=stride, padding=padding, use_bias=False)
convolution.build(batch.shape)
convolution.set_weights([kernel[..., None, None]])  # (row, column, channels, filters)

feature_map = convolution(batch)
rectified = keras.ops.relu(feature_map)
print("feature map:", feature_map.shape[1], "×", feature_map.shape[2])
cell = feature_map.numpy()[0, place[0] - 1, place[1] - 1, 0]
print("sum at the window:", f"{cell:.4f}")
if min(feature_map.shape[1:3]) >= 2:
    largest, mean = (layer(2)(rectified) for layer in (keras.layers.MaxPooling2D, keras.layers.AveragePooling2D))
    print("strongest of each map:", f"{np.max(rectified):.4f}, {np.max(largest):.4f}, {np.max(mean):.4f}")
