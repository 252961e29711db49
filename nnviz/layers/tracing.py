"""A stack followed layer by layer: what comes in, what comes out, what it takes, where it breaks."""

from collections.abc import Sequence
from dataclasses import dataclass

from nnviz.layers.faults import Fault, hardly_meant, over_the_limit, when_said, why_not, words_for
from nnviz.layers.kinds import Layer, Stack
from nnviz.layers.mends import mend_of
from nnviz.layers.sentences import HIGHEST_WORD
from nnviz.layers.shapes import BYTES, Cost, Tensor, cost_of, output_of


@dataclass(frozen=True)
class Step:
    """One layer of a stack at work."""

    layer: Layer
    sources: tuple[int, ...]
    """The places of the layers whose outputs come in."""
    output: Tensor | None
    """None where it does not fit, and behind that."""
    cost: Cost | None


@dataclass(frozen=True)
class Trace:
    """A whole stack."""

    stack: Stack
    steps: tuple[Step, ...]
    faults: tuple[Fault, ...]

    @property
    def fits(self) -> bool:
        """Whether Keras builds it, within the limits of this library."""
        return not any(fault.when == "building" for fault in self.faults)

    @property
    def parameters(self) -> int:
        """Of all layers."""
        return sum(step.cost.parameters for step in self.steps if step.cost)

    @property
    def trainable(self) -> int:
        """Those that a gradient changes."""
        return sum(step.cost.trainable for step in self.steps if step.cost)

    @property
    def multiplications(self) -> int:
        """Of inputs with weights, for one example."""
        return sum(step.cost.multiplications for step in self.steps if step.cost)

    @property
    def activations(self) -> int:
        """How many numbers stand between the layers, for one example, the input included."""
        return sum(step.output.size for step in self.steps if step.output)

    def memory(self, batch: int) -> tuple[int, int]:
        """Return bytes of all weights, and of all activations of a batch, as float32."""
        return BYTES * self.parameters, BYTES * batch * self.activations


class _Walk:
    """The branches that are open, and what was found on the way."""

    def __init__(self, stack: Stack):
        self.stack = stack
        self.steps: list[Step] = []
        self.faults: list[Fault] = []
        self.open: list[int] = []  # the last layers of the branches that are open
        self.branches: dict[int, tuple[int, ...]] = {}  # the layers before each, in its branch
        self.parameters = 0
        self.numbers = 0  # between the layers

    def go_on(self, at: int, layer: Layer) -> None:
        """Follow one more layer."""
        if layer.is_input:
            sources: tuple[int, ...] = ()
        else:
            sources = tuple(self.open) if layer.kind == "join" else tuple(self.open[-1:])
        branch = (*self.branches[sources[-1]], sources[-1]) if sources else ()
        outputs = [self.steps[place].output for place in sources]
        came = [output for output in outputs if output]
        output, cost = None, None
        if len(came) == len(sources):  # else it broke before
            output, cost = self._pass(at, layer, came, branch, sources)
        self.steps.append(Step(layer, sources, output, cost))
        self.branches[at] = branch
        if sources:
            del self.open[-len(sources) :]
        self.open.append(at)

    def _pass(
        self, at: int, layer: Layer, came: list[Tensor], branch: Sequence[int], sources: Sequence[int]
    ) -> tuple[Tensor | None, Cost | None]:
        if reason := why_not(layer, came):
            self.complain(at, reason, came, branch, sources)
            return None, None
        output = output_of(layer, came)
        cost = cost_of(layer, came, output)
        self.parameters += cost.parameters
        self.numbers += output.size
        if reason := over_the_limit(cost, self.parameters, self.numbers):
            self.complain(at, reason, came, branch, sources, multiplications=cost.multiplications)
            return None, None
        before = [self.stack[place] for place in branch]
        if reason := hardly_meant(layer, came, before, highest=HIGHEST_WORD):
            self.complain(at, reason, came, branch, sources)
        return output, cost

    def complain(
        self,
        at: int,
        reason: str,
        came: Sequence[Tensor],
        branch: Sequence[int],
        sources: Sequence[int],
        **numbers: int,
    ) -> None:
        """Note a fault."""
        layer = self.stack[at] if at < len(self.stack) else None
        numbers = {"highest": HIGHEST_WORD, "parameters": self.parameters, "numbers": self.numbers} | numbers
        expected, says = words_for(reason, layer, came, **numbers)
        order, mended = mend_of(self.stack, at, reason, came=came, branch=branch, others=sources, highest=HIGHEST_WORD)
        came_words = " and ".join(each.written for each in came) or "nothing"
        self.faults.append(Fault(at, reason, when_said(reason, layer), came_words, expected, says, order, mended))

    def end(self) -> None:
        """Look at what comes out."""
        outputs = [self.steps[place].output for place in self.open]
        came = [output for output in outputs if output]
        if len(came) < len(outputs) or not came:
            return
        if len(came) > 1:
            self.complain(len(self.stack), "left over", came, (), self.open)
        elif len(came[0].shape) > 1:
            self._one_for_each_place()

    def _one_for_each_place(self) -> None:
        """Find the Dense layer that is why predictions for every place come out."""
        for at, step in enumerate(self.steps):
            incoming = self.steps[step.sources[0]].output if step.sources else None
            if step.layer.kind == "dense" and incoming and len(incoming.shape) > 1:
                self.complain(at, "pixels", [incoming], self.branches[at], step.sources)
                return


def trace(stack: Stack) -> Trace:
    """Follow a stack layer by layer.

    Args:
        stack: Any, however wrong.

    Returns:
        Shapes, costs and faults, the first one first.

    Example:
        >>> from nnviz.layers import read
        >>> found = trace(read("image-28_flatten_dense-10-softmax"))
        >>> [str(step.output) for step in found.steps], found.parameters
        (['height 28 · width 28 · channels 1', 'units 784', 'units 10'], 7850)
    """
    walk = _Walk(stack)
    if not stack:
        order, mended = "Put an Input for an image first", (Layer("image"),)
        expected, says = words_for("no input", None, ())
        return Trace(stack, (), (Fault(0, "no input", "building", "nothing", expected, says, order, mended),))
    for at, layer in enumerate(stack):
        walk.go_on(at, layer)
    walk.end()
    return Trace(stack, tuple(walk.steps), tuple(sorted(walk.faults, key=lambda fault: fault.at)))
