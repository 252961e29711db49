"""Message passing on a molecule, step by step; all in the browser."""

from collections.abc import Mapping, Sequence
from typing import Any

from dashboard.app_pages.data_kinds import PAGE
from dashboard.components import register

_view = register(__file__)


def passing_view(
    channel: str,
    *,
    key: str,
    player: str,
    version: str,
    first: Mapping[str, int | None],
    things: Sequence[Mapping[str, Any]],
    crowd: Sequence[Mapping[str, Any]],
    networks: Sequence[Sequence[Mapping[str, Any]]],
    own: Mapping[str, Any],
) -> None:
    """Mount the picture. `first` is shown when `version` changes; in between all belongs to the visitor.

    Numbers for formula and code are said on "<channel>:values" of the bus, what a link needs on "address:<channel>".

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        player: Key of the player that counts the steps.
        version: Names the state that `first` describes.
        first: The chosen `item` (None for the visitor's own, if there is one), the `rounds` of the network, the `atom`
            whose sums are shown, and the `step`.
        things: Molecules to choose from, by name.
        crowd: The molecules whose atoms are the dots of the map.
        networks: Weights of the networks with 0, 1, … rounds, as `packed` gives them.
        own: As `exchanging.edited` returns it.
    """
    _view(
        key=key,
        data={
            "channel": channel,
            "prefix": PAGE.prefix,
            "player": player,
            "version": version,
            "first": dict(first),
            "own": dict(own),
            "things": [dict(each) for each in things],
            "crowd": [dict(each) for each in crowd],
            "networks": [list(each) for each in networks],
        },
    )
