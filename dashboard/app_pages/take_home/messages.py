"""The three messages as views: what each asks, what the slide says, its story, its code."""

from collections.abc import Callable, Sequence

from dashboard.app_pages.take_home import components_view, data_view, keras_view
from dashboard.layout.story import Step
from dashboard.layout.views import Formula, Guess, Said, View
from nnviz.datasets import circles, noisy_line, surface
from nnviz.recordings.decision_maps import load_decision_map
from nnviz.recordings.line_classifiers import SHIFTS
from nnviz.recordings.stopping import BATCH, EPOCHS, HIDDEN, LEARNING_RATE, NOISE, SEED, TRAIN

COMPONENTS, KERAS, DATA = "three components", "TensorFlow + Keras", "special data"
STORY = (
    Step(
        "Architecture: without an activation between its layers, a network is one line.",
        {"ll_activation": "no activation"},
        lit="architecture",
    ),
    Step("Loss: every miss is a square; their mean says how wrong the line is.", {"lr_m": "0.3"}, lit="loss"),
    Step("Optimizer: steps against the gradient, downhill on the map of the loss.", {"gd_step": "40"}, lit="optimizer"),
    Step(
        "Keras fits in one call; a callback keeps the weights of the lowest validation loss.",
        {"view": KERAS, "epoch": "60"},
        lit="stopping",
    ),
    Step(
        "A larger batch costs more, and its gradient lies nearer to that of all.",
        {"view": KERAS, "batch": "64"},
        lit="batch",
    ),
    Step(
        "Special data, special networks: the map of a convolution moves along with its image.",
        {"view": DATA, "ln_shift": str(SHIFTS[-1])},
    ),
)
SLIDES: dict[str, Sequence[Said]] = {
    COMPONENTS: (
        "**1. Neural networks have three main components**\n\n"
        "1. Architecture: how the “perceptrons” are arranged\n"
        "2. Loss function: measures the difference between “actual” and “expected”\n"
        "3. Optimizer: how network weights are adjusted to lower the loss",
        Formula(r"\hat y = f(x; w) \qquad L(w) \qquad w \leftarrow w - \gamma\, \nabla L(w)"),
        "In the pictures: a network *f*, a loss *L* of a line, and steps of gradient descent with the learning rate "
        f"γ = {components_view.SETTINGS.rate}. The slide's losses are sums; here, as in Keras, they are means.",
    ),
    KERAS: (
        "**2. TensorFlow + Keras makes deep learning easy**\n\n"
        "- Compose layers to form network architectures\n"
        "- Use callbacks to prevent overfitting\n"
        "- Control batch size to improve efficiency",
        f"In the pictures: {TRAIN} training points, whose noise the network learns by heart, and gradients of the mean "
        "squared error of a line. A callback cannot prevent overfitting; it keeps the weights from before it.",
    ),
    DATA: (
        "**3. Special data requires special networks**\n\n"
        "- General concept: exploit symmetries, domain knowledge\n"
        "- Special example: convolutions exploit translation symmetry and that “nearby” pixels are related",
        "In the pictures: a convolution layer is equivariant, its map moves along with the image. The largest cell of "
        "a map stays the same number wherever it lies: global pooling makes the prediction invariant.",
    ),
}


def _about_half() -> str:
    """Return the option that is true of the network without an activation."""
    return "about half" if load_decision_map("circles", activation="linear").accuracy < 0.7 else "nearly all"


def _lines(_: None) -> dict[str, str]:
    """Return the settings of the recording as code."""
    return {
        "noise, train, seed": f"{NOISE}, {TRAIN}, {SEED}",
        "hidden": repr(HIDDEN),
        "rate, batch, epochs": f"{LEARNING_RATE}, {BATCH}, {EPOCHS}",
    }


def _sources(_: None) -> tuple[str, ...]:
    points, line, cars = circles(), noisy_line(), surface("line on the cars")
    return (
        f"{points.name}: {points.source} ({points.licence})",
        f"{line.name}: {line.source} ({line.licence})",
        f"cars: {cars.source}",
        "lecture: Logan Ward, A Minimal Introduction to Neural Networks",
    )


def _view(name: str, show: Callable[[None], None], guess: Guess) -> View[None]:
    return View(
        name=name,
        show=show,
        guess=guess,
        story=STORY,
        slide=lambda _: SLIDES[name],
        panel="three_messages",
        lines=_lines,
        sources=_sources,
        about_code="The first two messages as a program: layers, a loss, an optimizer; a batch size and a callback.",
    )


VIEWS = (
    _view(
        COMPONENTS,
        components_view.show,
        Guess(
            "A disc in a ring; the network without an activation between its layers gets right …",
            ("about half", "nearly all"),
            right=_about_half,
            because=components_view.because,
        ),
    ),
    _view(
        KERAS,
        keras_view.show,
        Guess(
            f"{TRAIN} noisy points, {EPOCHS} epochs. The validation loss, after its first fall …",
            ("stays", "rises", "falls on"),
            right="rises",
            because=keras_view.because,
        ),
    ),
    _view(
        DATA,
        data_view.show,
        Guess(
            "All lines move to where no training line lay. Which network is right most often?",
            tuple(data_view.SHORT.values()),
            right=data_view.best,
            because=data_view.because,
        ),
    ),
)
