"""Photos that visitors send, decoded in a worker."""

import io
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageDraw, ImageOps, ImageStat

from dashboard.server.messages import gray
from nnviz.charts.palette import TOKENS

if TYPE_CHECKING:
    from nnviz.digits import FoundDigit

PHOTO_BYTES = 3 * 28 * 28
MOST_PIXELS = 16_000_000
PICTURE = 256  # pixels of the longer side of a picture that a network of 64 is shown
SHOWN = 320  # pixels of the longer side of a photo with what was found in it
KEPT = 640  # of a photo that is kept, for crops to be cut from
Crop = tuple[float, float, float, float]
"""Left, top, right and bottom, in shares of a photo's width and height."""
WHOLE: Crop = (0.0, 0.0, 1.0, 1.0)


def warm_up() -> None:
    """Import what a photo needs, so that its deadline is for the photo alone."""
    from nnviz import digits

    Image.init()
    digits.to_mnist_steps(np.eye(40, dtype=np.float32))  # it asks the CNN, too


class PhotoRefused(ValueError):
    """A file that is no photo of a digit; its words are for the visitor."""


@dataclass(frozen=True)
class ReadPhoto:
    """What was found in a photo."""

    gray: bytes
    """The three steps of `nnviz.digits.to_mnist_steps`, 28×28 gray values each."""
    shown: bytes
    """A PNG of the photo with what was found drawn over it: the sheet lit, the ink blue, its box green."""
    digit: int
    """What the CNN reads."""
    probability: float
    """Of that digit."""


def kept_photo(file: bytes) -> bytes:
    """Return an uploaded picture in gray and upright, as a PNG of at most KEPT pixels on its longer side.

    Raises:
        PhotoRefused: If the file is no picture or too large.
    """
    from nnviz.digits.finding import resized

    photo = _picture(file)
    return _png(resized(photo, KEPT).round().astype(photo.dtype) if max(photo.shape) > KEPT else photo)


def read_photo(file: bytes, crop: Crop = WHOLE) -> ReadPhoto:
    """Turn an uploaded picture of a digit, or a part of it, into MNIST's form, and show what was found where.

    Raises:
        PhotoRefused: If the file is no picture, too large, or shows no ink or several digits.
    """
    from nnviz import digits
    from nnviz.digits.judging import probabilities

    photo = _picture(file)
    rows, columns = (_span(crop[side::2], length) for side, length in zip((1, 0), photo.shape, strict=True))
    try:
        found = digits.find_digit(_legible(photo[rows, columns], whole=photo))
    except ValueError as error:
        raise PhotoRefused(_in_words(error)) from None
    steps = (found.steps.drawn, found.steps.boxed, found.steps.centered)
    answers = probabilities(found.steps.centered[None])[0]
    shown = _shown(photo, found, (rows, columns))
    digit = int(answers.argmax())
    return ReadPhoto(b"".join(gray(step).tobytes() for step in steps), shown, digit, float(answers[digit]))


def read_picture(file: bytes) -> np.ndarray:
    """Decode an uploaded picture of anything: uint8, (rows, columns, 3), at most PICTURE pixels on its longer side.

    Raises:
        PhotoRefused: If the file is no picture, or too large.
    """
    with _opened(file) as picture:
        small = ImageOps.exif_transpose(picture).convert("RGBA")
        small.thumbnail((PICTURE, PICTURE))
        paper = Image.new("RGB", small.size, "white")
        paper.paste(small, mask=small.getchannel("A"))
        return np.asarray(paper)


def _span(ends: tuple[float, ...], length: int) -> slice:
    first, last = (round(share * length) for share in ends)
    return slice(min(first, length - 1), max(last, first + 1))


def _legible(part: np.ndarray, *, whole: np.ndarray) -> np.ndarray:
    """Return a part of a photo as large as a photo is: a smaller one would be taken for a scan, cut to its ink."""
    from nnviz.digits.finding import SCAN, WORKING

    if max(whole.shape) <= SCAN or max(part.shape) > SCAN:
        return part
    height, width = (max(1, round(side * WORKING / max(part.shape))) for side in part.shape)
    large = Image.fromarray(part.astype(np.float32)).resize((width, height), Image.Resampling.BILINEAR)
    return np.asarray(large).round().astype(part.dtype)


