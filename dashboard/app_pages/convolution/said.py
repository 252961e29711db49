"""What is said about each of the three pictures alike: their story, the guess, the slide, the sources."""

from dashboard.layout.story import Step
from dashboard.layout.views import Formula, Guess, Said
from nnviz.convolution import output_size

SIDE, KERNEL, STRIDE = 28, 5, 2  # of the guess

FORMULA = Formula(
    r"z_{r,c} = \sum_{i,j} w_{i,j} \; x_{s r + i,\, s c + j} + b \qquad "
    r"\text{size} = \left\lfloor \frac{n + 2p - k}{s} \right\rfloor + 1 \qquad \text{pooled} = \max(\text{block})"
)
IN_KERAS = (
    "Keras computes a **cross-correlation**: the kernel is not flipped before it slides. Mathematics calls only the "
    "flipped one a convolution. Where kernels are learned, training finds the flipped weights as well; where you type "
    "them, as here, it matters: flipped, the vertical edge filter changes its sign. “Same” pads with zeros until "
    "the map "
    "has ⌈n / s⌉ cells a side; an odd zero goes to the bottom and to the right."
)
STORY = (
    Step("A filter is nine weights; it lies on nine pixels of the image.", {}, lit="image"),
    Step("Multiply cell by cell, add up the nine products: the sum is one cell of the map.", {}, lit="sum"),
    Step("Where the image looks like the filter the sum is largest: 2.99 of at most 3.", {"step": "609"}, lit="map"),
    Step(
        "Shift the image by one pixel: the map moves along; of the pooled cells a smaller share changes.",
        {"step": "610", "shift": "1"},
        lit="map",
    ),
    Step(
        "Two filters, their strongest responses: the larger of two numbers tells horizontal from vertical lines.",
        {"view": "2 filters"},
    ),
    Step("Three channels: a filter for each and one bias, all summed into one map.", {"view": "3 channels"}),
)


def slide(numbers: str) -> tuple[Said, ...]:
    """The slide has three words, pad, convolve, maximum: each is a formula here, beside a picture's own numbers."""
    return FORMULA, numbers, IN_KERAS


def right_size() -> str:
    """Return the size of the map that the guess asks for."""
    out = output_size(SIDE, kernel=KERNEL, stride=STRIDE)
    return f"{out}×{out}"


def why_that_size() -> str:
    """Say where the windows of the guess begin, and why there is no further one."""
    out = output_size(SIDE, kernel=KERNEL, stride=STRIDE)
    last = STRIDE * (out - 1)
    return (
        f"⌊({SIDE} − {KERNEL}) / {STRIDE}⌋ + 1 = {out}: the windows begin at pixels 0, {STRIDE}, …, {last}; the next "
        f"one would need pixel {last + STRIDE + KERNEL - 1}, and the last is {SIDE - 1}."
    )


GUESS = Guess(
    f"A {KERNEL}×{KERNEL} filter slides over {SIDE}×{SIDE} pixels with stride {STRIDE}, without padding. "
    "How large is the map?",
    ("12×12", "13×13", "14×14"),
    right=right_size,
    because=why_that_size,
)


def sources(_: object) -> tuple[str, ...]:
    """Where method and images come from."""
    return (
        "Dumoulin and Visin, A guide to convolution arithmetic (2016)",
        "digits: MNIST (LeCun, Cortes, Burges; CC BY-SA 3.0)",
        "cat: Chelsea, photographed by Stefan van der Walt (CC0), from scikit-image",
        "lines and traffic light: made up by nnviz.datasets.small_images",
    )
