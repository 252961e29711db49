"""What the playground of networks is put together from: its settings, its data, its recordings, its words."""

import re
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, replace
from itertools import pairwise

import numpy as np
import streamlit as st

from dashboard import layout, loaders, tasks
from dashboard.components.player import player
from dashboard.pages import LecturePage
from nnviz.datasets import FEATURES, Points, circles, features, gaussians, moons, spiral, xor
from nnviz.training import Recording, Settings, overfitting, spread
from nnviz.training.settings import Optimizer

COUNT = 400  # points, of which a share trains and the others test; all shares and batches go into it evenly
SETS: Mapping[str, Callable[..., Points]] = {
    "XOR": xor,
    "circles": circles,
    "moons": moons,
    "spiral": spiral,
    "Gaussians": gaussians,
}
CLOUD = 0.15  # the clouds' own deviation, to which the noise is added
OPTIMIZERS: Mapping[str, Optimizer] = {"Adam": "adam", "SGD": "sgd", "Momentum": "momentum", "RMSprop": "rmsprop"}
OPTIMIZER_CODE = {
    "Adam": "Adam({})",
    "SGD": "SGD({})",
    "Momentum": "SGD({}, momentum=0.9)",
    "RMSprop": "RMSprop({})",
}
ACTIVATIONS = {"tanh": "tanh", "ReLU": "relu", "sigmoid": "sigmoid", "linear": "linear"}
RATES = ("0.001", "0.003", "0.01", "0.03", "0.1", "0.3", "1", "3", "10", "100")
MENUS: Mapping[str, tuple[str, tuple[str, ...], str]] = {
    "nw_data": ("Data", tuple(SETS), "XOR"),
    "nw_noise": ("Noise, %", ("0", "5", "10", "20", "30", "50"), "5"),
    "nw_share": ("Train on, %", ("10", "20", "50", "80"), "50"),
    "nw_activation": ("Activation", tuple(ACTIVATIONS), "tanh"),
    "nw_optimizer": ("Optimizer", tuple(OPTIMIZERS), "Adam"),
    "nw_rate": ("Learning rate", RATES, "0.03"),
    "nw_batch": ("Batch size", ("1", "5", "10", "20", "40"), "10"),
    "nw_l2": ("L2", ("0", "0.0001", "0.001", "0.01", "0.1"), "0"),
    "nw_epochs": ("Epochs", ("30", "100", "300", "1000"), "300"),
    "nw_seed": ("Seed", tuple(map(str, range(10))), "0"),
}
WORDS = {name: name.replace("²", "2").replace(" π", "") for name in FEATURES}  # as the address has them
MOST_LAYERS, MOST_UNITS = 6, 8
MOST_BYTES = 105_000  # of the recorded weights, which then travel in less than 150 kB
TRAINED = ("nw_run", "nw_step")  # words of the address that hold for one training


