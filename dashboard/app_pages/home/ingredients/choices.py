"""What can be put together, and what it means for the worker that trains."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from dashboard.app_pages.home.ingredients import work
from dashboard.layout.optimizers import OPTIMIZERS
from dashboard.server.trainings.runs import Job
from nnviz.training import Settings

ARCHITECTURES = ("line", "sigmoid", "network")
LOSSES: Mapping[str, str] = {"MSE": "mean_squared_error", "cross-entropy": "binary_crossentropy"}
OFFERED = ("SGD", "Momentum", "Adam")  # of the optimizers
RATES: Mapping[tuple[str, str], float] = {  # with which linear and logistic regression arrive in `EPOCHS`
    ("MSE", "SGD"): 0.05,
    ("MSE", "Momentum"): 0.01,
    ("MSE", "Adam"): 0.5,
    ("cross-entropy", "SGD"): 1.0,
    ("cross-entropy", "Momentum"): 0.2,
    ("cross-entropy", "Adam"): 0.2,
}
EPOCHS = 200
Kind = Literal["linear regression", "logistic regression", "network", "no quantity", "no probability"]


@dataclass(frozen=True)
class Ingredients(Job):
    """One of each: everything that the training depends on."""

    architecture: str = "line"
    loss: str = "MSE"
    optimizer: str = "SGD"

    @property
    def kind(self) -> Kind:
        """What they make, or why they do not fit."""
        if self.architecture == "network":
            return "network"
        if self.loss == "MSE":
            return "linear regression" if self.architecture == "line" else "no quantity"
        return "logistic regression" if self.architecture == "sigmoid" else "no probability"

    @property
    def rate(self) -> float:
        """The learning rate."""
        return RATES[self.loss, self.optimizer]

    @property
    def settings(self) -> Settings:
        """The training: each step sees all cars, so that the same three always walk the same way."""
        return Settings(
            optimizer=OPTIMIZERS[self.optimizer],
            learning_rate=self.rate,
            batch_size=len(work.cars(LOSSES[self.loss])),
            epochs=EPOCHS,
            loss=LOSSES[self.loss],
            shuffle=False,
            snapshots=tuple(range(EPOCHS + 1)),
        )

    def first(self) -> tuple:
        """See `Job`: the whole training, which takes less than one task may, but for compiling."""
        return work.assemble, self.architecture, self.settings
