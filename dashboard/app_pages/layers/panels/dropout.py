import keras
import numpy as np

# A digit of 7×7 numbers, row by row.
x = np.zeros(49)
p = 0.5
training = True
scaled = True

layer = keras.layers.Dropout(p, seed=0)
batch = np.tile(x, (30, 1)).astype("float32")  # (30, 49): the same input 30 times
y = layer(batch, training=training).numpy()
if training and not scaled:
    y = y * (1 - p)  # takes back what Keras does

sums = y.sum(axis=1)
print(f"the first three sums: {sums[0]:.4f}, {sums[1]:.4f}, {sums[2]:.4f}")
print(f"mean and standard deviation of 30: {sums.mean():.4f}, {sums.std():.4f}")
print(f"at inference: {layer(batch, training=False).numpy()[0].sum():.4f}")
print(f"dropped in the first row: {(y[0] == 0).sum() - (x == 0).sum()} of {(x != 0).sum()}")
