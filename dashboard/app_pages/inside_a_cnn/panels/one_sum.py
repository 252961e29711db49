import keras
import numpy as np

from nnviz import digits  # the package of this lecture: its trained network

# The 28×28 gray values that the network sees, two hexadecimal digits each.
rows = """
«rows»
"""
image = np.array([list(bytes.fromhex(row)) for row in rows.split()], "float32") / 255
layer = "conv2"
place = (3, 3)  # row and column of the cell, from 0
unit = 4  # which filter, from 0

model = digits.load_classifier("cnn").model
convolution = model.get_layer(layer)
cut = keras.Model(model.inputs, [convolution.input, convolution.output])
before, after = (part[0] for part in cut.predict(image[None, ..., None], verbose=0))  # (rows, columns, channels)

kernel, bias = convolution.get_weights()
row, column = place
window = before[row : row + 5, column : column + 5]
sums = (window * kernel[..., unit]).sum(axis=(0, 1))  # one for each channel
z = sums.sum() + bias[unit]
print("each channel adds:", np.round(sums, 4))
print(f"sum: {sums.sum():.4f}, with the bias: {z:.4f}, after ReLU: {max(0, z):.4f}")
print(f"the network's own: {after[row, column, unit]:.4f}")
