"""A filter that slides over an image, with all its numbers; everything happens in the browser."""

import base64
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass

import numpy as np

from dashboard.app_pages.convolution import PAGE
from dashboard.components import register

_view = register(__file__)


@dataclass(frozen=True)
class Setting:
    """What the picture shows, all of it: a link says it, and the visitor changes it."""

    image: str
    """A name of an image, or DRAWING."""
    preset: str
    """A name of a filter, or OWN_FILTER."""
    size: int
    """One of SIZES: cells of the filter's side."""
    kernel: tuple[float, ...]
    """Its weights, row by row."""
    padding: str
    """One of PADDINGS."""
    zeros: int
    """On each side, for BY_NUMBER; 0 to MOST_ZEROS."""
    stride: int
    """One of STRIDES."""
    shift: int
    """Of the image to the right, in pixels."""
    step: int
    """The output cell of the window, row by row."""
    ink: str = ""
    """Strokes as INK matches them: of DRAWING, or over another image; "" keeps what the visitor has drawn."""


def convolution_view(
    channel: str,
    *,
    key: str,
    player: str,
    version: str,
    setting: Setting,
    images: Mapping[str, np.ndarray],
    kernels: Mapping[str, Mapping[int, np.ndarray]],
    defaults: Mapping[str, str | int],
    photo: str | None = None,
    on_photo: Callable[[], None],
    lecture: bool = False,
) -> None:
    """Mount the picture. `setting` is shown when `version` changes; in between all belongs to the visitor.

    Numbers for formula and code are said on "<channel>:values" of the bus, every map on "<channel>:maps", what a
    link needs on "address:<channel>".

    Args:
        channel: See `dashboard.components`.
        key: Of the mount.
        player: Key of the player that moves the window.
        version: Names the state that `setting` describes.
        setting: The first state.
        images: Gray values to choose from, by name; uint8, shape (side, side).
        kernels: Filters to choose from, by name and size.
        defaults: What a link leaves out, by the names of its words.
        photo: An image instead: gray values in base64, of which the last 28×28 are shown.
        on_photo: Called before the next run when the visitor wants to use a photo.
        lecture: Whether it stands alone, in large type.
    """
    _view(
        key=key,
        data={
            "channel": channel,
            "prefix": PAGE.prefix,
            "player": player,
            "version": version,
            "first": asdict(setting),
            "images": [{"name": name, "side": len(gray), "gray": packed(gray)} for name, gray in images.items()],
            "kernels": {
                name: {str(size): kernel.ravel().tolist() for size, kernel in sizes.items()}
                for name, sizes in kernels.items()
            },
            "defaults": dict(defaults),
            "photo": photo,
            "lecture": lecture,
        },
        on_photo_change=on_photo,
    )


def packed(array: np.ndarray) -> str:
    """Return an array's bytes in base64."""
    return base64.b64encode(array.tobytes()).decode()
