"""The layers that a stack is built from: what each can be set to, and how Keras writes it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType

from nnviz._checks import one_of

Value = int | float | str

MOST_LAYERS = 12
MOST_INPUTS = 2
MOST_PARAMETERS = 2_000_000
MOST_MULTIPLICATIONS = 100_000_000  # for one example
MOST_NUMBERS = 2_000_000  # between the layers, for one example
MOST_SIDE = 64  # pixels
MOST_LETTERS = 600  # of a spelled stack
ACTIVATIONS = ("linear", "relu", "tanh", "sigmoid", "softmax")


@dataclass(frozen=True)
class Setting:
    """One thing that can be set of a layer."""

    name: str
    """As people call it, such as "filters"."""
    default: Value
    least: float = 0
    most: float = 0
    options: Sequence[Value] = ()
    """All there are, instead of a least and a most."""
    write: str = "{}"
    """How it stands in the layer's line."""
    omit: Value | None = None
    """What Keras takes where nothing is written."""

    def fits(self, value: Value) -> bool:
        """Whether it can be set to this."""
        if self.options:
            return value in self.options
        return isinstance(value, int) and self.least <= value <= self.most

    def read(self, text: str) -> Value:
        """Return the value that a text spells.

        Args:
            text: As `spell` writes it.

        Returns:
            One of the options, or a whole number.

        Raises:
            ValueError: If it cannot be set to that.
        """
        for option in self.options:
            if text == str(option):
                return option
        if not self.options and re.fullmatch("[0-9]{1,4}", text) and self.fits(int(text)):
            return int(text)
        wanted = ", ".join(map(str, self.options)) or f"a whole number from {self.least:g} to {self.most:g}"
        raise ValueError(f"{self.name} must be {wanted}, got {text[:20]!r}")


@dataclass(frozen=True)
class Kind:
    """A kind of layer."""

    line: str
    """Its call in Keras, with a field for each setting."""
    settings: tuple[Setting, ...] = ()
    does: str = ""
    """In one sentence."""

    @property
    def keras(self) -> str:
        """Its name in Keras."""
        return self.line.partition("(")[0]


_ACTIVATION = Setting("activation", "linear", options=ACTIVATIONS, write=', activation="{}"', omit="linear")
KINDS: Mapping[str, Kind] = MappingProxyType(
    {
        "image": Kind(
            "Input(({side}, {side}, {channels}))",
            (Setting("side", 28, 1, MOST_SIDE), Setting("channels", 1, options=(1, 3))),
            "An image comes in: height, width, channels.",
        ),
        "numbers": Kind("Input(({count},))", (Setting("count", 8, 1, 8),), "A list of numbers comes in."),
        "words": Kind(
            'Input(({length},), dtype="int32")', (Setting("length", 12, 1, 32),), "A sentence comes in: word numbers."
        ),
        "rescale": Kind(
            "Rescaling(1 / {divisor})", (Setting("divisor", 255, 1, 255),), "Multiplies every value by one number."
        ),
        "conv": Kind(
            "Conv2D({filters}, {kernel}{stride}{padding}{activation})",
            (
                Setting("filters", 8, 0, 128),
                Setting("kernel", 3, 0, 16),
                Setting("stride", 1, 0, 8, write=", strides={}", omit=1),
                Setting("padding", "valid", options=("valid", "same"), write=', padding="{}"', omit="valid"),
                _ACTIVATION,
            ),
            "Slides filters over the image.",
        ),
        "pool": Kind("MaxPooling2D({size})", (Setting("size", 2, 0, 16),), "Keeps the largest value of each window."),
        "gap": Kind("GlobalAveragePooling2D()", does="One number for each channel: its mean."),
        "mean": Kind("GlobalAveragePooling1D()", does="The mean over time: one number for each feature."),
        "flatten": Kind("Flatten()", does="Writes all numbers of an example one after the other."),
        "dense": Kind(
            "Dense({units}{activation})",
            (Setting("units", 10, 0, 2048), _ACTIVATION),
            "Each unit: a weighted sum of all inputs, plus a bias.",
        ),
        "activate": Kind(
            'Activation("{function}")',
            (Setting("function", "relu", options=ACTIVATIONS),),
            "Applies a function to every value.",
        ),
        "normalize": Kind("BatchNormalization()", does="Shifts and scales each channel towards mean 0, variance 1."),
        "drop": Kind(
            "Dropout({rate})",
            (Setting("rate", 0.3, options=(0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.5)),),
            "In training sets a random share of the values to 0; at inference does nothing.",
        ),
        "embed": Kind(
            "Embedding({vocabulary}, {features})",
            (Setting("vocabulary", 64, 1, 2000), Setting("features", 8, 1, 64)),
            "Looks up a row of learned numbers for each word.",
        ),
        "softmax": Kind(
            "Softmax({axis})",
            (Setting("axis", -1, options=(-1, 0, 1, 2, 3), write="axis={}", omit=-1),),
            "Turns scores into shares that sum to 1.",
        ),
        "join": Kind("Concatenate()", does="Puts two tensors together, along the last axis."),
    }
)
INPUTS = ("image", "numbers", "words")