def _shown(photo: np.ndarray, found: "FoundDigit", part: tuple[slice, slice]) -> bytes:
    """Draw what was found in a part over a photo of any depth, SHOWN pixels on its longer side."""
    from nnviz.digits.finding import resized

    whole = _in_colors(resized(photo, SHOWN))
    scale, (rows, columns) = max(whole.size) / max(photo.shape), part
    left, top, right, bottom = (int(each * scale) for each in (columns.start, rows.start, columns.stop, rows.stop))
    whole.paste(_lit(whole.crop((left, top, max(right, left + 1), max(bottom, top + 1))), found), (left, top))
    return _png(whole)


def _in_colors(gray: np.ndarray) -> Image.Image:
    return Image.fromarray((gray / max(float(gray.max()), 1e-6) * 255).astype(np.uint8)).convert("RGB")


def _lit(base: Image.Image, found: "FoundDigit") -> Image.Image:
    """Draw what was found over the picture in which it was."""
    size = width, height = base.size
    sheet, ink = (
        Image.fromarray((mask * 255).astype(np.uint8)).resize(size, Image.Resampling.BILINEAR)
        for mask in (found.sheet, found.ink)
    )
    lit = Image.composite(base, Image.blend(base, Image.new("RGB", size, "#626d78"), 0.6), sheet)
    lit.paste(Image.new("RGB", size, TOKENS["class-0"].light), mask=ink)
    top, left, bottom, right = (share * side for share, side in zip(found.box, (height, width) * 2, strict=True))
    ImageDraw.Draw(lit).rectangle((left - 4, top - 4, right + 4, bottom + 4), outline=TOKENS["truth"].light, width=3)
    return lit


def _png(picture: np.ndarray | Image.Image) -> bytes:
    file = io.BytesIO()
    (Image.fromarray(picture) if isinstance(picture, np.ndarray) else picture).save(file, "PNG")
    return file.getvalue()


def _in_words(error: ValueError) -> str:
    if "one digit" in str(error):
        return "This picture shows several digits. Send one digit, please: cut it out, or cover the others."
    return "No digit stands out in this picture: it is as bright everywhere as the paper."


def _picture(file: bytes) -> np.ndarray:
    """Decode an untrusted picture to gray; what is transparent is paper."""
    with _opened(file) as picture:
        upright = ImageOps.exif_transpose(picture)
        if upright.mode.startswith("I"):
            return np.clip(np.asarray(upright), 0, 65535).astype(np.uint16)
        return np.asarray(_on_paper(upright.convert("RGBA")))


@contextmanager
def _opened(file: bytes) -> Iterator[Image.Image]:
    """Open an untrusted picture; what goes wrong with it is said to the visitor."""
    try:
        with Image.open(io.BytesIO(file), formats=["PNG", "JPEG", "WEBP", "BMP", "GIF"]) as picture:
            if picture.width * picture.height > MOST_PIXELS:
                raise PhotoRefused("This picture has more than 16 million pixels. Send a smaller one.")
            yield picture
    except PhotoRefused:
        raise
    except (OSError, SyntaxError, ValueError, struct.error, MemoryError, Image.DecompressionBombError):
        raise PhotoRefused("This file is not a picture that can be read. Send a PNG or a JPEG.") from None


def _on_paper(picture: Image.Image) -> Image.Image:
    """Lay a picture on white, or on black if its ink is bright, and return it in gray."""
    gray, opacity = picture.convert("L"), picture.getchannel("A")
    bright = ImageStat.Stat(gray, mask=opacity).mean[0] > 127 if opacity.getbbox() else False
    paper = Image.new("L", picture.size, 0 if bright else 255)
    paper.paste(gray, mask=opacity)
    return paper
