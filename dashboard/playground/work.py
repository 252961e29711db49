"""What the workers do for the playground: short, stateless, importable."""

import time
from dataclasses import dataclass
from typing import Any

from nnviz.training import Progress, Settings
from nnviz.training.loop import CAPACITY
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
TASK_UPDATES = 2000  # some 0.05 s, between two looks at the clock


def start(architecture: Architecture, settings: Settings) -> Progress:
    """Return a training before it begins; its `weights` are the network's first ones."""
    from nnviz.training import begin

    return begin(architecture.build(), settings)


def go_on(architecture: Architecture, train: Data, held: Data, progress: Progress) -> Progress:
    """Train for at most about `TASK_SECONDS`, or a moment if there is nothing to see yet; the loop may be compiled."""
    from nnviz.training import Room, advance

    end = time.perf_counter() + (TASK_SECONDS if progress.entry else 0)
    room = Room(architecture.inputs, architecture.hidden)
    model = room.network(activation=architecture.activation, output=architecture.output)
    (x, y), validation = ((room.points(place), answer) for place, answer in (train, held))
    updates = -(-len(x) // progress.recording.settings.batch_size)
    epochs = min(CAPACITY, max(1, TASK_UPDATES // updates))
    progress = room.enter(progress)
    while progress.recording.stopped == "running":
        progress = advance(model, x, y, progress, validation=validation, epochs=epochs)
        if time.perf_counter() > end:
            break
    return room.leave(progress)


def compile_loop(architecture: Architecture, settings: Settings, train: Data, held: Data) -> None:
    """Compile the loop that `go_on` will need, if it is not there; the settings ask for no epoch."""
    go_on(architecture, train, held, start(architecture, settings))
