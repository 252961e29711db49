"""A model is called as it is, and what its layers are given and give is noted on the way."""

import threading
from collections import Counter
from collections.abc import Callable, Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import keras

_LOCK = threading.RLock()  # layers are shared, and what notes their calls sits on them while a model is called


@dataclass(frozen=True)
class Use:
    """One call of a layer or an operation while a model is called."""

    path: str
    """Names from outside in: "conv", "backbone/conv"."""
    number: int
    """Which of the calls under this path it is, from 1."""
    layer: "keras.Operation"
    output: Any
    """None unless it was to be kept."""
    evidence: Any
    """What went into the layer's softmax; None for a layer without."""
    given: Any = None
    """What the layer was given; None unless its output was to be kept."""


@dataclass
class Call:
    """What a model gave, and the uses of its layers in the order in which they ended."""

    output: Any = None
    uses: list[Use] = field(default_factory=list)

    def use_of(self, name: str, *, argument: str = "layer") -> Use:
        """Return the use of that name, or raise a ValueError that lists what there is."""
        found = [use for use in self.uses if use.path == name]
        if len(found) > 1:
            choices = " or ".join(repr(f"{name}#{use.number}") for use in found)
            raise ValueError(f"{argument} {name!r} is used {len(found)} times in the model: choose {choices}")
        found += [use for use in self.uses if f"{use.path}#{use.number}" == name]
        if not found:
            raise ValueError(f"{argument} must be one of {', '.join(self.names())}, got {name!r}")
        return found[0]

    def names(self) -> list[str]:
        """Return a name for each use; the uses of a layer that is used again are numbered."""
        times = Counter(use.path for use in self.uses)
        return [use.path if times[use.path] == 1 else f"{use.path}#{use.number}" for use in self.uses]


def called(
    model: "keras.Model",
    images: Any,
    *,
    keep: Collection[str] = (),
    watch: Callable[[Any], None] = lambda tensor: None,
) -> Call:
    """Call a model in inference mode and note what its layers do.

    Args:
        model: Any model that has been built.
        images: A tensor that the model takes.
        keep: Names of the uses whose outputs are wanted; others are let go at once, as they are in any call.
        watch: Told each output that is kept, before anything else uses it.

    Returns:
        The model's output and the uses of its layers.
    """
    import keras

    images, noted = keras.ops.convert_to_tensor(images), Call()
    notes = _Notes(noted, frozenset(keep), watch)
    with notes.laid_on(model):
        notes.note_inputs(model, images)
        noted.output = model(as_input(model, images), training=False)
    return noted


def as_input(model: "keras.Model", images: Any) -> Any:
    """Pack images as the model's one input may be: a list of one, or a dict of one."""
    import keras

    packed = getattr(graph_of(model), "_inputs_struct", None)
    return keras.tree.pack_sequence_as(packed, [images]) if isinstance(packed, dict | list | tuple) else images


def graph_of(model: "keras.Operation") -> "keras.Operation":
    """Return what holds a model's graph: a Sequential model keeps a functional one inside."""
    return getattr(model, "_functional", None) or model


def inner(operation: "keras.Operation") -> "list[keras.Operation]":
    """Return the layers and operations that a model or a layer is made of, as far as Keras knows of them."""
    import keras

    graph = graph_of(operation)
    found = list(graph.operations) if isinstance(graph, keras.Function) else []
    if isinstance(operation, keras.Model):
        found += operation.layers
    elif isinstance(operation, keras.Layer):
        found += operation._flatten_layers(include_self=False, recursive=False)
    return list({id(each): each for each in found if each is not operation}.values())


def all_inner(operation: "keras.Operation") -> "list[keras.Operation]":
    """Return everything that a model is made of, at any depth, each once."""
    found: dict[int, keras.Operation] = {}
    ahead = inner(operation)
    while ahead:
        each = ahead.pop(0)
        if id(each) not in found:
            found[id(each)] = each
            ahead = inner(each) + ahead
    return list(found.values())


def has_softmax(layer: "keras.Operation") -> bool:
    """Return whether a layer's last step is a softmax."""
    import keras

    activation = getattr(getattr(layer, "activation", None), "__name__", "")  # of keras.activations, keras.ops, tf.nn
    return isinstance(layer, keras.layers.Softmax) or activation in ("softmax", "softmax_v2")


class _Notes:
    """Takes notes of one call; laid on the layers of a model only while it lasts."""

    def __init__(self, noted: Call, keep: Collection[str], watch: Callable[[Any], None]) -> None:
        self._noted, self._keep, self._watch = noted, keep, watch
        self._thread = threading.get_ident()
        self._path: list[str] = []
        self._times: Counter[str] = Counter()
        self._evidence: dict[int, Any] = {}

    @contextmanager
    def laid_on(self, model: "keras.Model") -> Iterator[None]:
        """Let the layers' own functions tell what they do; other threads' calls are left alone."""
        import keras

        laid: list[tuple[keras.Operation, str, bool, Any]] = []

        def lay(layer: "keras.Operation", name: str, function: Callable[..., Any]) -> None:
            laid.append((layer, name, name in vars(layer), getattr(layer, name)))
            object.__setattr__(layer, name, function)  # past Keras' own, which would take it for state

        with _LOCK:
            try:
                for each in all_inner(model):
                    if has_softmax(each) and hasattr(each, "activation"):
                        lay(each, "activation", self._hears_evidence(each, each.activation))
                    for name in ("call", "quantized_call"):
                        lay(each, name, self._hears(each, getattr(each, name)))
                yield
            finally:
                for layer, name, own, before in reversed(laid):
                    if own:
                        object.__setattr__(layer, name, before)
                    else:
                        object.__delattr__(layer, name)

    def note_inputs(self, model: "keras.Operation", images: Any) -> None:
        """Note the input layer of a graph, which Keras does not call; a Sequential model shows none."""
        import keras

        layers = model.layers if isinstance(model, keras.Model) else []
        entries = [each for each in layers if isinstance(each, keras.layers.InputLayer)]
        if len(entries) == 1:
            self._note(entries[0], "/".join([*self._path, entries[0].name]), images)

    def _hears(self, layer: "keras.Operation", call: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(call)
        def hearing(*args: Any, **kwargs: Any) -> Any:
            if threading.get_ident() != self._thread:
                return call(*args, **kwargs)
            self._path.append(layer.name)
            try:
                if args:
                    self.note_inputs(layer, args[0])
                output = call(*args, **kwargs)
                self._note(layer, "/".join(self._path), output, given=args[0] if args else None)
            finally:
                self._path.pop()
            return output

        return hearing

    def _hears_evidence(self, layer: "keras.Operation", activation: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(activation)
        def hearing(evidence: Any, *args: Any, **kwargs: Any) -> Any:
            if threading.get_ident() == self._thread:
                self._evidence[id(layer)] = evidence
            return activation(evidence, *args, **kwargs)

        return hearing

    def _note(self, layer: "keras.Operation", path: str, output: Any, *, given: Any = None) -> None:
        self._times[path] += 1
        softmax = has_softmax(layer) or id(layer) in self._evidence
        kept = softmax or path in self._keep or f"{path}#{self._times[path]}" in self._keep
        if kept and hasattr(output, "shape"):
            self._watch(output)
        evidence = self._evidence.pop(id(layer), given) if softmax else None
        self._noted.uses.append(
            Use(path, self._times[path], layer, output if kept else None, evidence, given if kept else None)
        )
