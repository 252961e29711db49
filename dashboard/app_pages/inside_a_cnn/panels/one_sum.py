import keras
import numpy as np

# The 28×28 grey values that the network sees, two hexadecimal digits each.
rows = """
«rows»
"""
image = np.array([list(bytes.fromhex(row)) for row in rows.split()], "float32") / 255
layer = "conv2"
place = (3, 3)  # row and column of the cell
unit = 4  # which filter

model = keras.models.load_model("assets/models/digit_cnn.keras")
convolution = model.get_layer(layer)
cut = keras.Model(model.inputs[0], [convolution.input, convolution.output])
before, after = (np.asarray(part)[0] for part in cut(image[None, ..., None]))  # (rows, columns, channels)

kernel, bias = convolution.get_weights()
row, column = place
window = before[row : row + 5, column : column + 5]
sums = (window * kernel[..., unit]).sum(axis=(0, 1))  # one for each channel
z = sums.sum() + bias[unit]
print("each channel adds:", np.round(sums, 4))
print(f"sum: {sums.sum():.4f}, with the bias: {z:.4f}, after ReLU: {max(0, z):.4f}")
print(f"the network says: {after[row, column, unit]:.4f}")
