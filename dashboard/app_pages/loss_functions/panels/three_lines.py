from collections.abc import Callable

import keras
import numpy as np
from scipy.optimize import minimize

x = np.array([0.0, 1.0, 2.0, 3.0, 4.0])
y = np.array([6.0, 1.0, 2.0, 3.0, 4.0])
delta = 1.0  # of Huber's loss


def huber(residual: np.ndarray) -> np.ndarray:
    """Half the square up to delta, a straight line beyond."""
    far = np.abs(residual)
    return np.where(far <= delta, far**2 / 2, delta * (far - delta / 2))


def mean_loss(line: np.ndarray, of_residual: Callable[[np.ndarray], np.ndarray]) -> float:
    """The mean loss of y = m·x + b."""
    m, b = line
    return of_residual(y - (m * x + b)).mean()


for name, of_residual, in_keras in (
    ("MAE", np.abs, keras.losses.MeanAbsoluteError()),
    ("MSE", np.square, keras.losses.MeanSquaredError()),
    ("Huber", huber, keras.losses.Huber(delta)),
):
    # The line of least loss, by a search that needs no gradient: that of MAE has jumps.
    start = np.polyfit(x, y, 1)
    exact = {"xatol": 1e-9, "fatol": 1e-12, "maxiter": 5000}
    m, b = minimize(mean_loss, start, args=(of_residual,), method="Nelder-Mead", options=exact).x
    print(f"{name}, its mean and its line's m and b:", float(in_keras(y, m * x + b)), m, b)
