"""What is said about several pictures alike: their story, the sums of the slides, the code, the sources."""

from dashboard.layout.story import Step
from nnviz.datasets import SURFACES, surface

SUMS = (
    "The slides sum the loss over all examples, Keras averages it: sum = n × mean; steps and rates here are those of "
    "the mean."
)
LINES = {
    "loss": 'losses["«surface»"]',
    "rate": "«rate»",
    "start": "(«x», «y»)",
    "steps": "«step»",
}
STORY = (
    Step("SGD steps against the gradient: in a ravine it jumps from wall to wall.", {"lead": "SGD"}, lit="map"),
    Step(
        "Momentum adds what is left of earlier steps: across they cancel, along they add up.", {"step": "7"}, lit="map"
    ),
    Step(
        "Adam divides by the usual size of each part: its first steps are equally long on every axis.",
        {"lead": "Adam", "step": "4"},
    ),
    Step(
        "A constant rate staggers round the valley; a falling rate comes to rest.",
        {"view": "decay"},
        lit="chart",
    ),
    Step("At a cliff one gradient throws you far out; clipping shortens it.", {"view": "clipping"}, lit="map"),
    Step("On real networks the rate matters most, and no optimizer wins everywhere.", {"view": "on networks"}),
)


def sources(_: object) -> tuple[str, ...]:
    """Where methods and surfaces come from."""
    made = {each.source for each in map(surface, SURFACES)}
    return (
        "momentum: Polyak (1964); Goh, Why Momentum Really Works, Distill (2017)",
        "Nesterov (1983) in the form of Sutskever, Martens, Dahl and Hinton (2013)",
        "RMSprop: Tieleman and Hinton (2012)",
        "Adam: Kingma and Ba (2015), arxiv.org/abs/1412.6980",
        "surfaces: " + "; ".join(sorted(made)),
    )
