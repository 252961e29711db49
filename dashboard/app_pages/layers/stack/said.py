"""What is said about the stack: the story, the guess, the slide, the sources."""

from collections.abc import Sequence

from dashboard.layout.story import Step
from dashboard.layout.views import Formula, Guess, Said
from nnviz.layers import PRESETS, read, trace

STORY = (
    Step(
        "A tensor comes in: height, width, channels. Before them the batch: as many as you give.",
        {"stack": PRESETS["dense net"], "layer": "1"},
        lit="flow",
    ),
    Step(
        "Flatten makes a list of it, and keeps the batch. Dense turns a list into another one.",
        {"stack": PRESETS["dense net"], "layer": "3"},
        lit="flow",
    ),
    Step(
        "What does not fit breaks at a seam: there stands why, and what mends it.",
        {"stack": "image_flatten_conv-16-5-1-valid-relu_dense-10_softmax", "layer": "3"},
        lit="flow",
    ),
    Step(
        "The digit CNN, trained: maps shrink, channels grow, ten probabilities come out.",
        {"stack": PRESETS["digit CNN"], "layer": "2"},
        lit="flow",
    ),
    Step(
        "Words become numbers: Embedding looks up a row for each word of the sentence.",
        {"stack": PRESETS["sentence"], "layer": "2"},
        lit="flow",
    ),
    Step(
        "An image and numbers: two branches of one network meet in a Concatenate.",
        {"stack": PRESETS["two inputs"], "layer": "7"},
        lit="flow",
    ),
)


def why_so_many() -> str:
    """Work out the parameters of the lecture's first Dense layer, and where most of the CNN's are."""
    dense = trace(read("image_flatten_dense-128")).steps[-1].cost
    assert dense
    return f"{dense.worked_out} = {dense.parameters:,}: a weight for each input of each unit, and a bias for each unit."


PARAMETERS = Guess(
    "Dense(128) takes the 784 pixels of a digit. How many parameters has it?",
    ("912", "100,352", "100,480"),
    right="100,480",
    because=why_so_many,
)


def slide(_: object) -> Sequence[Said]:
    """The slide's sentence as shapes."""
    return (
        Formula(
            r"\underbrace{(\text{batch}, 28, 28, 1)}_{\text{tensor in}} \;\xrightarrow{\;\text{layer}\;}\; "
            r"\underbrace{(\text{batch}, 24, 24, 16)}_{\text{different tensor out}}"
        ),
        "In words: a layer has a rule for the shape and a rule for the numbers. Where the shape that comes is the one "
        "that the next layer expects, two layers fit.",
        "**None is not nothing.** Keras writes `None` for the batch: as many examples as you give. Flatten keeps the "
        "batch. BatchNormalization has parameters that no gradient trains: its moving averages. Dropout does nothing "
        "at inference.",
        "**Remember.** Layers are tensors in, different tensors out. What the numbers should be, a loss says: the next "
        "page.",
    )


def sources(_: object) -> tuple[str, ...]:
    """Where the networks come from."""
    return (
        "LeCun, Bottou, Bengio and Haffner, Gradient-based learning applied to document recognition (1998)",
        "Kates-Harbeck, Svyatkovskiy and Tang, Predicting disruptive instabilities in controlled fusion plasmas "
        "through deep learning, Nature (2019)",
        "digits: MNIST (LeCun, Cortes, Burges), CC BY-SA 3.0",
        "sentences: made up for this page",
    )
