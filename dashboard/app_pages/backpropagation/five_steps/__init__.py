"""The five steps of training on a network of a few weights, with every number; everything happens in the browser."""

from dataclasses import asdict, dataclass

from dashboard.app_pages.backpropagation import PAGE
from dashboard.components import register

_view = register(__file__)


@dataclass(frozen=True)
class Setting:
    """What the picture shows, all of it: a link says it, and the visitor changes it."""

    network: str
    """A name of STARTS."""
    activation: str
    """Of the hidden units, one of ACTIVATIONS."""
    loss: str
    """A name of LOSSES."""
    rate: float
    """One of RATES."""
    batch: str
    """One of BATCHES: the examples of an update."""
    example: int
    """The one that is looked at, from 0."""
    weights: tuple[float, ...]
    """At the start of the run: layer by layer its weights, input by input, then its biases."""
    weight: int
    """The chosen one, from 1 in that order; 0 for none."""
    step: int
    """The moment of the run."""


def five_steps(channel: str, *, key: str, player: str, version: str, setting: Setting) -> None:
    """Mount the picture. `setting` is shown when `version` changes; in between all belongs to the visitor.

    Numbers for formula and code are said on "<channel>:values" of the bus, what a link needs on "address:<channel>".

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        player: Key of the player that counts the moments.
        version: Names the state that `setting` describes.
        setting: The first state.
    """
    data = {"channel": channel, "prefix": PAGE.prefix, "player": player, "version": version}
    _view(key=key, data=data | {"first": asdict(setting)})
