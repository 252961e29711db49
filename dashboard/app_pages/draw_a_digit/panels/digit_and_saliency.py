import keras
import numpy as np
import tensorflow as tf

from nnviz import digits  # the package of this lecture: its trained network

# The 28×28 gray values that the network sees now, two hexadecimal digits each.
rows = """
«rows»
"""
image = np.array([list(bytes.fromhex(row)) for row in rows.split()], "float32") / 255
batch = image[None, ..., None]  # (batch, height, width, channels)

model = digits.load_classifier("cnn").model
probabilities = model.predict(batch, verbose=0)[0]
for digit, p in enumerate(probabilities):
    print(digit, f"{p:.4f}")

# Sensitivity: the gradient of the largest logit by every pixel.
logits = keras.Model(model.inputs, model.get_layer("logits").output)
with tf.GradientTape() as tape:
    pixels = tf.constant(batch)
    tape.watch(pixels)
    largest = tf.reduce_max(logits(pixels))
saliency = tape.gradient(largest, pixels).numpy()[0, ..., 0]
row, column = np.unravel_index(np.abs(saliency).argmax(), saliency.shape)
print("most sensitive pixel (row, column, from 1):", (int(row) + 1, int(column) + 1))
