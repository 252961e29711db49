"""Pixels, words or atoms exchanged by hand, and what networks predict before and after; all in the browser."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.app_pages.data_kinds import PAGE
from dashboard.components import register

_view = register(__file__)


def exchange_view(
    channel: str,
    *,
    key: str,
    version: str,
    kind: str,
    first: Mapping[str, Any],
    things: Sequence[Mapping[str, Any]],
    networks: Sequence[Mapping[str, Any]],
    columns: Sequence[str],
    disorder: Sequence[int],
    own: Mapping[str, Any],
) -> None:
    """Mount the picture. `first` is shown when `version` changes; in between all belongs to the visitor.

    Numbers for formula and code are said on "<channel>:values" of the bus, what a link needs on "address:<channel>".

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        version: Names the state that `first` describes.
        kind: "image", "sentence" or "molecule".
        first: The chosen `item` (None for the visitor's own, if there is one), the `order` of its words or atoms, how
            many pixels have `moved`, and the `swaps` made by hand.
        things: What there is to choose from, each with a name and what it is: pixels, words, or atoms and bonds.
        networks: As `networks.image_networks` and the others return them.
        columns: What predictions are called, then the shares of each network.
        disorder: Of the pixels, in which two of the networks of an image were trained.
        own: As `exchanging.edited` returns it.
    """
    _view(
        key=key,
        data={
            "channel": channel,
            "prefix": PAGE.prefix,
            "version": version,
            "kind": kind,
            "first": dict(first),
            "own": dict(own),
            "things": [dict(each) for each in things],
            "networks": [dict(each) for each in networks],
            "columns": list(columns),
            "disorder": list(disorder),
        },
    )
