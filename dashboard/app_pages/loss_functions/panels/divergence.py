import keras
import numpy as np

p = np.array([0.1, 0.2, 0.4, 0.2, 0.1])  # the truth
weights = np.array([20, 50, 20, 10, 5])

q = weights / weights.sum()  # the prediction


def kl(p: np.ndarray, q: np.ndarray) -> float:
    """Sum p·ln(p/q) where p is not 0: ∞ if q is 0 there."""
    with np.errstate(divide="ignore"):
        return np.sum(p[p > 0] * np.log(p[p > 0] / q[p > 0]))


with np.errstate(divide="ignore"):
    cross_entropy = -np.sum(p[p > 0] * np.log(q[p > 0]))
print("KL(p || q):", kl(p, q))
print("KL(q || p):", kl(q, p))
print("entropy of p:", -np.sum(p[p > 0] * np.log(p[p > 0])))
print("cross-entropy, entropy + KL:", cross_entropy)
# Keras keeps probabilities at 0.0000001 or more, and never says ∞.
print("KL by Keras:", float(keras.losses.KLDivergence()(p, q)))
print("cross-entropy by Keras:", float(keras.losses.CategoricalCrossentropy()(p[None], q[None])))
