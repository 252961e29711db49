"""Photos that visitors send, decoded in a worker."""

import io
import struct
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageOps, ImageStat

from dashboard.server.messages import grey
from nnviz.charts.palette import TOKENS

if TYPE_CHECKING:
    from nnviz.digits import FoundDigit

PHOTO_BYTES = 3 * 28 * 28
MOST_PIXELS = 16_000_000
SHOWN = 320  # pixels of the longer side of a photo with what was found in it


def warm_up() -> None:
    """Import what a photo needs, so that its deadline is for the photo alone."""
    from nnviz import digits

    Image.init()
    digits.to_mnist_steps(np.eye(40, dtype=np.float32))


class PhotoRefused(ValueError):
    """A file that is no photo of a digit; its words are for the visitor."""


@dataclass(frozen=True)
class ReadPhoto:
    """What was found in a photo."""

    grey: bytes
    """The three steps of `nnviz.digits.to_mnist_steps`, 28×28 grey values each."""
    shown: bytes
    """A PNG of the photo with what was found drawn over it: the sheet lit, the ink blue, its box green."""


def read_photo(file: bytes) -> ReadPhoto:
    """Turn an uploaded picture of a digit into MNIST's form, and show what was found where.

    Raises:
        PhotoRefused: If the file is no picture, too large, or shows no ink or several digits.
    """
    from nnviz import digits

    photo = _picture(file)
    try:
        found = digits.find_digit(photo)
    except ValueError as error:
        raise PhotoRefused(_in_words(error)) from None
    steps = (found.steps.drawn, found.steps.boxed, found.steps.centred)
    return ReadPhoto(b"".join(grey(step).tobytes() for step in steps), _shown(photo, found))


def _shown(photo: np.ndarray, found: "FoundDigit") -> bytes:
    """Draw what was found over a photo of any depth, SHOWN pixels on its longer side."""
    from nnviz.digits.finding import resized

    small = resized(photo, SHOWN)
    height, width = small.shape
    size = width, height
    base = Image.fromarray((small / max(float(small.max()), 1e-6) * 255).astype(np.uint8)).convert("RGB")
    sheet, ink = (
        Image.fromarray((mask * 255).astype(np.uint8)).resize(size, Image.Resampling.BILINEAR)
        for mask in (found.sheet, found.ink)
    )
    lit = Image.composite(base, Image.blend(base, Image.new("RGB", size, "#626d78"), 0.6), sheet)
    lit.paste(Image.new("RGB", size, TOKENS["class-0"].light), mask=ink)
    top, left, bottom, right = (share * side for share, side in zip(found.box, (height, width) * 2, strict=True))
    ImageDraw.Draw(lit).rectangle((left - 4, top - 4, right + 4, bottom + 4), outline=TOKENS["truth"].light, width=3)
    png = io.BytesIO()
    lit.save(png, "PNG")
    return png.getvalue()


def _in_words(error: ValueError) -> str:
    if "one digit" in str(error):
        return "This picture shows several digits. Send one digit, please: cut it out, or cover the others."
    return "No digit stands out in this picture: it is as bright everywhere as the paper."


def _picture(file: bytes) -> np.ndarray:
    """Decode an untrusted picture to grey; what is transparent is paper."""
    try:
        with Image.open(io.BytesIO(file), formats=["PNG", "JPEG", "WEBP", "BMP", "GIF"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PhotoRefused("This picture has more than 16 million pixels. Send a smaller one.")
            upright = ImageOps.exif_transpose(picture)
            if upright.mode.startswith("I"):
                return np.clip(np.asarray(upright), 0, 65535).astype(np.uint16)
            return np.asarray(_on_paper(upright.convert("RGBA")))
    except PhotoRefused:
        raise
    except (OSError, SyntaxError, ValueError, struct.error, MemoryError, Image.DecompressionBombError):
        raise PhotoRefused("This file is not a picture that can be read. Send a PNG or a JPEG.") from None


def _on_paper(picture: Image.Image) -> Image.Image:
    """Lay a picture on white, or on black if its ink is bright, and return it in grey."""
    grey, opacity = picture.convert("L"), picture.getchannel("A")
    bright = ImageStat.Stat(grey, mask=opacity).mean[0] > 127 if opacity.getbbox() else False
    paper = Image.new("L", picture.size, 0 if bright else 255)
    paper.paste(grey, mask=opacity)
    return paper
