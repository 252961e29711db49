"""Lines told apart by two filters: whose map has the larger largest cell."""

from collections.abc import Sequence

from dashboard.app_pages.convolution import PAGE, said
from dashboard.app_pages.convolution.filter_pair import filter_pair
from dashboard.app_pages.convolution.strongest import FILTERS
from dashboard.layout.address import query_choice, query_number, version
from dashboard.layout.views import Said, View
from nnviz.convolution import KERNELS
from nnviz.datasets.small_images import line_segments

NOISE, AROUND = 0.2, 2


def show(_: None) -> None:
    """Show all lines in the plane of the two largest cells, and one of them with its two maps."""
    filter_pair(
        PAGE.path,
        key=PAGE.word("pair"),
        version=version(PAGE),
        lines=line_segments(),
        kernels={name: KERNELS[name][3] for name in FILTERS},
        noise=query_number(PAGE.word("noise"), default=NOISE, low=0, high=1),
        zeros=query_choice(PAGE.word("around"), {"0": 0, "1": 1, "2": 2}, default=str(AROUND)),
        defaults={"noise": NOISE, "around": AROUND},
    )


def slide(_: None) -> Sequence[Said]:
    """The slide's "classification is easy with filters", with its numbers."""
    return said.slide(
        "Line «line»: horizontal edge max = «horizontal:.2f», vertical edge max = «vertical:.2f», so "
        "the prediction is «predicted». Right: «right» of «count»."
    )


def lines(_: None) -> dict[str, str]:
    """Return fields for the slider and the zeros."""
    return {"noise": "«noise»", "zeros": "«around»"}


TWO_FILTERS = View(
    name="2 filters",
    show=show,
    story=said.STORY,
    guess=said.GUESS,
    slide=slide,
    panel="two_filters",
    lines=lines,
    sources=said.sources,
)
