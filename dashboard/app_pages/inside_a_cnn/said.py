"""What is said about each of the pictures alike: states to try, the guess, the slide, one sum as code, the sources."""

from functools import partial
from typing import Any

from dashboard.app_pages.inside_a_cnn import cross_validation
from dashboard.layout.views import Formula, Guess, Said, Try, View

FORMULA = Formula(
    r"z_{r,c,k} = b_k + \sum_{m}\sum_{i,j=0}^{4} w_{i,j,m,k}\; x_{r+i,\,c+j,\,m} \qquad a = \max(0, z) \qquad "
    r"p_d = \frac{e^{z_d}}{\sum_{j} e^{z_j}}"
)
FIELD = 5  # cells along a kernel's side


def _counted(layer: str, before: int, maps: int) -> str:
    weights = FIELD * FIELD * before * maps
    return f"{layer} has {FIELD}·{FIELD}·{before}·{maps} + {maps} = {weights + maps:,} parameters"


IN_WORDS = (
    "In words: lay kernel k on the window of every map m below, multiply what lies on each other, add it all up, "
    "add one "
    f"bias, and let nothing below 0 pass. {_counted('conv1', 1, 16)}, {_counted('conv2', 16, 32)}. Training lowered "
    "the "
    "mean cross-entropy of the training digits."
)
TRIES = (
    Try("How filters are born", {"view": "training", "step": "0"}),
    Try("A random network, too", {"view": "attribution", "digit": "35"}),
    Try("What it gets wrong", {"view": "mistakes"}),
)
GUESS = Guess(
    "Of 4,500 training digits, each read by a network that had not seen it: how many are misread?",
    cross_validation.GUESSES,
    right=cross_validation.right_guess,
    because=cross_validation.words,
)


def slide(_: object) -> tuple[Said, ...]:
    """The slide names the layers; these are their formulas."""
    return FORMULA, IN_WORDS


def lines(_: object) -> dict[str, str]:
    """Return fields for the sum that was last taken apart."""
    return {"layer": '"«layer»"', "place": "(«row», «column»)", "unit": "«unit»"}


def sources(_: object) -> tuple[str, ...]:
    """Where data and methods come from."""
    return (
        "digits: MNIST (LeCun, Cortes, Burges; CC BY-SA 3.0)",
        "saliency: Simonyan et al. (2014); integrated gradients: Sundararajan et al. (2017); Grad-CAM: Selvaraju et "
        "al. "
        "(2017); occlusion: Zeiler and Fergus (2014); sanity checks: Adebayo et al. (2018); insertion, deletion: "
        "Petsiuk "
        "et al. (2018)",
        "map: t-SNE, van der Maaten and Hinton (2008), on the 128 units of the last hidden layer",
    )


view_of_digits = partial(
    View[Any], tries=TRIES, guess=GUESS, slide=slide, panel="one_sum", lines=lines, sources=sources
)
"""A view of the digits' network: all but its name, what it asks and what it shows, unless another slide is given."""
