"""The network as columns of maps, one of them taken apart."""

import base64
from typing import Any

import numpy as np
import streamlit as st

from dashboard import layout
from dashboard.app_pages.inside_a_cnn import work
from dashboard.app_pages.inside_a_cnn.chosen import FIRST, choose, chosen, labels
from dashboard.app_pages.inside_a_cnn.constants import constants
from dashboard.app_pages.inside_a_cnn.inside_view import inside_view
from dashboard.components.link import link
from dashboard.pages import LecturePage
from dashboard.server import once
from dashboard.server.messages import pack
from dashboard.server.sockets import address
from nnviz.digits import UNSURE_BELOW
from nnviz.recordings.inside_cnn import load_inside

VIEW = "network"
LAYERS = {"conv1": 16, "pool1": 16, "conv2": 32, "pool2": 32, "dense": 128, "probabilities": 10}
CONSTANTS = "inside-a-cnn:constants"  # channel of the bus
DEFAULTS: dict[str, str | int] = {"ic_digit": FIRST, "ic_layer": "conv2", "ic_unit": 28}


@st.cache_data(show_spinner=False)
def weights() -> dict[str, np.ndarray]:
    """Return the kernels and biases of both convolutions and of the scores; float32."""
    return once.engine().answering.submit(work.cnn_weights).result()


@st.cache_data(show_spinner=False)
def patches() -> dict[str, np.ndarray]:
    """Return what the filters of both convolutions answer most, as grey values."""
    inside = load_inside()
    return {"conv1": inside.conv1_patches, "conv2": inside.conv2_patches}


def first(page: LecturePage) -> dict[str, Any]:
    """Return what the picture shows at first, as the address asks for it."""
    layer = layout.query_choice("ic_layer", {name: name for name in LAYERS}, default=str(DEFAULTS["ic_layer"]))
    most = LAYERS[layer] - 1
    unit = int(layout.query_number("ic_unit", default=min(int(DEFAULTS["ic_unit"]), most), low=0, high=most))
    image = chosen()
    drawn = {"drawing": base64.b64encode(image.grey.tobytes()).decode()}
    return {
        "channel": page.path,
        "version": layout.version(page),
        "ask": drawn if image.place < 0 else {"digit": image.place},
        "first": {"layer": layer, "unit": unit},
        "constants": CONSTANTS,
        "lecture": layout.lecture_mode(),
    }


@st.fragment
def show(page: LecturePage) -> None:
    """Show the picture; another digit is a rerun of this part alone."""
    inside_view(first(page), on_ask=choose, key="ic_network")


def connect(page: LecturePage) -> None:
    """Send what is the same for every digit, once, and hold the line to the network."""
    constants(constant_payload(), key="ic_constants")
    link(page.path, address=address("look-inside"), key="ic_link")


@st.cache_data(show_spinner=False)
def constant_payload() -> bytes:
    """Return the labels of all digits, the network's weights, and what its filters answer most."""
    head = {"channel": CONSTANTS, "labels": labels(), "defaults": DEFAULTS, "unsureBelow": UNSURE_BELOW}
    numbers = {name: np.ascontiguousarray(each)[..., None].view(np.uint8) for name, each in weights().items()}
    return pack(head, numbers) + pack({}, patches())


def code(page: LecturePage) -> str:
    """Return the code of the sum on screen, with fields for what is chosen in the browser."""
    return layout.code_of(page, layer='"«ic_layer»"', place="(«ic_row», «ic_column»)", unit="«ic_unit»")
