import keras
import numpy as np
from scipy.special import expit as sigmoid

x = np.array([-1.0, 0.5, 1.0])
y = np.array([0.0, 0.0, 1.0])

# Your sigmoid, as the sliders stand.
m = 1.0
b = 0.0
threshold = 0.5
z = m * x + b
losses = np.logaddexp(0, (1 - 2 * y) * z)  # −ln p of the true class, without overflow
p = sigmoid(z)
print("cross-entropy, the sum: ", losses.sum())
print("cross-entropy, the mean:", losses.mean())
print("accuracy:               ", np.mean((p >= threshold) == y))
print("the same by Keras:      ", float(keras.losses.BinaryCrossentropy(from_logits=True)(y, z)))

# The slide's gradient descent, from (1, 0): uphill on L is downhill on its negative. Here on the mean.
steps = 0
rate = 1.0
place = np.array([1.0, 0.0])
for _ in range(steps):
    p = sigmoid(place[0] * x + place[1])
    gradient = np.array([np.mean((y - p) * x), np.mean(y - p)])  # of L / n
    place = place + rate * gradient
print("after", steps, "steps: m, b =", place)
