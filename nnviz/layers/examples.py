"""What goes through a stack: real digits, eight numbers measured from them, sentences."""

from functools import cache

import numpy as np

from nnviz.datasets import gray_digits
from nnviz.digits.drawing import SIDE
from nnviz.layers.kinds import Layer, Stack
from nnviz.layers.sentences import SENTENCES, word_numbers

MEASURES = (
    "ink",
    "center, down",
    "center, right",
    "spread, down",
    "spread, right",
    "slant",
    "ink above",
    "ink left",
)


def examples(stack: Stack, *, batch: int, digit: int = 0, sentence: int = 0) -> list[np.ndarray]:
    """Return what goes into each input of a stack.

    Args:
        stack: Any.
        batch: How many examples, at least 1.
        digit: The first of the test digits that are taken, from 0; others follow it.
        sentence: Likewise of `SENTENCES`.

    Returns:
        An array for each input: float32 (batch, side, side, channels), pixels from 0 to 255 where the stack rescales
        them, else from 0 to 1; float32 (batch, count); or int32 (batch, length).
    """
    gray = any(layer.kind == "rescale" for layer in stack)
    return [_into(layer, batch, digit, sentence, gray) for layer in stack if layer.is_input]


def _into(layer: Layer, batch: int, digit: int, sentence: int, gray: bool) -> np.ndarray:
    if layer.kind == "words":
        taken = [SENTENCES[(sentence + place) % len(SENTENCES)] for place in range(batch)]
        return word_numbers(taken, length=layer.whole("length"))
    images = _test_digits()
    taken_images = images[np.arange(digit, digit + batch) % len(images)]
    if layer.kind == "numbers":
        return measured(taken_images)[:, : layer.whole("count")]
    return sized(taken_images, layer.whole("side"), layer.whole("channels")) * np.float32(255 if gray else 1)


@cache
def _test_digits() -> np.ndarray:
    return gray_digits("test")[0].astype(np.float32) / 255


def sized(images: np.ndarray, side: int, channels: int) -> np.ndarray:
    """Return digits of another size: with zeros around them, or averaged down.

    Args:
        images: float32, shape (batch, 28, 28).
        side: Pixels, at least 1.
        channels: 1, or 3 for the same gray in red, green and blue.

    Returns:
        float32, shape (batch, side, side, channels).
    """
    shown = images[..., None]
    if side > SIDE:
        before = (side - SIDE) // 2
        around = (before, side - SIDE - before)
        shown = np.pad(shown, ((0, 0), around, around, (0, 0)))
    elif side < SIDE:
        import keras

        shown = np.asarray(keras.ops.image.resize(shown, (side, side), antialias=True))
    return np.repeat(shown, channels, axis=-1)


def measured(images: np.ndarray) -> np.ndarray:
    """Return eight numbers about each digit, named in `MEASURES`.

    Args:
        images: float32, shape (batch, side, side), ink bright, with some ink in each.

    Returns:
        float32, shape (batch, 8): the mean ink; the ink's center, from −1 to 1; its standard deviations, as shares
        of half the side; their correlation; the shares of the ink in the upper and in the left half.
    """
    batch, side, _ = images.shape
    line = (np.arange(side) + 0.5) / side * 2 - 1
    weights = images / images.sum((1, 2), keepdims=True)
    rows, columns = weights.sum(2), weights.sum(1)  # (batch, side)
    down, right = rows @ line, columns @ line
    off_down, off_right = line - down[:, None], line - right[:, None]
    spread_down = np.sqrt((rows * off_down**2).sum(1))
    spread_right = np.sqrt((columns * off_right**2).sum(1))
    together = np.einsum("bij,bi,bj->b", weights, off_down, off_right)
    slant = together / np.maximum(spread_down * spread_right, 1e-9)
    upper, left = rows[:, : side // 2].sum(1), columns[:, : side // 2].sum(1)
    found = [images.mean((1, 2)), down, right, spread_down, spread_right, slant, upper, left]
    return np.stack(found, axis=1).astype(np.float32).reshape(batch, len(MEASURES))
