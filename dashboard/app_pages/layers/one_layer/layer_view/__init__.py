"""The picture of one layer: what it computes, in the browser."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from dashboard.app_pages.layers import PAGE
from dashboard.app_pages.layers.one_layer.controls import Control
from dashboard.components import register

_view = register(__file__)


def layer_view(
    channel: str, *, key: str, version: str, layer: str, controls: Sequence[Control], given: Mapping[str, Any]
) -> None:
    """Mount the picture; what is set belongs to the visitor until `version` or `layer` change.

    Numbers for formula and code are said on "<channel>:values" of the bus, what a link needs on "address:<channel>".

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        version: Names the state that the controls' first values describe.
        layer: Which picture, of pictures.js.
        controls: What can be set on it, with what the address asks for.
        given: The data that the layer computes on, as JSON.
    """
    _view(
        key=key,
        data={
            "channel": channel,
            "prefix": PAGE.prefix,
            "version": version,
            "layer": layer,
            "controls": [asdict(each) for each in controls],
            "given": given,
        },
    )
