"""Learning rates that stay, and such that fall, with gradients that are noisy."""

from collections.abc import Sequence
from functools import partial

from dashboard.app_pages.optimizers import limits, said
from dashboard.app_pages.optimizers.limits import END
from dashboard.app_pages.optimizers.walking import ask, show
from dashboard.layout.views import Formula, Guess, Said, View
from nnviz.charts.numbers import percent

CURVATURES = (1.0, 20.0)  # of the ravine, along and across


def long_run_loss(rate: float, *, noise: float) -> float:
    """Return the loss that noisy steps of a constant rate leave on the ravine, on average, once they have come down.

    A step multiplies the distance along an axis by 1 − γλ and adds γ times the noise, so that the mean of its square
    settles at γσ² / (λ(2 − γλ)); the loss is λ/2 times that, summed over both axes.

    Args:
        rate: γ, more than 0, less than 2/λ for both curvatures λ.
        noise: σ, the standard deviation along each axis.

    Returns:
        At least 0.

    Source:
        Mandt, Hoffman and Blei, Stochastic Gradient Descent as Approximate Bayesian Inference (2017), arXiv 1704.04289.
    """
    return sum(rate * noise**2 / (2 * (2 - rate * curvature)) for curvature in CURVATURES)


def shares() -> tuple[float, float]:
    """Return what is left with the rate that is there at first, and with half of it."""
    first = limits.AT_FIRST["ravine"]
    whole, half = (long_run_loss(share * first.decay, noise=first.noise) for share in (1, 0.5))
    return whole, half


def right() -> str:
    """Return what halving a constant rate does to the loss that is left."""
    whole, half = shares()
    near = {"stays": 1.0, "about halves": 0.5, "goes to 0": 0.0}
    return min(near, key=lambda name: abs(near[name] - half / whole))


def because() -> str:
    """Say it with numbers, computed."""
    whole, half = shares()
    return (
        f"In the long run {percent(half / whole, 0)} of it are left, {half:.2f} instead of {whole:.2f}, averaged "
        "over all "
        "noise. Every step adds γ times the noise: a rate that falls towards 0 comes to rest, a constant one never "
        "does. "
        "But a small rate from the start would be slow."
    )


def slide(_: None) -> Sequence[Said]:
    """The slide's "gradually lower step size", with its numbers."""
    return (
        Formula(
            r"w \leftarrow w - \gamma_t \, (g + \text{noise}) \qquad "
            r"\text{exponential: } \gamma_t = \gamma_0 \, d^{t/T} \qquad "
            r"\text{cosine: } \gamma_t = \gamma_0 \, \tfrac{1}{2}\left(1 + \cos \pi t / T\right)"
        ),
        "“Decay: gradually lower step size.” At step «step» the rate of «lead» is «gamma:.4f», its loss «loss:.3f». "
        f"All but the constant one end at {percent(END, 0)} of the largest rate, «rate»; warm-up begins at 0, so that "
        "the first gradients, of weights that nobody has trained, do no harm. The noise is normal, with a standard "
        f"deviation of «noise» along each axis: what a batch adds, see “batches”. {said.SUMS}",
        "**Remember:** far away a long step helps, near the bottom it is noise. Next: what if one gradient is wild?",
    )


def lines(_: None) -> dict[str, str]:
    """Return what is set in the browser as code."""
    return said.LINES | {"noise": "«noise»"}


DECAY = View(
    name="decay",
    ask=partial(ask, "decay"),
    show=partial(show, "decay"),
    story=said.STORY,
    guess=Guess(
        "Noisy gradients, a constant rate: some loss remains. With half the rate it …",
        ("stays", "about halves", "goes to 0"),
        right=right,
        because=because,
    ),
    slide=slide,
    panel="decay",
    lines=lines,
    sources=lambda _: (
        "schedules: keras.optimizers.schedules",
        "cosine: Loshchilov and Hutter, SGDR (2017), arxiv.org/abs/1608.03983",
        "rates have to fall: Robbins and Monro, Annals of Mathematical Statistics 22 (1951)",
    ),
)
