"""What the workers do for the playground: short, stateless, importable."""

import time
from dataclasses import dataclass
from typing import Any

import numpy as np

from nnviz.training import Data, PaddedNetwork, Progress, Settings, begin
from nnviz.training.loop import CAPACITY
from nnviz.training.padded_loop import ROOMS


@dataclass(frozen=True)
class Architecture:
    """The network of the playground; see `nnviz.models.plane_network`."""

    inputs: int
    hidden: tuple[int, ...]
    activation: str
    seed: int
    output: str = "sigmoid"
    outputs: int = 1

    def build(self) -> Any:
        """Return the untrained model."""
        from nnviz.models import plane_network

        return plane_network(
            hidden=self.hidden,
            seed=self.seed,
            inputs=self.inputs,
            activation=self.activation,
            output=self.output,
            outputs=self.outputs,
        )

    @property
    def padded(self) -> PaddedNetwork:
        """Where it is trained."""
        return PaddedNetwork(self.inputs, self.hidden, self.activation, self.output, self.outputs)


TASK_SECONDS = 0.25  # of training, before it is another visitor's turn
TASK_UPDATES = 5000  # 0.03 to 0.08 s, between two looks at the clock


def start(architecture: Architecture, settings: Settings) -> Progress:
    """Return a training before it begins; its `weights` are the network's first ones."""
    return begin(architecture.build(), settings)


def go_on(architecture: Architecture, train: Data, held: Data, progress: Progress) -> Progress:
    """Train for at most about `TASK_SECONDS`, or a moment if there is nothing to see yet."""
    end = time.perf_counter() + (TASK_SECONDS if progress.entry else 0)
    updates = -(-len(train[0]) // progress.recording.settings.batch_size)
    epochs = min(CAPACITY, max(1, TASK_UPDATES // updates))
    padded = architecture.padded
    while progress.recording.stopped == "running":
        progress = padded.advance(*train, progress, validation=held, epochs=epochs)
        if time.perf_counter() > end:
            break
    return progress


def warm_up() -> None:
    """Import TensorFlow, and compile what `go_on` needs, for all networks."""
    settings, nothing = Settings(learning_rate=1, batch_size=1, epochs=0), (np.zeros((1, 2)), np.zeros(1))
    for room in ROOMS:
        architecture = Architecture(2, (room.width,) * room.depth, "tanh", 0)
        go_on(architecture, nothing, nothing, start(architecture, settings))
