import numpy as np

from nnviz import datasets

points = datasets.apart()
x, y = 4 * points.x, points.y
corrections = 10

w, b = np.zeros(2), 0.0
corrected = 0
while corrected < corrections and np.any((x @ w + b > 0) != y):
    for point, truth in zip(x, y, strict=True):
        output = w @ point + b > 0
        if output != truth and corrected < corrections:  # a mistake: move towards it, or away
            sign = 1 if truth == 1 else -1
            w, b = w + sign * point, b + sign
            corrected += 1

print("w:", w, " b:", b)
print("wrong:", np.sum((x @ w + b > 0) != y), "of", len(y))
