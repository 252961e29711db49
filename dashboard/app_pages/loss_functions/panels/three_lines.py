import keras
import numpy as np

x = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
y = np.array([6.0, 1.0, 2.0, 3.0, 4.0])
delta = 1.0  # of Huber's loss


def squared(weights: np.ndarray) -> tuple[float, float]:
    """The best line by squares, some points counting more than others."""
    x_mean, y_mean = np.average(x, weights=weights), np.average(y, weights=weights)
    m = np.sum(weights * (x - x_mean) * (y - y_mean)) / np.sum(weights * (x - x_mean) ** 2)
    return m, y_mean - m * x_mean


def absolute() -> tuple[float, float]:
    """One of the best lines by the absolute error goes through two of the points: try all pairs."""
    pairs = [(i, j) for i in range(len(x)) for j in range(i) if x[i] != x[j]]
    slopes = [(y[i] - y[j]) / (x[i] - x[j]) for i, j in pairs]
    lines = [(m, y[i] - m * x[i]) for m, (i, _) in zip(slopes, pairs, strict=True)]
    return min(lines, key=lambda line: np.abs(line[0] * x + line[1] - y).sum())


def robust() -> tuple[float, float]:
    """Squares again and again; a point beyond delta counts less, the further it is off."""
    m, b = squared(np.ones(len(x)))
    for _ in range(500):
        far = np.abs(m * x + b - y)
        m, b = squared(delta / np.maximum(far, delta))
    return m, b


for name, (m, b), loss in (
    ("MAE", absolute(), keras.losses.MeanAbsoluteError()),
    ("MSE", squared(np.ones(len(x))), keras.losses.MeanSquaredError()),
    ("Huber", robust(), keras.losses.Huber(delta)),
):
    print(f"{name}, its mean and its line's m and b:", float(loss(y, m * x + b)), m, b)
