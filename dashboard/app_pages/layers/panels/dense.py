import keras
import numpy as np

# cylinders, power, weight and year of some cars, standardized
x = np.array([[0.5, -1.0, 0.2, 1.0]])  # (batch, features)
kernel = np.array([[0.1, 0.2], [0.3, 0.4], [0.5, 0.6], [0.7, 0.8]])  # (features, units)
biases = np.array([23.4, 15.5])  # (units,)
row = 0

layer = keras.layers.Dense(2)
layer.build(x.shape)
layer.set_weights([kernel, biases])
y = layer(x).numpy()  # (batch, units)

print("parameters:", layer.count_params())
print(f"shape in and out: {x.shape[0]}, {x.shape[1]} and {y.shape[0]}, {y.shape[1]}")
print("the row's outputs:", np.round(y[row], 4))
print("the same by hand:", np.round(x[row] @ kernel + biases, 4))
