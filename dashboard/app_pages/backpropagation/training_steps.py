"""The five steps of training on a network of a few weights, and any of its gradients taken apart."""

from dashboard.app_pages.backpropagation import PAGE, said
from dashboard.app_pages.backpropagation.five_steps import Setting, five_steps
from dashboard.app_pages.backpropagation.limits import MOST_MOMENT
from dashboard.app_pages.backpropagation.setting import setting
from dashboard.components.player import player
from dashboard.layout.address import version
from dashboard.layout.views import View

PLAYER = PAGE.word("player")


def ask() -> Setting:
    """Show the player of the moments; the picture counts them and says how many there are."""
    first = setting()
    player(PAGE.word("step"), frames=MOST_MOMENT, key=PLAYER, start=first.step, version=version(PAGE), label="moment")
    return first


def show(first: Setting) -> None:
    """Show the network with its controls."""
    five_steps(PAGE.path, key=PAGE.word("picture"), player=PLAYER, version=version(PAGE), setting=first)


def lines(_: Setting) -> dict[str, str]:
    """Return fields for what is set and played in the browser."""
    return {
        "x": "np.array(«x»)",
        "y": "np.array(«y»)",
        "kernels": "[np.array(w) for w in «weights»]",
        "biases": "[np.array(b) for b in «biases»]",
        "activation": '"«activation»"',
        "loss": '"«task»"',
        "rate": "«rate»",
    }


FIVE_STEPS = View(
    name="five steps",
    ask=ask,
    show=show,
    story=said.STORY,
    guess=said.DEAD,
    slide=said.five_steps_slide,
    panel="three_times",
    lines=lines,
    sources=said.sources,
    about_code="The same gradients three times: by the chain rule, by TensorFlow’s tape, by one step of `fit`.",
)
