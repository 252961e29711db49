"""A photo with a frame over it that is dragged round what is to be read."""

import base64
import math
from collections.abc import Callable

import streamlit as st

from dashboard.components import register
from dashboard.server.photos import Crop

_view = register(__file__)
LEAST = 0.1  # of the photo, that a frame is wide and high


def photo_crop(picture: bytes, crop: Crop, *, key: str, on_crop: Callable[[object], None]) -> None:
    """Mount the photo.

    Args:
        picture: A PNG.
        crop: Where the frame is.
        key: Of the mount.
        on_crop: Called before the next run when the frame was let go, with what `checked` takes.
    """
    source = f"data:image/png;base64,{base64.b64encode(picture).decode()}"
    data = {"source": source, "crop": crop, "least": LEAST}
    _view(key=key, data=data, on_crop_change=lambda: on_crop(st.session_state[key].get("crop")))


def checked(asked: object) -> Crop | None:
    """Return a frame that a browser sends, if it is one.

    Example:
        >>> checked([0, 0.2, 0.5, 1]), checked([0, 0, 0.05, 1]), checked([0, 0, 2, 1]), checked("0011")
        ((0.0, 0.2, 0.5, 1.0), None, None, None)
    """
    if not isinstance(asked, list) or len(asked) != 4 or any(type(each) not in (int, float) for each in asked):
        return None
    left, top, right, bottom = (float(each) for each in asked)
    inside = all(math.isfinite(each) and 0 <= each <= 1 for each in (left, top, right, bottom))
    large = min(right - left, bottom - top) >= LEAST - 1e-6
    return (left, top, right, bottom) if inside and large else None
