"""Groups of small images side by side, each cell with its number; a player may turn their frames."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from typing import Any, Literal

import numpy as np

from dashboard.components import register
from dashboard.server.messages import pack

_view = register(__file__)


@dataclass(frozen=True)
class Tiles:
    """A group of square images on one color scale."""

    title: str
    values: np.ndarray
    """Shape (frames, tiles, side, side); signed around 0, or at least 0."""
    kind: Literal["sequential", "diverging", "image"]
    across: int = 1
    """Tiles side by side."""
    under: np.ndarray | None = None
    """What the tiles are drawn over, in [0, 1], shape (side, side): its ink is seen through them."""
    tops: Sequence[float] = field(default=())
    """The magnitude with the full color, one for each frame; the largest of the frame by default."""

    def scaled(self) -> tuple[np.ndarray, list[float]]:
        """Return the values as uint8 (signed: 128 is 0), and each frame's magnitude of 255."""
        most = np.abs(self.values).reshape(len(self.values), -1).max(axis=1)
        tops = np.maximum(np.asarray(self.tops or most, float), 1e-9)
        share = self.values / tops[:, None, None, None]
        level = 128 + 127 * np.clip(share, -1, 1) if self.kind == "diverging" else 255 * np.clip(share, 0, 1)
        return np.round(level).astype(np.uint8), [round(float(top), 6) for top in tops]


def tiles_view(
    groups: Sequence[Tiles],
    *,
    key: str,
    rows: Sequence[int],
    captions: Sequence[str] = (),
    player: str = "",
) -> None:
    """Mount the groups.

    Args:
        groups: From left to right; those that share a column from top to bottom.
        key: Of the mount; what is shown is said on "<key>:shown" of the bus as {frame}.
        rows: For each group into how many the height is divided: as many of a kind share a column.
        captions: What stands below, one for each frame.
        player: Key of the player whose step chooses the frame.
    """
    pictures, listing = {}, []
    for number, group in enumerate(groups):
        pictures[str(number)], tops = group.scaled()
        about = {name: value for name, value in asdict(group).items() if name not in ("values", "tops", "under")}
        if group.under is not None:
            pictures[f"{number}:under"] = np.round(255 * group.under).astype(np.uint8)
        listing.append(about | {"tops": tops})
    head: dict[str, Any] = {"groups": listing, "rows": list(rows), "captions": captions}
    head |= {"player": player, "key": key}
    _view(key=key, data=pack(head, pictures))
