"""Where a stack does not fit, and where it fits but is hardly meant: found by arithmetic, explained in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from nnviz.layers.kinds import MOST_MULTIPLICATIONS, MOST_NUMBERS, MOST_PARAMETERS, Layer, Stack
from nnviz.layers.shapes import Cost, Tensor, window

When = Literal["building", "with data", "never"]
"""When Keras says something: while the model is built, when data come, or not at all."""


@dataclass(frozen=True)
class Fault:
    """One thing that is wrong with a stack, and what mends it."""

    at: int
    """The layer's place in the stack, from 0; their number where the end is meant."""
    reason: str
    """A name of `REASONS`."""
    when: When
    came: str
    """The tensors that came."""
    expected: str
    says: str
    """What is wrong, in plain words."""
    mend: str
    """What would mend it, as an order."""
    mended: Stack
    """The stack after that."""


REASONS: Mapping[str, tuple[str, str]] = {  # what was expected, and what is wrong
    "no input": ("a tensor", "Nothing comes in: before an Input the layer cannot know how many weights it needs."),
    "nothing": ("at least 1", "{name} with a 0 in its settings would compute nothing."),
    "rate": ("a rate from 0 to 1", "A share of {rate} of the values cannot be left out."),
    "axes": ("{wanted}", "{name} needs {wanted}; what comes has {has}."),
    "window": (
        "height and width of at least {kernel}",
        "A window of {kernel} × {kernel} does not fit into {height} × {width}: there is no place to put it.",
    ),
    "alone": ("two tensors", "There is only one tensor: nothing to put it together with."),
    "mismatch": (
        "two tensors that differ in their last axis alone",
        "Only the last axes may differ: {came} cannot stand side by side.",
    ),
    "parameters": (
        f"at most {MOST_PARAMETERS:,} parameters",
        f"Up to here it has {{parameters:,}} parameters; this page computes stacks of up to {MOST_PARAMETERS:,}.",
    ),
    "work": (
        f"at most {MOST_MULTIPLICATIONS:,} multiplications",
        f"This layer alone multiplies {{multiplications:,}} times; this page computes up to {MOST_MULTIPLICATIONS:,}.",
    ),
    "numbers": (
        f"at most {MOST_NUMBERS:,} numbers between the layers",
        f"Up to here {{numbers:,}} numbers stand between the layers; this page computes up to {MOST_NUMBERS:,}.",
    ),
    "vocabulary": (
        "a row for each word: {needed}",
        "The table has {vocabulary} rows, and the sentence holds words numbered up to {highest}.",
    ),
    "axis": ("an axis from 0 to {last}", "There is no axis {axis}: counted with the batch, the last one is {last}."),
    "batch": ("the last axis", "Axis 0 is the batch: the shares of different examples would sum to 1."),
    "other axis": ("the last axis", "Along axis {axis} the shares sum to 1, not along the last one, the classes."),
    "as numbers": (
        "quantities",
        "These are numbers of words: number 40 is not 40 times number 1. An Embedding gives each word its own numbers.",
    ),
    "lookup": (
        "numbers of words",
        "Embedding looks up rows by whole numbers; of these values only the whole part counts.",
    ),
    "pixels": (
        "one list of numbers for each example",
        "Dense works on the last axis alone: it predicts for each of {places:,} places by itself.",
    ),
    "again": ("something to flatten", "This is a list already: Flatten changes nothing."),
    "one unit": ("at least 2 scores", "Softmax of a single score is always 1. For one probability there is sigmoid."),
    "twice": ("scores", "These are probabilities already: a second softmax pulls them together."),
    "left over": ("one tensor at the end", "Two branches end here, and only the last one would lead to a prediction."),
}
BUILDING = ("no input", "nothing", "rate", "axes", "window", "alone", "mismatch", "parameters", "work", "numbers")
WITH_DATA = ("vocabulary", "axis")
ROW = 2  # dimensions of an image's place


def why_not(layer: Layer, came: Sequence[Tensor]) -> str:
    """Return why a layer cannot be built on what comes in, a name of `REASONS`; "" where it can."""
    if layer.is_input:
        return ""
    if not came:
        return "no input"
    if any(layer.settings.get(name) == 0 for name in ("filters", "kernel", "stride", "size", "units")):
        return "nothing"
    if layer.kind == "drop" and float(layer["rate"]) > 1:
        return "rate"
    if layer.kind == "join":
        return _apart(came)
    if len(came[0].shape) != RANKS.get(layer.kind, len(came[0].shape)):
        return "axes"
    return "window" if layer.kind in ("conv", "pool") and _too_large(layer, came[0]) else ""


