"""`python -m nnviz look MODEL.keras IMAGE.png -o look.html`: every layer of a model for one image, as one file."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import keras


def main(arguments: Sequence[str] | None = None) -> int:
    """Do what the command line asks for; what does not work is told in a sentence, and 1 is returned."""
    parser = argparse.ArgumentParser(prog="python -m nnviz")
    commands = parser.add_subparsers(required=True, metavar="look")
    look = commands.add_parser("look", help="show what every layer of a model makes of an image, as one HTML file")
    look.add_argument("model", type=Path, help="a .keras file of known layers, at most 20 MB")
    look.add_argument("image", type=Path, help="any picture; it is scaled to the model's input")
    look.add_argument("-o", "--output", type=Path, default=Path("look.html"), help="the file to write (look.html)")
    look.add_argument("--bytes", action="store_true", help="give the model pixels from 0 to 255 instead of 0 to 1")
    look.add_argument("--most", type=int, default=64, help="maps shown of a layer (64)")
    given = parser.parse_args(arguments)
    try:
        _look(given)
    except (OSError, TypeError, ValueError) as error:
        print(f"nnviz: {error}", file=sys.stderr)
        return 1
    print(f"{given.output} shows what every layer makes of {given.image.name}.")
    return 0


def _look(given: argparse.Namespace) -> None:
    from nnviz._look import look
    from nnviz._look.opening import open_model

    model = open_model(given.model.read_bytes())
    look(model, as_input_of(model, given.image, as_bytes=given.bytes), most=given.most).save(given.output)


def as_input_of(model: "keras.Model", path: Path, *, as_bytes: bool) -> np.ndarray:
    """Read a picture as a model takes it: its size, one channel or three, pixels from 0 to 1, or to 255.

    Args:
        model: With one image input of a known size.
        path: A picture that Pillow can read.
        as_bytes: Whether pixels run from 0 to 255; those of a model that takes whole numbers always do.

    Returns:
        float32, one image as the model takes it.

    Raises:
        ValueError: If the model takes anything but gray or color images of one size.
    """
    from PIL import Image, ImageOps

    from nnviz._networks.inputs import channels_first, image_input

    entry, first = image_input(model), channels_first(model)
    shape = tuple(entry.shape[1:]) if entry is not None else ()
    sides = (shape[1:] if first else shape[:2]) if len(shape) == 3 else shape
    channels = (shape[0] if first else shape[2]) if len(shape) == 3 else 1
    if len(sides) != 2 or None in sides or channels not in (1, 3):
        raise ValueError(f"the model must take gray or color images of one size, it takes {shape}")
    with Image.open(path) as opened:
        upright = ImageOps.exif_transpose(opened).convert("L" if channels == 1 else "RGB")
    pixels = np.asarray(upright.resize(sides[::-1], Image.Resampling.BILINEAR), np.float32).reshape(*sides, channels)
    scaled = pixels if as_bytes or "int" in entry.dtype else pixels / 255
    return (np.moveaxis(scaled, -1, 0) if first else scaled).reshape(shape)


if __name__ == "__main__":
    raise SystemExit(main())
