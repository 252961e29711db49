"""The stack as code: what a student would write, and what runs as it stands."""

from dataclasses import dataclass

from nnviz.layers import Layer, Stack, Trace
from nnviz.layers.examples import examples
from nnviz.layers.kinds import spell
from nnviz.layers.presets import PRESETS, TRAINED

MODEL = "assets/models/digit_cnn.keras"
SIDE = 28


@dataclass(frozen=True)
class Shown:
    """What goes through the stack."""

    batch: int
    digit: int
    """From 0."""
    sentence: int
    """From 0."""
    seed: int


def fields(found: Trace, shown: Shown) -> dict[str, str]:
    """Return what stands in the code panel behind `seed =`, `entry =`, `model =` and `data =`.

    Args:
        found: The stack, followed.
        shown: What goes through it.
    """
    first, model = _chain(found.stack) if _is_chain(found.stack) else _branches(found)
    if shown.seed == 0 and spell(found.stack) == PRESETS[TRAINED]:
        model += f'\nmodel.set_weights(keras.models.load_model("{MODEL}").get_weights())'
    data = [_data(found.stack, place, shown) for place, layer in enumerate(found.stack) if layer.is_input]
    said = data[0] if len(data) == 1 else "[" + ", ".join(data) + "]"
    return {"seed": str(shown.seed), "entry": first, "model": model, "data": said}


def _call(layer: Layer) -> str:
    return f"{'keras' if layer.is_input else 'layers'}.{layer.line}"


def _is_chain(stack: Stack) -> bool:
    return not any(layer.is_input or layer.kind == "join" for layer in stack[1:])


def _chain(stack: Stack) -> tuple[str, str]:
    rows = "".join(f"        {_call(layer)},\n" for layer in stack[1:])
    if not stack or not stack[0].is_input:
        return (
            "None",
            f"keras.Sequential(\n    [\n{''.join(f'        {_call(layer)},{chr(10)}' for layer in stack)}    ]\n)",
        )
    return _call(stack[0]), f"keras.Sequential(\n    [\n        entry,\n{rows}    ]\n)"


def _branches(found: Trace) -> tuple[str, str]:
    """Return two branches as calls, one after the other."""
    inputs = [place for place, layer in enumerate(found.stack) if layer.is_input]
    names: dict[int, str] = {}
    rows = []
    for place, step in enumerate(found.steps):
        came = [names[source] for source in step.sources]
        if place in inputs:
            names[place] = ("entry", "second")[inputs.index(place)]
            rows.append(f"{names[place]} = {_call(step.layer)}")
            continue
        names[place] = "x" if step.layer.kind == "join" or not came else _branch_name(came[0])
        given = f"[{', '.join(came)}]" if step.layer.kind == "join" else ", ".join(came)
        rows.append(f"{names[place]} = {_call(step.layer)}({given})")
    last = names[len(found.stack) - 1]
    entries = f"[{', '.join(names[place] for place in inputs)}]" if len(inputs) != 1 else names[inputs[0]]
    return "\n".join(rows).removeprefix("entry = "), f"keras.Model({entries}, {last})"


def _branch_name(came: str) -> str:
    return {"entry": "a", "second": "b"}.get(came, came)


def _data(stack: Stack, place: int, shown: Shown) -> str:
    layer = stack[place]
    if layer.kind == "image":
        return _images(layer, shown, gray=any(each.kind == "rescale" for each in stack))
    inputs = [at for at, each in enumerate(stack) if each.is_input]
    array = examples((layer,), batch=shown.batch, digit=shown.digit, sentence=shown.sentence)[0]
    assert place in inputs
    rows = [", ".join(f"{value:g}" for value in row.tolist()) for row in array]
    text = ", ".join(f"[{row}]" for row in rows)
    return (
        f"np.array([{text}])"
        if len(rows) == 1
        else "np.array(\n    [\n" + "".join(f"        [{row}],\n" for row in rows) + "    ]\n)"
    )


def _images(layer: Layer, shown: Shown, *, gray: bool) -> str:
    side, channels = layer.whole("side"), layer.whole("channels")
    text = f"datasets.digits().test_images[{shown.digit}:{shown.digit + shown.batch}, ..., None]"
    if side > SIDE:
        before = (side - SIDE) // 2
        around = (before, side - SIDE - before)
        text = f"np.pad({text}, ((0, 0), {around}, {around}, (0, 0)))"
    elif side < SIDE:
        text = f"keras.ops.image.resize({text}, ({side}, {side}), antialias=True)"
    if channels > 1:
        text = f"np.repeat({text}, {channels}, axis=-1)"
    return f"{text} * 255" if gray else text
