"""Photos that visitors send, decoded in a worker."""

import io
import struct

import numpy as np
from PIL import Image, ImageOps

from dashboard.server.messages import grey

PHOTO_BYTES = 3 * 28 * 28
MOST_PIXELS = 16_000_000


def warm_up() -> None:
    """Import what a photo needs, so that its deadline is for the photo alone."""
    from nnviz import digits

    Image.init()
    digits.to_mnist_steps(np.eye(40, dtype=np.float32))


class PhotoRefused(ValueError):
    """A file that is no photo of a digit; its words are for the visitor."""


def read_photo(file: bytes) -> bytes:
    """Turn an uploaded picture of a digit into MNIST's form.

    Returns:
        The three steps of `nnviz.digits.to_mnist_steps`, 28×28 grey values each.

    Raises:
        PhotoRefused: If the file is no picture, too large, or shows no ink.
    """
    from nnviz import digits

    photo = _picture(file)
    try:
        steps = digits.to_mnist_steps(photo)
    except ValueError:
        raise PhotoRefused("No digit stands out in this picture: it is as bright everywhere as the paper.") from None
    return b"".join(grey(step).tobytes() for step in (steps.drawn, steps.boxed, steps.centred))


def _picture(file: bytes) -> np.ndarray:
    """Decode an untrusted picture to grey, in float32; transparent parts are paper."""
    try:
        with Image.open(io.BytesIO(file), formats=["PNG", "JPEG", "WEBP", "BMP", "GIF"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PhotoRefused("This picture has more than 16 million pixels. Send a smaller one.")
            if picture.mode.startswith("I"):
                return np.asarray(picture, np.float32) / 65535
            upright = ImageOps.exif_transpose(picture).convert("RGBA")
    except PhotoRefused:
        raise
    except (OSError, SyntaxError, ValueError, struct.error, MemoryError, Image.DecompressionBombError):
        raise PhotoRefused("This file is not a picture that can be read. Send a PNG or a JPEG.") from None
    paper = Image.new("RGBA", upright.size, "white")
    return np.asarray(Image.alpha_composite(paper, upright).convert("L"), np.float32) / 255
