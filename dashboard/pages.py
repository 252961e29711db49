"""The table of pages: to add one, add a line here and a folder of the same name in app_pages/."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
APP_PAGES = Path(__file__).parent / "app_pages"


@dataclass(frozen=True)
class LecturePage:
    """One idea of the lecture."""

    path: str
    """The last part of its address; Home has none."""
    title: str
    claim: str
    """What a student should be able to say after it."""
    slide: str
    """The heading of the slide that it explains."""
    section: str
    prefix: str
    """Of its parameters in the address, of its widgets and of its charts' parameters: one page, one prefix."""

    @property
    def name(self) -> str:
        """What menus and links call it."""
        return self.title if self.path else "Home"

    @property
    def folder(self) -> Path:
        """All that the page alone needs."""
        return APP_PAGES / (self.path or "home").replace("-", "_")

    @property
    def file(self) -> Path:
        """The script that draws the page."""
        return self.folder / "page.py"

    def word(self, name: str) -> str:
        """Return a parameter's name with the page's prefix, as the address and the browser know it.

        Example:
            >>> page_at("linear-regression").word("m")
            'lr_m'
        """
        return f"{self.prefix}_{name}" if self.prefix else name

    def words(self, names: Iterable[str]) -> list[str]:
        """Return several names with the prefix."""
        return [self.word(name) for name in names]

    def own(self, **values: T) -> dict[str, T]:
        """Return named values with the prefix before each name."""
        return {self.word(name): value for name, value in values.items()}


_LINE, _NETWORK, _TRAINING, _DATA, _HOME = (
    "Start from a line",
    "From a perceptron to a network",
    "Training",
    "Data that are not vectors",
    "Take home",
)

HOME = LecturePage(
    "",
    "Draw a digit. Watch a network read it.",
    "Nobody wrote down what a 3 looks like: it learned that from examples. Here you see how.",
    "Goals for today",
    "",
    "hm",
)

PAGES = (
    HOME,
    LecturePage(
        "linear-regression",
        "An old friend",
        "A model is a formula with knobs; training turns the knobs to make the loss small.",
        "An old friend: simple linear regression",
        _LINE,
        "lr",
    ),
    LecturePage(
        "logistic-regression",
        "From a line to a class",
        "The same recipe with another formula and another loss classifies.",
        "Simple logistic regression",
        _LINE,
        "lg",
    ),
    LecturePage(
        "gradient-descent",
        "Gradient descent",
        "Step against the gradient; the learning rate sets how far.",
        "How do I train a neural network?",
        _LINE,
        "gd",
    ),
    LecturePage(
        "limits-of-linear",
        "The limits of lines",
        "A line can't bend; lines pushed through an activation, and added up, can.",
        "Linear models are not sufficient",
        _LINE,
        "ll",
    ),
    LecturePage(
        "perceptron",
        "The perceptron",
        "A perceptron is a weighted sum, plus a bias, pushed through an activation.",
        "Build on a small building block: “The Perceptron”",
        _NETWORK,
        "pc",
    ),
    LecturePage(
        "network",
        "Many perceptrons",
        "Stack enough of them and you get very complex functions.",
        "Many perceptrons = neural network",
        _NETWORK,
        "nw",
    ),
    LecturePage(
        "layers",
        "Tensors in, different tensors out",
        "A layer takes a tensor and gives back another; shapes tell the story.",
        "Networks are composed of layers",
        _NETWORK,
        "ly",
    ),
    LecturePage(
        "loss-functions",
        "Loss functions",
        "The loss defines what “wrong” means, and the fit follows it.",
        "Loss functions: not just “log loss”",
        _TRAINING,
        "lf",
    ),
    LecturePage(
        "backpropagation",
        "Backpropagation",
        "Backpropagation asks of every weight: how much would the loss change if you moved a little?",
        "How do I train a network?",
        _TRAINING,
        "bp",
    ),
    LecturePage(
        "optimizers",
        "Optimizers",
        "All of them walk downhill; they differ in how they use the past and how far they dare to step.",
        "There is a rich variety in neural networks",
        _TRAINING,
        "op",
    ),
    LecturePage(
        "train-a-network",
        "Train a network",
        "Good training is choosing well: when to stop, how large a batch, how large a network.",
        "DNN exercise: key skills",
        _TRAINING,
        "tn",
    ),
    LecturePage(
        "data-kinds",
        "Not all data are vectors",
        "And that's OK: use a network that knows the shape of your data.",
        "Not all data are vectors",
        _DATA,
        "dk",
    ),
    LecturePage(
        "lines",
        "Horizontal or vertical?",
        "A dense network sees a list of numbers; a convolution sees neighbors.",
        "Image classification and convolutions",
        _DATA,
        "ln",
    ),
    LecturePage(
        "convolution",
        "Convolution",
        "Slide a small filter over the image; keep the strongest responses.",
        "Convolutions, padding, and pooling",
        _DATA,
        "cv",
    ),
    LecturePage(
        "inside-a-cnn",
        "Inside a CNN",
        "Nobody wrote these filters; training did.",
        "Image classification and convolutions",
        _DATA,
        "ic",
    ),
    LecturePage(
        "draw-a-digit",
        "Draw a digit",
        "You draw, it predicts, and you can see what speaks for the prediction.",
        "Exercise: digit classification",
        _DATA,
        "",
    ),
    LecturePage(
        "take-home",
        "Take home",
        "Three messages, and for each the picture that shows it.",
        "Take-home messages",
        _HOME,
        "th",
    ),
)


def page_at(path: str) -> LecturePage:
    """Return the page with this path."""
    return next(page for page in PAGES if page.path == path)


def neighbors(page: LecturePage) -> tuple[LecturePage | None, LecturePage | None]:
    """Return the pages before and after one, in the order of the lecture."""
    place = PAGES.index(page)
    before = PAGES[place - 1] if place else None
    after = PAGES[place + 1] if place + 1 < len(PAGES) else None
    return before, after
