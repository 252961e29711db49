"""A stack of layers, built by hand; shapes and counts are worked out in the browser, values come from a worker."""

from dataclasses import asdict, dataclass

from dashboard.components import register

_view = register(__file__)


@dataclass(frozen=True)
class Setting:
    """What the picture shows, all of it: a link says it, and the visitor changes it."""

    stack: str
    """As `nnviz.layers.spell` writes it."""
    batch: int
    """One of BATCHES: how many examples go through at once."""
    digit: int
    """The first of them, from 1, of the 500 test digits."""
    sentence: int
    """From 1, of `nnviz.layers.SENTENCES`."""
    seed: int
    """Of the weights; 0 for trained ones where there are."""
    layer: int
    """The chosen one, from 1."""


def stack_view(channel: str, *, prefix: str, key: str, version: str, setting: Setting, small: bool) -> None:
    """Mount the picture. `setting` is shown when `version` changes; in between all belongs to the visitor.

    It asks on "<channel>:words:ask" of the bus what is wrong with the stack, on "<channel>:values:ask" what it computes
    (see `link`), and hears both on "…:answer".
    Text for the code is said on "<channel>:values", what a link needs on "address:<channel>".

    Args:
        channel: See `dashboard.components`.
        prefix: Of the words of the address.
        key: Of the mount.
        version: Names the state that `setting` describes.
        setting: The first state.
        small: Whether there is room for layers and tensors alone.
    """
    data = {"channel": channel, "prefix": prefix, "version": version, "first": asdict(setting), "small": small}
    _view(key=key, data=data)
