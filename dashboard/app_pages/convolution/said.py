"""What is said about each of the three pictures alike: states to try, the guess, the slide, the sources."""

from dashboard.layout.views import Formula, Guess, Said, Try
from nnviz.convolution import output_size

SIDE, KERNEL, STRIDE = 28, 5, 2  # of the guess

FORMULA = Formula(
    r"z_{r,c} = \sum_{i,j} w_{i,j} \; x_{s r + i,\, s c + j} + b \qquad "
    r"\text{size} = \left\lfloor \frac{n + 2p - k}{s} \right\rfloor + 1 \qquad \text{pooled} = \max(\text{block})"
)
IN_KERAS = (
    "Keras computes a **cross-correlation**: the filter is not flipped before it slides. Mathematics calls only "
    "the flipped one a convolution; as the weights are learned, it makes no difference. “Same” pads with zeros "
    "until the map has ⌈n / s⌉ cells a side; an odd zero goes to the bottom and to the right. There is no loss on "
    "this page; where there is one, the slides sum it over all examples and Keras averages it: sum = n × mean."
)
TRIES = (
    Try("Shift by one", {"image": "digit 7", "shift": "1"}),
    Try("It does not fit", {"image": "4×4 by hand", "size": "5"}),
    Try("Lines, not padded", {"view": "2 filters", "noise": "0", "around": "0"}),
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
