"""A network of the visitor's own as columns of maps, and what its prediction is attributed to."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import Any

import streamlit as st

from dashboard.app_pages.inside_a_cnn import PAGE, said
from dashboard.app_pages.inside_a_cnn.chosen import TEST
from dashboard.app_pages.inside_a_cnn.own import work
from dashboard.app_pages.inside_a_cnn.own.bringing import LAYER, UNIT, Asked, NotShown, Picture, answer, ask
from dashboard.app_pages.inside_a_cnn.own.own_view import own_view
from dashboard.layout.address import query_choice, query_number
from dashboard.layout.views import Said, Try
from nnviz.charts.numbers import with_minus

TAB = "your model"
FIRST = ("Conv2D", "DepthwiseConv2D", "SeparableConv2D")  # layers of which the first is taken apart at first
CHANNEL = PAGE.path
TRIES = (
    Try("A 7 in every layer", {"view": TAB, "which": "maps", "digit": "43"}),
    Try("What speaks for it", {"view": TAB, "which": "attributions", "digit": "43"}),
)


@st.fragment
def show_maps(asked: Asked) -> None:
    """Show what every layer makes of the image; another map is a rerun of this part alone."""
    with _waiting():
        looked: work.Looked = answer(asked, work.look)
        layer, unit = _chosen([(name, count) for name, _, count in looked.layers], first=_first(looked.layers))
        apart = answer(asked, work.take_apart, layer, unit)
        own_view(_about(asked), looked.message, apart, on_ask=_take, key=PAGE.word("own_maps"))


@st.fragment
def show_attributions(asked: Asked) -> None:
    """Show what speaks for the class that is predicted."""
    with _waiting():
        found: work.Attributed = answer(asked, work.attribute)
        layer, _ = _chosen([(name, 1) for name, _ in found.maps], first=found.maps[0][0])
        seen = work.packed(found.image, [work.Column(name, "", 0, each[:, :, None]) for name, each in found.maps])
        apart = work.packed_map(dict(found.maps)[layer], layer)
        score = with_minus(f"{found.score:.3g}")
        says = f"For class {found.index}, whose score is {score}: orange speaks for it, blue against it."
        own_view(_about(asked, attributed=says), seen, apart, on_ask=_take, key=PAGE.word("own_attributions"))


@contextmanager
def _waiting() -> Iterator[None]:
    """Say that the network is asked; and why it did not answer, if so."""
    try:
        with st.spinner("The network is asked: a model of yours in a process of its own, which has to wake up."):
            yield
    except NotShown as error:
        st.warning(str(error))


def _about(asked: Asked, *, attributed: str = "") -> dict[str, Any]:
    return {"channel": CHANNEL, "image": asked.about, "attributed": bool(attributed), "says": attributed}


def _first(layers: Sequence[tuple[str, str, int]]) -> str:
    """Return the layer that is taken apart at first."""
    return next((name for name, kind, _ in layers if kind in FIRST), layers[0][0])


def _chosen(layers: Sequence[tuple[str, int]], *, first: str) -> tuple[str, int]:
    """Return the layer and the unit that the address asks for."""
    counts = dict(layers)
    layer = query_choice(LAYER, {name: name for name in counts}, default=first)
    return layer, int(query_number(UNIT, default=0, low=0, high=counts[layer] - 1))


def _take(asked: object) -> None:
    """Take what the browser asks for: another map."""
    if not isinstance(asked, Mapping):
        return
    layer, unit = asked.get("layer"), asked.get("unit")
    if isinstance(layer, str) and len(layer) <= 200 and type(unit) is int:
        st.query_params[LAYER], st.query_params[UNIT] = layer, str(unit)


def slide(_: Asked) -> tuple[Said, ...]:
    """The slide's formulas hold for any convolution."""
    return said.FORMULA, "Every network of convolutions is made of these sums, whoever trained it."


def lines(asked: Asked) -> dict[str, str]:
    """Return the code's file, image and scale."""
    code = {"low, high": f"{work.LOWEST[asked.pixels]:g}, {work.HIGHEST[asked.pixels]:g}"}
    code |= {"file": repr(asked.name)} if asked.own else {}
    if isinstance(asked.image, Picture):
        return code | {"picture": f"np.asarray(Image.open({asked.image.name!r}).convert('RGB'))"}
    if asked.image.place < 0:
        rows = ", ".join(f'"{bytes(row).hex()}"' for row in asked.image.gray)
        return code | {"picture": f"np.array([list(bytes.fromhex(row)) for row in [{rows}]], 'uint8')"}
    part = "test" if asked.image.place < TEST else "train"
    code["digits"] = f'datasets.gray_digits("{part}")[0]'
    return code | {"picture": f"digits[{asked.image.place - (0 if part == 'test' else TEST)}]"}


of_own = partial(said.view_of_digits, of=TAB, ask=ask, slide=slide, panel="own_model", lines=lines, tries=TRIES)
MAPS = of_own(name="maps", show=show_maps)
ATTRIBUTIONS = of_own(name="attributions", show=show_attributions)
