"""What the three ingredients are called, and what has to be said of the model that they make."""

from collections.abc import Mapping

import numpy as np

from dashboard.app_pages.home.ingredients import work
from dashboard.app_pages.home.ingredients.choices import EPOCHS, LOSSES, Ingredients, Kind
from nnviz.charts.numbers import percent, with_minus
from nnviz.linear import best_line, fit_logistic

NAMES: Mapping[Kind, str] = {
    "linear regression": "linear regression",
    "logistic regression": "logistic regression",
    "network": "a small neural network",
    "no quantity": "a misfit",
    "no probability": "a misfit",
}
LOSS_WORDS = {"MSE": "the mean of (ŷ − y)²", "cross-entropy": "the mean of −ln p, p: of the true class"}


def architecture(ingredients: Ingredients) -> str:
    """Return the chosen architecture as a formula, with the count of its parameters."""
    if ingredients.architecture == "line":
        return "ŷ = w·x + b: 2 parameters"
    if ingredients.architecture == "sigmoid":
        return "ŷ = σ(w·x + b): 2 parameters"
    last = "a sum" if ingredients.loss == "MSE" else "a sigmoid"
    return f"{work.HIDDEN} tanh units, then {last}: {parameters(ingredients)} parameters"


def optimizer(ingredients: Ingredients) -> str:
    """Return in words how the chosen optimizer steps."""
    how = {
        "SGD": "steps against the gradient",
        "Momentum": "keeps 0.9 of the last step",
        "Adam": "scales each weight’s step",
    }
    return f"{how[ingredients.optimizer]}; learning rate {ingredients.rate:g}"


def parameters(ingredients: Ingredients) -> int:
    """Return how many numbers are trained."""
    return 3 * work.HIDDEN + 1 if ingredients.architecture == "network" else 2


def per_horsepower(weights: np.ndarray) -> tuple[float, float]:
    """Return w and b of ŷ = w·x + b for x in horsepower, from those for the scaled input."""
    w, b = (float(weight) for weight in weights)
    at_zero, at_one = (float(work.scaled(np.array(power))) for power in (0, 1))
    return w * (at_one - at_zero), b + w * at_zero


def misfit(ingredients: Ingredients) -> str:
    """Return why the three do not fit, or "" if they do."""
    if ingredients.kind == "no quantity":
        return (
            "**These do not fit.** A sigmoid's output lies between 0 and 1, and these cars go 9 to 47 miles on a "
            "gallon: "
            "it climbs to 1 and can do no more."
        )
    if ingredients.kind == "no probability":
        return (
            "**These do not fit.** A line goes below 0 and above 1. No probability is there, and the loss takes ln "
            "p and "
            "ln(1 − p): one of them does not exist."
        )
    return ""


def result(ingredients: Ingredients, report: work.Assembled) -> str:
    """Return the result in a few sentences, with its numbers beside those of another way to them."""
    points, last = work.cars(LOSSES[ingredients.loss]), float(report.losses[-1])
    if ingredients.kind == "linear regression":
        (w, b), line = per_horsepower(report.weights), best_line(points.x, points.y)
        said = (
            f"The line is now ŷ = {_signed(w)} · hp + {b:.2f} miles per gallon; least squares, without any training, "
            f"give {_signed(line.m)} and {line.b:.2f}."
        )
    elif ingredients.kind == "logistic regression":
        (w, b), fit = per_horsepower(report.weights), fit_logistic(points.x, points.y)
        said = (
            f"From {-b / w:.0f} hp on, a car is more likely from the USA than not: ŷ = σ({w:.4f} · hp − {-b:.2f}). "
            f"The best weights there are: {fit.weights[0]:.4f} and {-fit.bias:.2f}."
        )
    elif ingredients.kind == "network":
        classic = "the best line" if ingredients.loss == "MSE" else "logistic regression"
        said = f"{parameters(ingredients)} parameters can bend. {_against(classic, last, best_loss(ingredients))}"
    elif ingredients.kind == "no quantity":
        said = f"{misfit(ingredients)} The loss stays at {last:.0f}. For a quantity take the line or the network."
    else:
        said = (
            f"{misfit(ingredients)} Keras clips such outputs, and there the gradient is 0: those cars teach the line "
            f"nothing more. {_where(report)} with a loss of {last:.3f}; other optimizers end elsewhere. Put a sigmoid "
            "behind the line."
        )
    return said if misfit(ingredients) else f"{said} {_speed(ingredients, report)}"


def _against(classic: str, last: float, best: float) -> str:
    """Say how the network's loss compares with that of the classic model: they are told apart by 1 %."""
    losses = f"Its loss is {last:.3f}, that of {classic} {best:.3f}"
    if last < 0.99 * best:
        return f"{losses}: on these cars, bending pays."
    if last <= best:
        return f"{losses}: on these cars, bending gains little."
    return f"{losses}: it has not arrived, or bending gains nothing here."


def best_loss(ingredients: Ingredients) -> float:
    """Return the loss of the best line, or of the best logistic regression, on the same cars."""
    points = work.cars(LOSSES[ingredients.loss])
    if ingredients.loss == "MSE":
        return best_line(points.x, points.y).mean_of_squares
    return fit_logistic(points.x, points.y).loss


def _where(report: work.Assembled) -> str:
    """Say where a line that is to predict probabilities ends."""
    predictions = report.predictions[-1]
    if predictions.min() > 1 or predictions.max() < 0:
        return "Here it has left the picture,"
    return "Here, cut off at 1, it happens to suit these cars,"


def _signed(number: float) -> str:
    return with_minus(f"{number:.4f}")


def _speed(ingredients: Ingredients, report: work.Assembled) -> str:
    """Say how long the optimizer took."""
    far = np.flatnonzero(report.losses > 1.01 * report.losses[-1])
    arrived = int(far[-1]) + 1 if far.size else 0
    return f"{ingredients.optimizer} is within {percent(0.01, 0)} of its last loss from epoch {arrived} of {EPOCHS} on."
