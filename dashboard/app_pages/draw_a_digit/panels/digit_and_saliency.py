import keras
import numpy as np
import tensorflow as tf

# The 28×28 grey values that the network sees now, two hexadecimal digits each.
rows = """
«rows»
"""
image = np.array([list(bytes.fromhex(row)) for row in rows.split()], "float32") / 255
batch = image[None, ..., None]  # (batch, height, width, channels)

model = keras.models.load_model("assets/models/digit_cnn.keras")
probabilities = model(batch).numpy()[0]
for digit, p in enumerate(probabilities):
    print(digit, f"{p:.4f}")

# Where it looked: the slope of the largest logit at every pixel.
logits = keras.Model(model.inputs[0], model.get_layer("logits").output)
with tf.GradientTape() as tape:
    pixels = tf.constant(batch)
    tape.watch(pixels)
    largest = tf.reduce_max(logits(pixels))
saliency = tape.gradient(largest, pixels).numpy()[0, ..., 0]
print("steepest pixel (row, column):", np.unravel_index(np.abs(saliency).argmax(), saliency.shape))
