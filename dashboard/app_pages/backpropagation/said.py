"""What is said about each of the three pictures: the story, the guesses, the slides, the sources."""

from collections.abc import Sequence

import numpy as np

from dashboard.app_pages.backpropagation.fading import median_ratio
from dashboard.layout.story import Step
from dashboard.layout.views import Formula, Guess, Said
from nnviz.backprop import Network, backward, forward
from nnviz.charts.numbers import with_minus
from nnviz.recordings.backprop_costs import load_costs

STORY = (
    Step(
        "Forward pass: weights times inputs, plus bias, through the activation: the prediction comes out.",
        {"step": "2"},
        lit="network",
    ),
    Step("The loss is one number: how wrong the prediction is.", {"step": "3"}, lit="loss"),
    Step(
        "Backward pass: each unit gets δ = ∂L/∂z, each weight its gradient, from right to left.",
        {"step": "5"},
        lit="network",
    ),
    Step(
        "The chain: the factors on its path, multiplied, are one weight’s gradient. Nudging says the same.",
        {"weight": "1"},
    ),
    Step(
        "All weights move at once, against their gradients: after some updates XOR is learned.",
        {"step": "9999"},
        lit="loss",
    ),
    Step(
        "In deep networks many factors are multiplied: gradients fade or explode, layer by layer.",
        {"view": "the signal fades", "depth": "10", "units": "sigmoid"},
    ),
)

CHAIN = Formula(
    r"\frac{\partial L}{\partial w} = \delta \cdot a_{\text{in}} \qquad "
    r"\delta_{\text{last}} = \frac{\partial L}{\partial \hat y} \, f'(z) \qquad "
    r"\delta = f'(z) \sum_k w_k \, \delta_k \qquad w \leftarrow w - \gamma \frac{\partial L}{\partial w}"
)


def why_a_dead_unit_learns_nothing() -> str:
    """Say what comes through a ReLU below 0, computed."""
    one, zero = np.ones((1, 1)), np.zeros(1)
    network = Network([-one, 2 * one], [zero, zero], ["relu", "sigmoid"])
    found = backward(network, forward(network, one), one, loss="binary_crossentropy")
    delta, gradient = found.deltas[1][0, 0], found.weights[0][0, 0]
    return with_minus(
        f"With z = -1 ReLU’s slope is 0. From above comes δ·w = {delta:.2f}·2.00 = {2 * delta:.2f}; times 0 that is "
        f"{gradient:.0f}, whatever the loss. Set activation ReLU and a negative bias on the picture to see it."
    )


DEAD = Guess(
    "A unit with ReLU has a negative sum. What is the gradient of the weights that lead to it?",
    ("exactly 0", "small, negative", "large"),
    right="exactly 0",
    because=why_a_dead_unit_learns_nothing,
)


def five_steps_slide(_: object) -> Sequence[Said]:
    """The slide's five steps as formulas, with the numbers of the chosen weight."""
    return (
        CHAIN,
        "The chosen one is the «place»: what comes in is «source» = «incoming», its unit has δ = «delta»: for this "
        "example the gradient is «incoming» · («delta») = «product».\n"
        "The mean of the gradients of «count» examples is «gradient»; with γ = «rate» the number goes from «weight» "
        "to «moved».\n"
        "In words: a gradient is what came in, times how much the loss changes with the unit’s sum.",
        "**δ is ∂L/∂z, not the error ŷ − y.** Only behind a sigmoid with cross-entropy the two happen to be one number "
        "at the last unit. The slides sum the loss over the examples, Keras and this page average: sum = n × mean. "
        "All weights move by the gradients of the *old* weights. The slope of ReLU at 0 is 0 in Keras.",
        "**Remember.** One pass forward, one pass back, and every weight knows its gradient. How far to go along it, "
        "and how to use the gradients before, is what optimizers differ in.",
    )