@dataclass(frozen=True)
class Layer:
    """One layer of a stack.

    Example:
        >>> Layer("conv", {"filters": 16, "activation": "relu"}).line
        'Conv2D(16, 3, activation="relu")'
    """

    kind: str
    """A name of `KINDS`."""
    settings: Mapping[str, Value] = field(default_factory=dict)
    """What is not set has its default."""

    def __post_init__(self) -> None:
        one_of("kind", self.kind, KINDS)
        known = {setting.name: setting for setting in KINDS[self.kind].settings}
        for name, value in self.settings.items():
            one_of(f"setting of {self.kind}", name, known)
            if not known[name].fits(value):
                known[name].read(str(value))
        filled = {name: self.settings.get(name, setting.default) for name, setting in known.items()}
        object.__setattr__(self, "settings", MappingProxyType(filled))

    def __getitem__(self, name: str) -> Value:
        """Return what is set."""
        return self.settings[name]

    def whole(self, name: str) -> int:
        """Return a setting that is a number of something."""
        return int(self.settings[name])

    def having(self, **settings: Value) -> "Layer":
        """Return the layer with other settings."""
        return Layer(self.kind, {**self.settings, **settings})

    @property
    def is_input(self) -> bool:
        """Whether a tensor comes in here."""
        return self.kind in INPUTS

    @property
    def line(self) -> str:
        """Its call in Keras."""
        kind = KINDS[self.kind]
        written = {
            setting.name: "" if self[setting.name] == setting.omit else setting.write.format(self[setting.name])
            for setting in kind.settings
        }
        return kind.line.format(**written)

    @property
    def name(self) -> str:
        """What Keras calls the kind."""
        return KINDS[self.kind].keras


Stack = tuple[Layer, ...]
"""Layers in order: an input begins a branch, Concatenate joins the ends of both, all others go on with the last."""


def spell(stack: Stack) -> str:
    """Return a stack as one short word.

    Args:
        stack: Any.

    Returns:
        Letters, digits, ".", "-" and "_" alone, at most `MOST_LETTERS`.

    Example:
        >>> spell(read("image_conv-16-5_flatten_dense-10-softmax"))
        'image_conv-16-5_flatten_dense-10-softmax'
    """
    return "_".join(map(_spelled, stack))


def _spelled(layer: Layer) -> str:
    values = [layer[setting.name] for setting in KINDS[layer.kind].settings]
    defaults = [setting.default for setting in KINDS[layer.kind].settings]
    while values and values[-1] == defaults[len(values) - 1]:
        values.pop()
    return "-".join([layer.kind, *map(str, values)])


def read(text: str) -> Stack:
    """Return the stack that a word spells.

    Args:
        text: Layers, joined by "_"; of each its kind and the values of its settings, joined by "-".

    Returns:
        What is not given has its default.

    Raises:
        ValueError: If there is an unknown word in it, or it is larger than a stack may be.
    """
    if len(text) > MOST_LETTERS:
        raise ValueError(f"a stack must have at most {MOST_LETTERS} letters, got {len(text)}")
    stack = tuple(_read_layer(word) for word in text.split("_") if text)
    check_size(stack)
    return stack


def check_size(stack: Stack) -> None:
    """Fail where a stack has too many layers.

    Args:
        stack: Any.

    Raises:
        ValueError: If it has more than `MOST_LAYERS` layers or `MOST_INPUTS` inputs.
    """
    inputs = sum(layer.is_input for layer in stack)
    if inputs > MOST_INPUTS or len(stack) - inputs > MOST_LAYERS:
        raise ValueError(
            f"a stack must have at most {MOST_LAYERS} layers and {MOST_INPUTS} inputs, "
            f"got {len(stack) - inputs} and {inputs}"
        )


def _read_layer(word: str) -> Layer:
    kind, *values = word.split("-")
    if kind not in KINDS:
        raise ValueError(f"a layer must be one of {', '.join(KINDS)}, got {kind[:20]!r}")
    settings = KINDS[kind].settings
    if len(values) > len(settings):
        raise ValueError(f"{kind} must have at most {len(settings)} values, got {len(values)}")
    return Layer(kind, {setting.name: setting.read(value) for setting, value in zip(settings, values, strict=False)})