@dataclass(frozen=True)
class Choices:
    """Everything that a training depends on."""

    data: str = "XOR"
    noise: int = 5
    share: int = 50
    inputs: tuple[str, ...] = ("x", "y")
    hidden: tuple[int, ...] = (4, 2)
    activation: str = "tanh"
    optimizer: str = "Adam"
    rate: str = "0.03"
    batch: int = 10
    l2: str = "0"
    epochs: int = 300
    seed: int = 0

    @property
    def sizes(self) -> list[int]:
        """Units of each layer, inputs and output included."""
        return [len(self.inputs), *self.hidden, 1]

    @property
    def parameters(self) -> int:
        """How many numbers are trained."""
        return sum((before + 1) * units for before, units in pairwise(self.sizes))

    @property
    def train(self) -> int:
        """How many points are trained on."""
        return COUNT * self.share // 100

    @property
    def deviation(self) -> float:
        """The noise as the data sets take it."""
        return round((CLOUD if self.data == "Gaussians" else 0) + self.noise / 100, 2)

    @property
    def architecture(self) -> tasks.Architecture:
        """The network, for a worker."""
        return tasks.Architecture(len(self.inputs), self.hidden, ACTIVATIONS[self.activation], self.seed)

    @property
    def settings(self) -> Settings:
        """The training, for a worker."""
        most = min(101, max(20, MOST_BYTES // (4 * self.parameters)))
        return Settings(
            optimizer=OPTIMIZERS[self.optimizer],
            learning_rate=float(self.rate),
            batch_size=self.batch,
            epochs=self.epochs,
            seed=self.seed,
            l2=float(self.l2),
            snapshots=spread(self.epochs, most),
        )


def chosen(page: LecturePage) -> Choices:
    """Show the menus and return what they, and the diagram's own buttons, ask for."""
    inputs, hidden = inputs_asked(), hidden_asked()
    with st.container(key="nw_menus", horizontal=True, vertical_alignment="bottom"):
        answers = {
            key.removeprefix("nw_"): layout.menu(page, label, options, key=key, default=default, forget=TRAINED)
            for key, (label, options, default) in MENUS.items()
        }
        st.button(
            "Train",
            key="nw_train",
            type="primary",
            width="stretch",
            on_click=press_train,
            args=(page,),
            disabled=not inputs,
            help=None if inputs else "A network needs an input.",
        )
    numbers = {name: int(answers[name]) for name in ("noise", "share", "batch", "epochs", "seed")}
    return Choices(**(answers | numbers), inputs=inputs, hidden=hidden)  # type: ignore[arg-type]


def inputs_asked() -> tuple[str, ...]:
    """Return the inputs that the address names, in the order of `FEATURES`; none if it says "none"."""
    text = st.query_params.get("nw_inputs")
    if text is None:
        return Choices.inputs
    words = set() if text == "none" else set(text.split("-"))
    if words <= set(WORDS.values()):
        return tuple(name for name, word in WORDS.items() if word in words)
    st.caption("The address asks for unknown nw_inputs; this shows x and y.")
    return Choices.inputs


def hidden_asked() -> tuple[int, ...]:
    """Return the hidden layers that the address names, as in "8-8"; none if it says "none"."""
    text = st.query_params.get("nw_hidden")
    if text is None:
        return Choices.hidden
    if text == "none":
        return ()
    if re.fullmatch(rf"[1-{MOST_UNITS}](-[1-{MOST_UNITS}]){{0,{MOST_LAYERS - 1}}}", text):
        return tuple(int(units) for units in text.split("-"))
    st.caption("The address asks for nw_hidden outside 1 to 6 layers of 1 to 8 units, such as 8-8; this shows 4-2.")
    return Choices.hidden


def change(asked: object) -> None:
    """Bring what was pressed in the diagram into the address; what a browser sends may be anything."""
    if not isinstance(asked, Mapping):
        return
    name, text = str(asked.get("name")), str(asked.get("value"))[:80]
    if name in ("nw_inputs", "nw_hidden"):
        st.query_params[name] = text
        layout.forget_words(TRAINED)


def asked_to_run() -> bool:
    """Whether the address asks for the trained network."""
    return st.query_params.get("nw_run") == "1"


def recording_of(choices: Choices, *, trained: bool) -> Recording | None:
    """Return what there is to draw: the training, or the network before it, or nothing without an input."""
    if not choices.inputs:
        return None
    return recorded(choices) if trained else untrained(choices)


def press_train(page: LecturePage) -> None:
    """Ask for the training, and for its replay from the start."""
    st.query_params["nw_run"] = "1"
    layout.forget_words(["nw_step"])
    presses = st.session_state.get("nw_pressed", ("", 0))[1] + 1
    st.session_state["nw_pressed"] = layout.version(page), presses


def replay(page: LecturePage, choices: Choices, frames: int) -> None:
    """Show the player: from the start after a press of Train, else where the address says."""
    version, presses = st.session_state.get("nw_pressed", ("", 0))
    fresh = version == layout.version(page)
    start = layout.query_number("nw_step", default=frames, low=0, high=frames)
    player(
        frames=max(frames, 1),
        key="nw_player",
        start=0 if fresh else int(start),
        version=f"{layout.version(page)} {choices} {presses}",
        label="snapshot",
        rate=15,
        autoplay=fresh,
    )


def all_points(choices: Choices) -> Points:
    """Return the 400 points, training first."""
    return SETS[choices.data](count=COUNT, noise=choices.deviation)


def split(choices: Choices) -> tuple[tasks.Data, tasks.Data]:
    """Return inputs and classes of the training points and of the test points."""
    points = all_points(choices)
    x, y = features(points.x, choices.inputs), points.y.astype(np.float32)
    return (x[: choices.train], y[: choices.train]), (x[choices.train :], y[choices.train :])


@st.cache_data(show_spinner=False, max_entries=100)
def recorded(choices: Choices) -> Recording:
    """Return a training, computed in turns with those of other visitors."""
    train, held = split(choices)
    worker = loaders.engine().training
    progress = worker.submit(tasks.start_network, choices.architecture, choices.settings).result()
    while progress.recording.stopped == "running":
        progress = worker.submit(tasks.train_network, choices.architecture, train, held, progress).result()
    return progress.recording


@st.cache_data(show_spinner=False, max_entries=100)
def untrained(choices: Choices) -> Recording:
    """Return the network before its training: one snapshot of weights, without losses."""
    progress = loaders.engine().answering.submit(tasks.start_network, choices.architecture, choices.settings).result()
    prepare(choices)
    return replace(progress.recording, weights=progress.weights[None], epochs=np.zeros(1, np.int32))


def prepare(choices: Choices) -> None:
    """Let the training worker compile what Train will need, while nobody waits for it: one network at a time."""
    if (last := _preparing().get("last")) and not last.done():
        return
    none = replace(choices.settings, epochs=0, snapshots=())
    worker = loaders.engine().training
    _preparing()["last"] = worker.submit(tasks.compile_network, choices.architecture, none, *split(choices))


@st.cache_resource(show_spinner=False)
def _preparing() -> dict[str, Future]:
    return {}


def payload(page: LecturePage, choices: Choices, recording: Recording | None) -> bytes:
    """Return what the browser draws from, packed as `dashboard.tasks.pack` does."""
    points = all_points(choices)
    head = {
        "channel": page.path,
        "step": "nw_player:step",
        "tall": layout.lecture_mode(),
        "inputs": list(choices.inputs),
        "features": WORDS,
        "hidden": list(choices.hidden),
        "activation": choices.activation,
        "mostLayers": MOST_LAYERS,
        "mostUnits": MOST_UNITS,
        "train": choices.train,
        "classes": points.y.astype(int).tolist(),
        "parameters": choices.parameters if choices.inputs else 0,
        "note": words(choices, recording),
        "turn": None if recording is None else overfitting(recording),
        "trained": recording is not None and len(recording.loss) > 0,
    }
    pictures = {"points": points.x.astype(np.float32)}
    if recording is not None:
        pictures |= {"weights": recording.weights, "epochs": recording.epochs.astype(np.float32)}
        if recording.validation_loss is not None and recording.validation_metric is not None:
            curves = [recording.loss, recording.validation_loss, recording.metric, recording.validation_metric]
            pictures["curves"] = np.stack(curves)
    return tasks.pack(head, pictures)


def words(choices: Choices, recording: Recording | None) -> str:
    """Return what has to be said about the state of the picture, if anything."""
    if recording is None:
        return "No input is chosen, so there is nothing to learn from. Press one of the inputs on the left."
    if recording.stopped == "diverged":
        return (
            f"After epoch {recording.epochs[-1]} the training diverged: each step was longer than the one before, "
            "until the numbers were infinite (NaN). Choose a smaller learning rate."
        )
    if not len(recording.loss):
        return "These are the first, random weights. Press Train."
    return ""


def sizes_in_words(choices: Choices) -> str:
    """Return the count of parameters, layer by layer."""
    sizes = choices.sizes
    layers = [f"({before} + 1) · {units}" for before, units in pairwise(sizes)]
    return f"{' + '.join(layers)} = {choices.parameters}"


def multiplications(choices: Choices) -> int:
    """Return how many products of a weight and a number one forward pass over the training points takes."""
    return choices.train * sum(a * b for a, b in pairwise(choices.sizes))


def answer_to_guess() -> str:
    """Say what the network reaches on the circles without a hidden layer, and with one of four units."""
    plain, four = (Choices(data="circles", hidden=hidden) for hidden in ((), (4,)))
    reached = [float(recorded(each).validation_metric[-1]) for each in (plain, four)]  # type: ignore[index]
    return (
        f"Without a hidden layer it is logistic regression, whose edge is a straight line: {reached[0]:.0%} of the "
        f"test points. One hidden layer of four units: {reached[1]:.0%}."
    )


def code(page: LecturePage, choices: Choices) -> str:
    """Return the page's code with the chosen settings."""
    return layout.code_of(
        page,
        points=f"datasets.{SETS[choices.data].__name__}(count={COUNT}, noise={choices.deviation})",
        train=f"{choices.train}  # the others test",
        inputs=str(list(choices.inputs)).replace("'", '"'),
        hidden=str(list(choices.hidden)),
        activation=f'"{ACTIVATIONS[choices.activation]}"',
        optimizer=f"keras.optimizers.{OPTIMIZER_CODE[choices.optimizer].format(choices.rate)}",
        **{"batch, epochs, seed, l2": f"{choices.batch}, {choices.epochs}, {choices.seed}, {float(choices.l2)}"},
    )
