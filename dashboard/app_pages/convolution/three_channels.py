"""How three channels, a filter for each, and one bias become one map."""

from collections.abc import Sequence

import numpy as np

from dashboard.app_pages.convolution import PAGE, said
from dashboard.app_pages.convolution.channel_sum import channel_sum
from dashboard.app_pages.convolution.setting import weights_of
from dashboard.layout.address import query_number, query_text, version
from dashboard.layout.views import Said, View
from nnviz.datasets.small_images import traffic_light

BIAS = -3.0
GREEN_FILTER = np.array([-1.0, 1.0, 0.0]) * np.ones((3, 3, 1))  # (row, column, channel): against red, for green
CHANNELS = ("red", "green", "blue")
WORKED_CELL = (5, 3)  # row and column of the map, where the green light is


def show(_: None) -> None:
    """Show the channels of an image, their sums at one window, and the map."""
    channel_sum(
        PAGE.path,
        key=PAGE.word("channels"),
        version=version(PAGE),
        image=traffic_light(),
        kernel=kernel(),
        default_kernel=GREEN_FILTER,
        bias=query_number(PAGE.word("bias"), default=BIAS, low=-9, high=9),
        default_bias=BIAS,
        cell=WORKED_CELL,
    )


def kernel() -> np.ndarray:
    """Return the weights that the address asks for, channel by channel; what makes no sense in it gives the default."""
    own = {name: GREEN_FILTER[..., channel] for channel, name in enumerate(CHANNELS)}
    asked = {
        name: query_text(PAGE.word(f"weights_{name}"), fits=lambda text: weights_of(text, count=9) is not None)
        for name in CHANNELS
    }
    planes = [np.reshape(weights_of(asked[name], count=9) or own[name], (3, 3)) for name in CHANNELS]
    return np.stack(planes, axis=-1)


def slide(_: None) -> Sequence[Said]:
    """The sum over channels, with its numbers."""
    return said.slide(
        "One filter has weights for every channel and *one* bias: "
        "«red:.2f» + «green:.2f» + «blue:.2f» + «bias:.1f» = «total:.2f». "
        "That is 3·3·3 = 27 weights and 1 bias: 28 parameters, and one feature map."
    )


def lines(_: None) -> dict[str, str]:
    """Return fields for the slider and the weights."""
    return {"bias": "«bias»"} | {name: f"«kernel_{name}»" for name in CHANNELS}


THREE_CHANNELS = View(
    name="3 channels",
    show=show,
    story=said.STORY,
    guess=said.GUESS,
    slide=slide,
    panel="three_channels",
    lines=lines,
    sources=said.sources,
)
