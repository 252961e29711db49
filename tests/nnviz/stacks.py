"""Random stacks, small ones: some that fit, and any."""

from hypothesis import strategies as st

from nnviz.layers import KINDS, Layer, Stack, trace
from nnviz.layers.faults import why_not
from nnviz.layers.shapes import output_of

SMALL = {  # values that are tried; small networks are built fast
    "side": (1, 5, 8, 12),
    "count": (1, 3, 8),
    "length": (1, 4, 12),
    "divisor": (255, 2),
    "filters": (1, 2, 5),
    "kernel": (1, 2, 3, 5),
    "stride": (1, 2, 3),
    "size": (1, 2, 3),
    "units": (1, 2, 7),
    "vocabulary": (35, 64),
    "features": (1, 3, 8),
    "rate": (0, 0.3),
    "axis": (-1,),
}
WRONG = {"filters": (0,), "kernel": (0, 9), "stride": (0,), "size": (0, 7), "units": (0,), "rate": (1.5,)}


@st.composite
def layers(draw: st.DrawFn, kinds: list[str], *, wrong: bool = False) -> Layer:
    """Return a layer of one of some kinds; if asked for, now and then with a setting that makes no sense."""
    kind = draw(st.sampled_from(kinds))
    settings = {}
    for setting in KINDS[kind].settings:
        tried = list(SMALL.get(setting.name, setting.options))
        if wrong and draw(st.integers(0, 9)) == 0:
            tried = list(WRONG.get(setting.name, tried))
        settings[setting.name] = draw(st.sampled_from(tried))
    return Layer(kind, settings)


INPUTS = ["image", "numbers", "words"]
INNER = [kind for kind in KINDS if kind not in INPUTS]


@st.composite
def valid_stacks(draw: st.DrawFn) -> Stack:
    """Return a stack that fits: one branch, or two that are joined as lists."""
    stack = draw(_branches())
    if draw(st.booleans()):
        return stack
    second = draw(_branches())
    flat = [_as_list(branch) for branch in (stack, second)]
    joined = (*flat[0], *flat[1], Layer("join"), draw(layers(["dense", "normalize", "activate", "softmax"])))
    return joined if sum(not layer.is_input for layer in joined) <= 12 else stack


@st.composite
def _branches(draw: st.DrawFn) -> Stack:
    stack = (draw(layers(INPUTS)),)
    came = output_of(stack[0], ())
    for _ in range(draw(st.integers(1, 4))):
        fitting = [kind for kind in INNER if kind != "join" and not why_not(Layer(kind, _least(kind)), [came])]
        layer = draw(layers(fitting))
        if not why_not(layer, [came]):
            stack, came = (*stack, layer), output_of(layer, [came])
    return stack


def _least(kind: str) -> dict:
    return {name: value for name, value in {"kernel": 1, "size": 1}.items() if name in Layer(kind).settings}


def _as_list(branch: Stack) -> Stack:
    output = trace(branch).steps[-1].output
    assert output
    return branch if len(output.shape) == 1 else (*branch, Layer("flatten"))


@st.composite
def any_stacks(draw: st.DrawFn) -> Stack:
    """Return a stack that need not fit."""
    stack = draw(st.lists(layers(list(KINDS), wrong=True), min_size=1, max_size=7))
    inputs = [place for place, layer in enumerate(stack) if layer.is_input]
    return tuple(layer for place, layer in enumerate(stack) if place not in inputs[2:])
