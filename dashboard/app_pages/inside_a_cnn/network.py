"""The network as columns of maps, one of them taken apart."""

import base64
from collections.abc import Sequence
from typing import Any

import numpy as np
import streamlit as st

from dashboard.app_pages.inside_a_cnn import PAGE, said, work
from dashboard.app_pages.inside_a_cnn.chosen import FIRST, TEST, chosen, labels, take
from dashboard.app_pages.inside_a_cnn.constants import constants
from dashboard.app_pages.inside_a_cnn.inside_view import inside_view
from dashboard.components.link import link
from dashboard.layout.address import lecture_mode, query_choice, query_number, version
from dashboard.layout.views import Said
from dashboard.server import once
from dashboard.server.messages import pack
from dashboard.server.sockets import address
from nnviz.digits import UNSURE_BELOW
from nnviz.recordings.inside_cnn import load_inside

LAYERS = {"conv1": 16, "pool1": 16, "conv2": 32, "pool2": 32, "dense": 128, "probabilities": 10}
CONSTANTS = f"{PAGE.path}:constants"  # channel of the bus
DEFAULTS: dict[str, str | int] = {"digit": FIRST, "layer": "conv2", "unit": 28}


@st.cache_data(show_spinner=False)
def weights() -> dict[str, np.ndarray]:
    """Return the kernels and biases of both convolutions and of the scores; float32."""
    return once.ask(once.engine().answering, work.cnn_weights)


@st.cache_data(show_spinner=False)
def patches() -> dict[str, np.ndarray]:
    """Return the patches that the filters of both convolutions respond to most, as gray values."""
    inside = load_inside()
    return {"conv1": inside.conv1_patches, "conv2": inside.conv2_patches}


def show(_: None) -> None:
    """Send what is the same for every digit, once, hold the line to the network, and show the picture."""
    constants(constant_payload(), key=PAGE.word("constants"))
    link(PAGE.path, address=address("look-inside"), key=PAGE.word("link"))
    _picture()


@st.fragment
def _picture() -> None:
    """Show the picture; another digit is a rerun of this part alone."""
    inside_view(_first(), on_ask=take, key=PAGE.word("network"))


def _first() -> dict[str, Any]:
    """Return what the picture shows at first, as the address asks for it."""
    layer = query_choice(PAGE.word("layer"), {name: name for name in LAYERS}, default=str(DEFAULTS["layer"]))
    most = LAYERS[layer] - 1
    unit = int(query_number(PAGE.word("unit"), default=min(int(DEFAULTS["unit"]), most), low=0, high=most))
    opened = query_choice(PAGE.word("open"), {"0": False, "1": True}, default="0")
    image = chosen()
    drawn = {"drawing": base64.b64encode(image.gray.tobytes()).decode()}
    return {
        "channel": PAGE.path,
        "version": version(PAGE),
        "ask": drawn if image.place < 0 else {"digit": image.place},
        "first": {"layer": layer, "unit": unit, "open": opened},
        "constants": CONSTANTS,
        "lecture": lecture_mode(),
    }


@st.cache_data(show_spinner=False)
def constant_payload() -> bytes:
    """Return the labels of all digits, the network's weights, and what its filters respond to most."""
    head = {
        "channel": CONSTANTS,
        "unseen": TEST,
        "labels": labels(),
        "defaults": PAGE.own(**DEFAULTS),
        "unsureBelow": UNSURE_BELOW,
    }
    numbers = {name: np.ascontiguousarray(each)[..., None].view(np.uint8) for name, each in weights().items()}
    return pack(head, numbers) + pack({}, patches())


def slide(_: None) -> Sequence[Said]:
    """The formulas, with the numbers of the cell that is taken apart."""
    return (
        said.FORMULA,
        "For the cell in row «row_number», column «column_number» of «layer», feature map «map»: "
        "«sum:.3f» + «bias:.3f» = «z:.3f»; after ReLU «value:.3f».",
        said.IN_WORDS,
    )


NETWORK = said.view_of_digits(name="network", show=show, slide=slide)