RANKS = {"conv": 3, "pool": 3, "gap": 3, "mean": 2}  # axes without the batch, where a layer insists on them


def _apart(came: Sequence[Tensor]) -> str:
    if len(came) == 1:
        return "alone"
    return "" if len({each.shape[:-1] for each in came}) == 1 else "mismatch"


def _too_large(layer: Layer, came: Tensor) -> bool:
    kernel, _, padding = window(layer)
    return padding == "valid" and kernel > min(came.shape[:2])


def over_the_limit(cost: Cost, parameters: int, numbers: int) -> str:
    """Return which limit of this library a layer exceeds.

    Args:
        cost: Of the layer.
        parameters: Of the stack up to it and with it.
        numbers: Between the layers up to it, and behind it.

    Returns:
        A name of `REASONS`, or "".
    """
    if parameters > MOST_PARAMETERS:
        return "parameters"
    if cost.multiplications > MOST_MULTIPLICATIONS:
        return "work"
    return "numbers" if numbers > MOST_NUMBERS else ""


def hardly_meant(layer: Layer, came: Sequence[Tensor], before: Sequence[Layer], *, highest: int) -> str:
    """Return why a layer that can be built is hardly meant so, or fails with data.

    Args:
        layer: Which.
        came: The tensors that come in, which fit.
        before: The layers before it in its branch.
        highest: The highest number of a word that comes.

    Returns:
        A name of `REASONS`, or "".
    """
    if not came:
        return ""
    first = came[0]
    if layer.kind == "embed":
        if not first.words:
            return "lookup"
        return "vocabulary" if layer.whole("vocabulary") <= highest else ""
    if any(each.words for each in came):
        return "as numbers"
    if layer.kind == "flatten" and len(first.shape) == 1:
        return "again"
    return _of_softmax(layer, first, before)


def _of_softmax(layer: Layer, came: Tensor, before: Sequence[Layer]) -> str:
    if not is_softmax(layer):
        return ""
    axis, last = (layer.whole("axis") if layer.kind == "softmax" else -1), len(came.shape)
    if axis > last:
        return "axis"
    if axis == 0:
        return "batch"
    if axis not in (-1, last):
        return "other axis"
    name = {"dense": "units", "conv": "filters"}.get(layer.kind)
    if (layer.whole(name) if name else came.shape[-1]) == 1:
        return "one unit"
    return "twice" if layer.kind in ("softmax", "activate") and before and is_softmax(before[-1]) else ""


def is_softmax(layer: Layer) -> bool:
    """Whether a layer ends in a softmax."""
    return layer.kind == "softmax" or "softmax" in layer.settings.values()


def when_said(reason: str, layer: Layer | None) -> When:
    """Return when Keras says something about a fault."""
    if reason in BUILDING:
        return "building"
    if reason == "as numbers" and layer and (is_softmax(layer) or "sigmoid" in layer.settings.values()):
        return "with data" if layer.kind in ("softmax", "activate") else "never"
    return "with data" if reason in WITH_DATA else "never"


def words_for(reason: str, layer: Layer | None, came: Sequence[Tensor], **numbers: int) -> tuple[str, str]:
    """Return what was expected, and what is wrong, in words.

    Args:
        reason: A name of `REASONS`.
        layer: Which has the fault; None at the end.
        came: The tensors that came.
        **numbers: What else the words speak of: `parameters`, `multiplications`, `numbers`, `highest`.

    Returns:
        Both as text.
    """
    first = came[0] if came else Tensor((), ())
    rank, settings = len(first.shape), dict(layer.settings) if layer else {}
    wanted = {3: "an image with height, width and channels", 2: "a sequence with time and features"}
    fields = {
        **settings,
        **numbers,
        "name": layer.name if layer else "",
        "came": " and ".join(each.written for each in came),
        "wanted": wanted.get(RANKS.get(layer.kind, 0) if layer else 0, ""),
        "has": " and ".join(first.axes) if rank < 3 else ", ".join(first.axes),
        "height": first.shape[0] if rank else 0,
        "width": first.shape[1] if rank > 1 else 0,
        "kernel": window(layer)[0] if layer and layer.kind in ("conv", "pool") else 0,
        "needed": numbers.get("highest", 0) + 1,
        "last": rank,
        "places": first.size // first.shape[-1] if rank else 0,
        "multiplications": numbers.get("multiplications", 0),
        "parameters": numbers.get("parameters", 0),
        "numbers": numbers.get("numbers", 0),
        "highest": numbers.get("highest", 0),
    }
    expected, says = REASONS[reason]
    return expected.format(**fields), says.format(**fields)
