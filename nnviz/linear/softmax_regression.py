"""Logistic regression for several classes: one weighted sum for each, judged by the cross-entropy of their softmax."""

from dataclasses import dataclass

import numpy as np

from nnviz._checks import as_table, number, same_length


@dataclass(frozen=True)
class SoftmaxFit:
    """The weights with the smallest cross-entropy, held back a little by L2."""

    weights: np.ndarray
    """float64, shape (inputs, classes)."""
    bias: np.ndarray
    """float64, shape (classes,)."""

    def accuracy(self, x: np.ndarray, y: np.ndarray) -> float:
        """Return the share of examples whose class has the largest logit, in [0, 1]."""
        return float(np.mean((as_table("x", x) @ self.weights + self.bias).argmax(axis=1) == np.asarray(y)))


def fit_softmax(x: np.ndarray, y: np.ndarray, *, l2: float = 1.0) -> SoftmaxFit:
    """Fit logistic regression for several classes: what scikit-learn's `LogisticRegression(C=1 / l2)` finds.

    Args:
        x: Inputs, shape (examples, inputs), finite.
        y: Classes, int, shape (examples,), from 0 on.
        l2: Half of it times the sum of all squared weights is added to the summed cross-entropy; more than 0, so that
            there are best weights where lines separate the classes.

    Returns:
        The best weights.

    Raises:
        ValueError: If x and y do not fit together, or `l2` is not more than 0.

    Example:
        >>> fit_softmax([[0.0], [1.0], [5.0]], [0, 0, 1]).accuracy([[0.5], [6.0]], [0, 1])
        1.0
    """
    from scipy.optimize import minimize  # the server is without SciPy

    x, y = as_table("x", x), np.asarray(y, int)
    same_length(x, y)
    number("l2", l2, above=0)
    truth = np.eye(int(y.max()) + 1)[y]  # (examples, classes)
    inputs = np.column_stack([x, np.ones(len(x))])
    held_back = np.ones((inputs.shape[1], 1))
    held_back[-1] = 0  # not the bias

    def loss(flat: np.ndarray) -> tuple[float, np.ndarray]:
        weights = flat.reshape(inputs.shape[1], truth.shape[1])
        logits = np.einsum("ei,ic->ec", inputs, weights)  # BLAS's threads wait for each other on a busy machine
        logits -= logits.max(axis=1, keepdims=True)
        logs = logits - np.log(np.exp(logits).sum(axis=1, keepdims=True))
        value = -(truth * logs).sum() + l2 / 2 * (held_back * weights**2).sum()
        return value, (np.einsum("ei,ec->ic", inputs, np.exp(logs) - truth) + l2 * held_back * weights).ravel()

    start = np.zeros(inputs.shape[1] * truth.shape[1])
    found = minimize(loss, start, jac=True, method="L-BFGS-B", options={"maxiter": 2000, "ftol": 1e-5})
    weights = found.x.reshape(inputs.shape[1], truth.shape[1])
    return SoftmaxFit(weights[:-1], weights[-1])
