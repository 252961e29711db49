"""An image, a sentence or a molecule, edited by hand, as people see it, as a graph and as its adjacency matrix."""

from collections.abc import Mapping

from dashboard.app_pages.data_kinds import PAGE
from dashboard.components import register

_view = register(__file__)


def kinds_view(
    channel: str,
    *,
    key: str,
    version: str,
    kind: str,
    first: Mapping[str, str | int],
    defaults: Mapping[str, str | int],
    digits: Mapping[str, str],
) -> None:
    """Mount the picture. `first` is shown when `version` changes; in between all belongs to the visitor.

    Numbers for formula and code are said on "<channel>:values" of the bus, the graph on "<channel>:graph", what a link
    needs on "address:<channel>".

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        version: Names the state that `first` describes.
        kind: "image", "sentence" or "molecule".
        first: The first state of all three, by the fields of `setting.Setting`.
        defaults: What a link need not say.
        digits: Images to choose from, by name.
    """
    data = {"channel": channel, "prefix": PAGE.prefix, "version": version, "kind": kind}
    _view(key=key, data=data | {"first": dict(first), "defaults": dict(defaults), "digits": dict(digits)})
