import keras
import numpy as np

w1 = 1.0
w2 = 1.0
b = -0.5
gate = "AND"
yours = "0000"  # what a gate of your own wants at the corners below
activation = "step"

corners = np.array([[0, 0], [0, 1], [1, 0], [1, 1]], "float32")
gates = {"AND": [0, 0, 0, 1], "OR": [0, 1, 1, 1], "NAND": [1, 1, 1, 0], "XOR": [0, 1, 1, 0]}
gates["yours"] = [int(bit) for bit in yours or "0000"]
wanted = gates[gate]
functions = {"sigmoid": keras.ops.sigmoid, "tanh": keras.ops.tanh, "ReLU": keras.ops.relu}
# Rounded, as 0.1 + 0.2 - 0.3 is not quite 0 in binary.
functions["step"] = lambda z: keras.ops.cast(keras.ops.round(z, 6) > 0, "float32")
perceptron = keras.layers.Dense(1, activation=functions[activation])
perceptron.build((None, 2))
perceptron.set_weights([np.array([[w1], [w2]]), np.array([b])])

right = 0
for (x1, x2), output, truth in zip(corners, perceptron(corners).numpy()[:, 0], wanted, strict=True):
    z = round(float(w1 * x1 + w2 * x2 + b), 6)
    right += (z > 0) == truth
    print(f"({x1:.0f}, {x2:.0f})  z: {z:.2f}  output: {output:.2f}  wanted: {truth}")
print("right:", right, "of 4")
