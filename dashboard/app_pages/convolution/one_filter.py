"""One filter that slides over an image: the sum at its window, the feature map, ReLU and pooling."""

from collections.abc import Sequence
from functools import partial

from dashboard.app_pages.convolution import PAGE, said
from dashboard.app_pages.convolution.convolution_view import Setting, convolution_view
from dashboard.app_pages.convolution.images import images
from dashboard.app_pages.convolution.setting import DEFAULTS, MOST_CELLS, setting
from dashboard.components.player import player
from dashboard.layout.address import lecture_mode, version
from dashboard.layout.photo import ask_for_a_photo, offer_photo, photo_of
from dashboard.layout.views import Said, View
from nnviz.convolution import KERNELS

PLAYER = PAGE.word("player")


def ask() -> Setting:
    """Show the player of the window; the picture counts its steps and says how many there are."""
    first = setting()
    step = PAGE.word("step")
    player(
        step, frames=MOST_CELLS - 1, key=PLAYER, start=first.step, version=version(PAGE), label="window", counts_from=1
    )
    return first


def show(first: Setting) -> None:
    """Show the picture with its controls; the menu of images offers a photo."""
    convolution_view(
        PAGE.path,
        key=PAGE.word("picture"),
        player=PLAYER,
        version=version(PAGE),
        setting=first,
        images=images(),
        kernels=KERNELS,
        defaults=DEFAULTS,
        photo=photo_of(PAGE),
        on_photo=partial(ask_for_a_photo, PAGE),
        lecture=lecture_mode(),
    )
    offer_photo(PAGE)


def slide(_: Setting) -> Sequence[Said]:
    """The numbers of the window."""
    return said.slide(
        "«formula»\nAt row «row», column «column» the products add up to *z* = «sum:.2f»; "
        "ReLU makes it «relu:.2f»; there is no bias here, *b* = 0. "
        "Padding: «before» before, «after» after, on both axes.\n"
        "In words: lay the filter on the image, multiply what lies on each other, add it up, move on."
    )


def lines(_: Setting) -> dict[str, str]:
    """Return fields for what is set and pointed at in the browser."""
    return {
        "kernel": 'np.array(«kernel», "float32")',
        "padding": '"«layer»"',
        "zeros": "«zeros»",
        "stride": "«stride»",
        "place": "(«row», «column»)",
    }


ONE_FILTER = View(
    name="1 filter",
    ask=ask,
    show=show,
    story=said.STORY,
    guess=said.GUESS,
    slide=slide,
    panel="one_filter",
    lines=lines,
    sources=said.sources,
)
