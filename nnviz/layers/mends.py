"""What mends a stack: another stack, and the order that leads to it."""

from collections.abc import Sequence

from nnviz.layers.kinds import MOST_LAYERS, MOST_MULTIPLICATIONS, MOST_PARAMETERS, Layer, Stack
from nnviz.layers.shapes import Tensor, window

Mend = tuple[str, Stack]


def mend_of(
    stack: Stack,
    at: int,
    reason: str,
    *,
    came: Sequence[Tensor],
    branch: Sequence[int],
    others: Sequence[int],
    **more: int,
) -> Mend:
    """Return what mends a fault: an order in words, and the stack after it.

    Args:
        stack: As it is.
        at: The place of the layer with the fault; the number of layers where the end is meant.
        reason: A name of `nnviz.layers.faults.REASONS`.
        came: The tensors that came.
        branch: The places of the layers before it in its branch.
        others: The places of the layers whose outputs come in.
        **more: `highest`, the highest number of a word that comes.

    Returns:
        Both; the stack is within the limits again.
    """
    found = _fitting(stack, at, reason, came, branch, others, more.get("highest", 0))
    if found and sum(not layer.is_input for layer in found[1]) <= MOST_LAYERS:
        return found
    return _take_out(stack, min(at, len(stack) - 1))


def _fitting(
    stack: Stack,
    at: int,
    reason: str,
    came: Sequence[Tensor],
    branch: Sequence[int],
    others: Sequence[int],
    highest: int,
) -> Mend | None:
    layer = stack[at] if at < len(stack) else None
    if reason == "left over" or layer is None:
        return "Put Concatenate at the end", (*stack, Layer("join"))
    match reason:
        case "no input":
            return _input_first(stack, at)
        case "nothing":
            return _ones(stack, at)
        case "rate":
            return _set(stack, at, "Leave out a share of 0.5", rate=0.5)
        case "axes":
            return _for_axes(stack, at, came[0], branch)
        case "window":
            return _for_window(stack, at, came[0])
        case "mismatch":
            return _flatten_both(stack, came, others)
        case "parameters" | "work":
            return _smaller(stack, at, came, reason)
        case "vocabulary":
            return _set(stack, at, f"Give the table {highest + 1} rows", vocabulary=highest + 1)
        case "axis" | "batch" | "other axis":
            return _set(stack, at, "Take the last axis, −1", axis=-1)
        case "as numbers":
            ends = [end for tensor, end in zip(came, others, strict=True) if tensor.words]
            return _embed(stack, ends[0] + 1, stack[at], highest)
        case "pixels":
            return "Flatten in between", _put(stack, at, Layer("flatten"))
        case "one unit":
            return _sigmoid(stack, at)
        case _:
            return None


_CALLED = {"image": "an image", "numbers": "numbers", "words": "words"}


def _input_first(stack: Stack, at: int) -> Mend:
    """Move an input that comes too late, or put one there."""
    for place in range(at + 1, len(stack)):
        if stack[place].is_input:
            return "Put the Input first", _put((*stack[:place], *stack[place + 1 :]), at, stack[place])
    first = Layer(_wanted_input(stack[at]))
    return f"Put an Input for {_CALLED[first.kind]} first", _put(stack, at, first)


def _wanted_input(layer: Layer) -> str:
    if layer.kind in ("embed", "mean"):
        return "words"
    return "numbers" if layer.kind in ("dense", "activate", "softmax", "join") else "image"


def _put(stack: Stack, at: int, *layers: Layer) -> Stack:
    return (*stack[:at], *layers, *stack[at:])


def _take_out(stack: Stack, at: int) -> Mend:
    return f"Take {stack[at].name} out", (*stack[:at], *stack[at + 1 :])


def _replace(stack: Stack, at: int, *layers: Layer) -> Stack:
    return (*stack[:at], *layers, *stack[at + 1 :])


def _set(stack: Stack, at: int, order: str, **settings: int | float | str) -> Mend:
    return order, _replace(stack, at, stack[at].having(**settings))


def _ones(stack: Stack, at: int) -> Mend:
    """Set what is 0 to what the palette offers."""
    fresh = Layer(stack[at].kind)
    zeros = {name: fresh[name] for name, value in stack[at].settings.items() if value == 0}
    said = " and ".join(f"{name} {value}" for name, value in zeros.items())
    return _set(stack, at, f"Set {said}", **zeros)


def _for_axes(stack: Stack, at: int, came: Tensor, branch: Sequence[int]) -> Mend | None:
    layer, rank = stack[at], len(came.shape)
    if layer.kind in ("gap", "pool") and rank == 2 and not came.words:
        return "Take GlobalAveragePooling1D instead", _replace(stack, at, Layer("mean"))
    if layer.kind == "mean" and rank == 3:
        return "Take GlobalAveragePooling2D instead", _replace(stack, at, Layer("gap"))
    if layer.kind == "mean" and came.words:
        return "Embedding in between", _put(stack, at, Layer("embed"))
    for place in reversed(branch):  # a list that was an image a moment ago
        if stack[place].kind == "flatten" and rank == 1 and place > 0 and layer.kind != "mean":
            without = (*stack[:at], *stack[at + 1 :])
            return f"Put {layer.name} before Flatten", _put(without, place, layer)
    return None


def _for_window(stack: Stack, at: int, came: Tensor) -> Mend | None:
    layer, side = stack[at], min(came.shape[:2])
    if layer.kind == "conv":
        return _set(stack, at, 'Add zeros around it: padding="same"', padding="same")
    return _set(stack, at, f"Take a window of {side}", size=side) if side > 1 else None


def _flatten_both(stack: Stack, came: Sequence[Tensor], others: Sequence[int]) -> Mend:
    """Flatten each branch that is no list yet."""
    for tensor, end in sorted(zip(came, others, strict=True), key=lambda each: -each[1]):
        if len(tensor.shape) > 1:
            stack = _put(stack, end + 1, Layer("flatten"))
    return "Flatten before Concatenate", stack


def _smaller(stack: Stack, at: int, came: Sequence[Tensor], reason: str) -> Mend | None:
    """Make as many units or filters as the limit allows, or pool before a list that is too long."""
    layer = stack[at]
    name = {"dense": "units", "conv": "filters"}.get(layer.kind)
    if not name:
        return None
    last = came[0].shape[-1]
    each = last + 1
    if layer.kind == "conv":
        each = window(layer)[0] ** 2 * last + 1
    most = MOST_PARAMETERS if reason == "parameters" else MOST_MULTIPLICATIONS // max(1, came[0].size // last)
    count = most // (2 * each)
    return _set(stack, at, f"Take {count} {name}", **{name: count}) if 0 < count < layer.whole(name) else None


def _embed(stack: Stack, at: int, layer: Layer, highest: int) -> Mend:
    """Put an Embedding before a layer, and the mean over time where the layer takes lists."""
    mean = () if layer.kind == "flatten" else (Layer("mean"),)
    table = Layer("embed", {"vocabulary": max(highest + 1, int(Layer("embed")["vocabulary"]))})
    return "Embedding in between", _put(stack, at, table, *mean)


def _sigmoid(stack: Stack, at: int) -> Mend:
    layer = stack[at]
    if layer.kind == "softmax":
        return "Take sigmoid instead", _replace(stack, at, Layer("activate", {"function": "sigmoid"}))
    name = "function" if layer.kind == "activate" else "activation"
    return _set(stack, at, "Take sigmoid instead", **{name: "sigmoid"})