def costs_slide(_: object) -> Sequence[Said]:
    """What both ways to all gradients cost, as formulas."""
    return (
        Formula(
            r"\frac{\partial L}{\partial w_i} \approx \frac{L(w + \varepsilon e_i) - L(w)}{\varepsilon}: \; n + 1 "
            r"\text{ forward passes} \qquad \text{backpropagation: } 1 \text{ forward, } 1 \text{ backward}"
        ),
        "In words: nudging asks every weight by itself, and needs a whole forward pass for each. On its way back, δ of "
        "a unit is computed once and used by all weights behind it. A backward pass multiplies at most twice as much "
        "as a forward pass: once for the gradients, and once for δ, which the inputs do not need.",
        "**Remember.** Backwards, because there is one loss and many weights: what they share is computed once.",
    )


def ages() -> str:
    """Say what the largest network took, as recorded."""
    costs = load_costs()
    minutes, milliseconds = costs.nudging[-1] / 60, 1000 * costs.backward[-1]
    return (
        f"Measured for {costs.weights[-1]:,} weights: nudging {minutes:,.0f} minutes, one forward and one backward "
        f"pass {milliseconds:.1f} ms, which is {costs.backward[-1] / costs.forward[-1]:.1f} forward passes."
    )


COSTS = Guess(
    "A million weights: how many forward passes does nudging need for all gradients?",
    ("one", "about 1,000", "about a million"),
    right="about a million",
    because=ages,
)

LENGTHS = ("about as long", "up to 1,000 × shorter", "even shorter")


def how_much_fades() -> str:
    """Return the option that is right for ten sigmoid layers, computed."""
    ratio = median_ratio(10, "sigmoid", normalized=False, initializer="Glorot uniform")
    return LENGTHS[int(ratio < 0.1) + int(ratio < 1e-3)]


def why_it_fades() -> str:
    """Say how much of the gradient is left in the first of ten layers."""
    ratios = {
        name: median_ratio(10, name, normalized=False, initializer="Glorot uniform") for name in ("sigmoid", "tanh")
    }
    mended = median_ratio(10, "sigmoid", normalized=True, initializer="Glorot uniform")
    shorter = float(f"{1 / ratios['sigmoid']:.2g}")
    return (
        f"The first layer’s gradient is {shorter:,.0f} times shorter than the last one’s: a sigmoid’s slope is 0.25 at "
        f"most, and one more is multiplied in at every layer. With tanh it has {ratios['tanh']:.2g} times the length, "
        f"with batch normalization before each sigmoid {mended:.2g}. (Medians of five networks.)"
    )


FADES = Guess(
    "Ten layers of sigmoid units: the first layer’s gradient, beside the last one’s?",
    LENGTHS,
    right=how_much_fades,
    because=why_it_fades,
)


def fading_slide(_: object) -> Sequence[Said]:
    """Why gradients fade and explode, as a formula, and what mends it."""
    return (
        Formula(
            r"\delta^{(1)} = f'(z^{(1)}) \, W^{(2)} f'(z^{(2)}) \, W^{(3)} \cdots f'(z^{(n)}) \, \delta^{(n+1)} "
            r"\qquad |f'| \le 0.25 \text{ (sigmoid)}, \; 1 \text{ (tanh, ReLU)}"
        ),
        "In words: on its way back the signal is multiplied by a slope and by weights at every layer. Factors below 1 "
        "make it vanish, factors above 1 make it explode. What mends it: an activation whose slope is 1 where it is "
        "at work, weights whose spread fits the number of inputs (Glorot), batch normalization, which keeps the sums "
        "where the slopes are.",
        "**Remember.** A gradient is a product. In a deep network products do not stay near 1 by themselves.",
    )


def sources(_: object) -> tuple[str, ...]:
    """Where the method comes from, and the numbers."""
    return (
        "Rumelhart, Hinton and Williams, Learning representations by back-propagating errors (1986)",
        "Glorot and Bengio, Understanding the difficulty of training deep feedforward neural networks (2010)",
        "Ioffe and Szegedy, Batch normalization (2015)",
        "times and lengths of gradients: measured by nnviz.recordings",
    )
