import keras
import numpy as np
import tensorflow as tf

x = np.array([[0, 0], [0, 1], [1, 0], [1, 1]])
y = np.array([[0], [1], [1], [0]])
kernels = [np.array([[-1.5, -1.4], [1.4, 1.8]]), np.array([[0.6], [-1.5]])]
biases = [np.array([0.0, 0.3]), np.array([0.2])]
activation = "tanh"
loss = "binary_crossentropy"
rate = 1

last = "sigmoid" if loss == "binary_crossentropy" else "linear"
names = [activation] * (len(kernels) - 1) + [last]

# The chain rule; δ is ∂L/∂z, a slope is that of the activation where its output is a.
f = {
    "tanh": lambda z: np.tanh(z),
    "sigmoid": lambda z: 1 / (1 + np.exp(-z)),
    "relu": lambda z: np.maximum(z, 0),
    "linear": lambda z: z,
}
outputs = [x]
for w, b, name in zip(kernels, biases, names, strict=True):  # forward
    outputs.append(f[name](outputs[-1] @ w + b))
delta = outputs[-1] - y  # ∂L/∂ŷ · slope: (a - y) / (a * (1 - a)) times a * (1 - a) behind a sigmoid
if last == "linear":
    delta = 2 * delta
delta = delta / len(x)  # the mean of the examples
gradients = [np.zeros(0)] * 2 * len(kernels)
for layer in reversed(range(len(kernels))):  # backward
    a = outputs[layer]
    gradients[2 * layer : 2 * layer + 2] = a.T @ delta, delta.sum(axis=0)
    slope = {"tanh": 1 - a**2, "sigmoid": a * (1 - a), "relu": 1.0 * (a > 0)}
    delta = delta @ kernels[layer].T * slope[activation]

# The same by TensorFlow's tape.
model = keras.Sequential([keras.Input((x.shape[1],))])
for b, name in zip(biases, names, strict=True):
    model.add(keras.layers.Dense(len(b), activation=name))
start = [part for pair in zip(kernels, biases, strict=True) for part in pair]
model.set_weights(start)
with tf.GradientTape() as tape:
    total = tf.reduce_mean(keras.losses.get(loss)(y, model(x)))
taped = tape.gradient(total, model.trainable_variables)

# The same by one step of fit: a weight moves by -rate times its gradient.
model.compile(keras.optimizers.SGD(float(rate)), loss)
model.fit(x, y, batch_size=len(x), verbose=0)
fitted = [(old - new) / rate for old, new in zip(start, model.get_weights(), strict=True)]

for title, found in (("chain rule", gradients), ("tape", taped), ("fit", fitted)):
    print(f"{title}:", " ".join(f"{value:.4f}" for part in found for value in np.ravel(part)))
