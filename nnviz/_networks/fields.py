"""Which pixels the cells of a map see, along one axis of the image."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

Even = tuple[int, int, int]
"""Size, stride, start: cell i sees `size` pixels from `start + stride · i` on, padding included."""
_NONE = (np.iinfo(np.int64).max, np.iinfo(np.int64).min)  # first and end of a cell that sees nothing


@dataclass(frozen=True)
class Axis:
    """What each cell of a row or a column of a map sees."""

    first: np.ndarray
    """int, (cells,): the first pixel; beyond `end` for a cell that sees none."""
    end: np.ndarray
    """int, (cells,): the pixel after the last."""
    even: Even | None
    """The same for all cells by one rule, of which the image's edge and padding may hide a part; None if uneven."""

    @classmethod
    def pixels(cls, count: int) -> "Axis":
        """Return the axis of an image itself."""
        return cls(np.arange(count), np.arange(1, count + 1), (1, 1, 0))

    def taking(self, taps: Sequence[np.ndarray], even: Even | None) -> "Axis":
        """Return what cells see that take these cells of this axis; those beyond its ends are padding."""
        kept = [each[(each >= 0) & (each < len(self.first))] for each in taps]
        first = [min(self.first[each], default=_NONE[0]) for each in kept]
        end = [max(self.end[each], default=_NONE[1]) for each in kept]
        return Axis(np.array(first, np.int64), np.array(end, np.int64), even)

    def windows(self, size: int, *, stride: int = 1, dilation: int = 1, padding: str = "valid") -> "Axis":
        """Return what the cells of a convolution or pooling see."""
        cells, reach = len(self.first), (size - 1) * dilation + 1
        if padding == "same":
            count = -(-cells // stride)
            before = max((count - 1) * stride + reach - cells, 0) // 2
        else:
            count, before = max((cells - reach) // stride + 1, 0), 0
        taps = [number * stride - before + dilation * np.arange(size) for number in range(count)]
        return self.taking(taps, self._evenly(reach, stride, before))

    def transposed_windows(self, size: int, *, stride: int = 1, padding: str = "valid") -> "Axis":
        """Return what the cells of a transposed convolution see: all whose windows reach them."""
        cells = len(self.first)
        count = cells * stride if padding == "same" else cells * stride + max(size - stride, 0)
        before = max((cells - 1) * stride + size - count, 0) // 2
        offsets = before - np.arange(size)
        taps = [(number + offsets)[(number + offsets) % stride == 0] // stride for number in range(count)]
        return self.taking(taps, self._evenly(size, 1, size - 1 - before) if stride == 1 else None)

    def padded(self, before: int, after: int) -> "Axis":
        """Return the axis with cells that see nothing at its ends, or without so many of its own."""
        taps = np.arange(-before, len(self.first) + after)[:, None]
        return self.taking(list(taps), self._evenly(1, 1, before))

    def repeated(self, times: int) -> "Axis":
        """Return the axis with every cell so many times."""
        taps = np.repeat(np.arange(len(self.first)), times)[:, None]
        return self.taking(list(taps), self.even if times == 1 else None)

    def whole(self, cells: int = 1) -> "Axis":
        """Return cells that see all that any cell of this axis sees."""
        first, end = min(self.first, default=_NONE[0]), max(self.end, default=_NONE[1])
        return Axis(np.full(cells, first), np.full(cells, end), (int(end - first), 0, int(first)))

    def _evenly(self, reach: int, step: int, before: int) -> Even | None:
        if self.even is None:
            return None
        size, stride, start = self.even
        return size + (reach - 1) * stride, stride * step, start - before * stride


def together(axes: Sequence[Axis]) -> Axis:
    """Return what cells see that take the cells of several maps at the same place; one cell is for all places."""
    first = np.minimum.reduce(np.broadcast_arrays(*(each.first for each in axes)))
    end = np.maximum.reduce(np.broadcast_arrays(*(each.end for each in axes)))
    evens = [each.even for each in axes]
    return Axis(first, end, _enclosing([each for each in evens if each], first, end) if all(evens) else None)


def _enclosing(evens: Sequence[Even], first: np.ndarray, end: np.ndarray) -> Even | None:
    """Return the rule of the larger window, if the windows move along together or one of them is the whole image."""
    if len({stride for _, stride, _ in evens}) == 1:
        start = min(each[2] for each in evens)
        return max(size + begin for size, _, begin in evens) - start, evens[0][1], start
    if (first == first.min()).all() and (end == end.max()).all():
        return int(end.max() - first.min()), 0, int(first.min())
    return None
