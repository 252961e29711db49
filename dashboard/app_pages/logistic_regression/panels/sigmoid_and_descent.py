import keras
import numpy as np

x = np.array([-1.0, 0.5, 1.0])
y = np.array([0.0, 0.0, 1.0])

# Your sigmoid, as the sliders stand.
m = 1.0
b = 0.0
threshold = 0.5
p = 1 / (1 + np.exp(-(m * x + b)))
log_likelihood = np.sum(y * np.log(p) + (1 - y) * np.log(1 - p))  # the slide's L
print("log loss, summed:  ", -log_likelihood)
print("log loss, mean:    ", -log_likelihood / len(y))
print("accuracy:          ", np.mean((p >= threshold) == y))
# Keras keeps p between 1e-7 and 1 − 1e-7, so it never reports more than 16.1 for a point.
print("the loss of Keras: ", float(keras.losses.BinaryCrossentropy()(y, p)))

# The slide's gradient descent, from (1, 0): uphill on L is downhill on its negative. Here on the mean.
steps = 0
rate = 1.0
place = np.array([1.0, 0.0])
for _ in range(steps):
    p = 1 / (1 + np.exp(-(place[0] * x + place[1])))
    gradient = np.array([np.mean((y - p) * x), np.mean(y - p)])  # of L / n
    place = place + rate * gradient
print("after", steps, "steps: m, b =", place)
