"""How a layer's view is declared: its picture, and what is said about it."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from dashboard.app_pages.layers import PAGE
from dashboard.app_pages.layers.one_layer.controls import Control
from dashboard.app_pages.layers.one_layer.layer_view import layer_view
from dashboard.layout.address import version
from dashboard.layout.story import Step
from dashboard.layout.views import Guess, Said, View

TAB = "one layer"


def layer_of(
    name: str,
    *,
    controls: Sequence[Control],
    given: Callable[[], Mapping[str, Any]],
    story: Sequence[tuple[str, Mapping[str, str], str]],
    guess: Guess,
    slide: Sequence[Said],
    panel: str,
    lines: Mapping[str, str],
    sources: Sequence[str],
) -> View[None]:
    """Return the view of one layer.

    Args:
        name: In the choice, in the address, and of the picture in pictures.js.
        controls: What can be set.
        given: Returns the data that it computes on, as JSON.
        story: Sentences, states without the words that lead to this view, and the part that is lit.
        guess: See `View`.
        slide: See `View`; its numbers are filled in the browser.
        panel: See `View`.
        lines: See `View`.
        sources: Of data and method.
    """

    def show(_: None) -> None:
        asked = [each.asked() for each in controls]
        layer_view(
            PAGE.path,
            key=PAGE.word("layer_picture"),
            version=version(PAGE),
            layer=name,
            controls=asked,
            given=given(),
        )

    return View(
        name=name,
        of=TAB,
        show=show,
        story=[Step(says, {"view": TAB, "which": name, **state}, lit) for says, state, lit in story],
        guess=guess,
        slide=lambda _: slide,
        panel=panel,
        lines=lambda _: lines,
        sources=lambda _: sources,
    )
