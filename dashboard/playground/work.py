"""What the workers do for the playground: short, stateless, importable."""

import time
from dataclasses import dataclass
from typing import Any

from nnviz.training import Progress, Settings
from nnviz.training.recorder import Data


@dataclass(frozen=True)
class Architecture:
    """The network of the playground; see `nnviz.models.plane_network`."""

    inputs: int
    hidden: tuple[int, ...]
    activation: str
    seed: int
    output: str = "sigmoid"

    def build(self) -> Any:
        """Return the untrained model."""
        from nnviz.models import plane_network

        return plane_network(
            hidden=self.hidden,
            seed=self.seed,
            inputs=self.inputs,
            activation=self.activation,
            output=self.output,
        )


TASK_SECONDS = 0.25  # of training, before it is another visitor's turn
TASK_EPOCHS = 25  # between two looks at the clock


def start(architecture: Architecture, settings: Settings) -> Progress:
    """Return a training before it begins; its `weights` are the network's first ones."""
    from nnviz.training import begin

    return begin(architecture.build(), settings)


def go_on(architecture: Architecture, train: Data, held: Data, progress: Progress) -> Progress:
    """Train for at most about `TASK_SECONDS`; the first time, the loop is compiled, which takes longer."""
    from nnviz.training import advance

    model, end = architecture.build(), time.perf_counter() + TASK_SECONDS
    while progress.recording.stopped == "running":
        progress = advance(model, *train, progress, validation=held, epochs=TASK_EPOCHS)
        if time.perf_counter() > end:
            break
    return progress


def compile_loop(architecture: Architecture, settings: Settings, train: Data, held: Data) -> None:
    """Compile the loop that `go_on` will need, if it is not there; the settings ask for no epoch."""
    go_on(architecture, train, held, start(architecture, settings))
