import keras
import numpy as np

x = np.array([1.0, 2.0, 3.0])
y = np.array([1.0, 2.0, 2.0])

# Your line, as the sliders stand.
m = 0.0
b = 0.0
squares = (m * x + b - y) ** 2
print("the slide's loss, the sum:  ", squares.sum())
print("the loss of Keras, the mean:", float(keras.losses.MeanSquaredError()(y, m * x + b)))

# The best line, by the slide's formula.
m_best = np.cov(x, y, bias=True)[0, 1] / np.var(x)
b_best = y.mean() - m_best * x.mean()
print("best m:", m_best, " best b:", b_best)
print("its sum:", ((m_best * x + b_best - y) ** 2).sum())
