"""The ways in which a gray image can be a picture of one digit: which parts of it are ink, dark or light."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import scipy
from PIL import Image

from nnviz.digits.drawing import BOX, FINE, place

WORKING = 160  # pixels of the longer side to which a photo is reduced before its ink is looked for
LEAST_CONTRAST = 0.08  # of the range of gray: fainter marks are paper
SCAN = 128  # pixels of the longer side of what is no photo, but a scan that was cut out
FINE_GRAIN, COARSE = 0.7, 3.0  # pixels of blur: against noise, against the large pixels of a small scan
STROKE = 0.3  # of the longer side: wider than any stroke
LEAST_EXTENT = 0.12  # of the longer side: what is smaller is no digit
SPECK = 1 / 50  # of the ink of the largest part: what has less is dust
SHARP, SOFT = (0.1, 0.8), (0.3, 0.5)  # where ink begins, of full ink, and after how much more it is full
ONLY_STRONG = (0.5, 0.35)  # leaves the lines of paper out


@dataclass(frozen=True, eq=False)
class Candidate:
    """A part of an image that may be the digit."""

    ink: np.ndarray
    """float32, the shape of the reduced image, in [0, 1]; 0 outside the part."""
    dark: bool
    whole: bool
    """Whether all ink was taken, up to the image's edge, not a part that touches no edge."""
    ramp: tuple[float, float]
    """One of SHARP, SOFT and ONLY_STRONG."""

    @property
    def box(self) -> tuple[int, int, int, int]:
        """Top, left, bottom and right of the ink, the last two beyond it."""
        rows, columns = (np.flatnonzero(self.ink.any(axis=axis)) for axis in (1, 0))
        return int(rows[0]), int(columns[0]), int(rows[-1]) + 1, int(columns[-1]) + 1

    @property
    def extent(self) -> float:
        """Its longer side, of the image's."""
        top, left, bottom, right = self.box
        return max(bottom - top, right - left) / max(self.ink.shape)

    @property
    def slender(self) -> bool:
        """Whether it is a hairline, as the side of a box is: ten times as long as it is wide."""
        top, left, bottom, right = self.box
        return max(bottom - top, right - left) > 10 * min(bottom - top, right - left)

    @property
    def edge_share(self) -> float:
        """How much of the image's edge is ink: a crop's strokes meet little of it, desk and shadow much."""
        around = np.concatenate([self.ink[0], self.ink[-1], self.ink[:, 0], self.ink[:, -1]])
        return float((around > 0.5).mean())

    def connected(self) -> "list[Candidate]":
        """Return its connected parts."""
        labels, count = scipy.ndimage.label(self.ink > 0, structure=np.ones((3, 3)))
        return [replace(self, ink=np.where(labels == part + 1, self.ink, 0)) for part in range(count)]

    def placed(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the digit as MNIST would show it: in the middle by its box, and by its center of mass."""
        top, left, bottom, right = self.box
        boxed, centered = place(resized(self.ink[top:bottom, left:right], BOX * FINE))
        return full_ink(boxed), full_ink(centered)


def candidates(gray: np.ndarray, *, scan: bool) -> Iterator[Candidate]:
    """Return what may be a digit.

    Strokes are what a closing (for light ink, an opening) with a square wider than any stroke takes away: shadows and
    the edges of sheets stay. Parts that touch the edge are desk or fingers. In an image that was cut to its ink all
    ink touches the edge: then paper is the brightest (darkest) gray, and all the rest is ink.

    Args:
        gray: float32, reduced, in [0, 1].
        scan: Whether the image is so small that it must have been cut out.

    Yields:
        Candidate: A part; dark ones come first.
    """
    smooth = scipy.ndimage.gaussian_filter(gray, COARSE if scan else FINE_GRAIN)
    for dark in (True, False):
        upright = smooth if dark else -smooth
        strength = np.percentile(upright, 95) - upright
        yield from _parts(strength, dark=dark, whole=True, ramps=(SHARP,) if scan else (SHARP, SOFT))
        if not scan:
            paper = _closed(upright)
            light = np.maximum(paper, 0.1) if dark else 1.0  # a shadow takes the same share from ink and paper
            yield from _parts((paper - upright) / light, dark=dark, whole=False, ramps=(SOFT, ONLY_STRONG))


def likeness_to_ink(gray: np.ndarray, candidate: Candidate) -> float:
    """Return which share of what lies around a candidate is as dark as it is: paper is not."""
    top, left, bottom, right = candidate.box
    reach = int(0.25 * max(bottom - top, right - left)) + 2
    around = slice(max(top - reach, 0), bottom + reach), slice(max(left - reach, 0), right + reach)
    part, ink = gray[around], candidate.ink[around]
    background = part[~scipy.ndimage.binary_dilation(ink > 0, iterations=2)]
    if len(background) < 10 or not (ink > 0.5).any():
        return 0.5
    level, paper = np.median(part[ink > 0.5]), np.median(background)
    return float((np.abs(background - level) <= np.abs(background - paper)).mean())


def resized(image: np.ndarray, longer: int) -> np.ndarray:
    """Scale an image, keeping its proportions, to so many pixels on its longer side."""
    height, width = np.maximum(1, np.round(np.array(image.shape) * longer / max(image.shape)).astype(int))
    scaled = Image.fromarray(image.astype(np.float32)).resize((int(width), int(height)), Image.Resampling.BOX)
    return np.asarray(scaled)


def full_ink(image: np.ndarray) -> np.ndarray:
    """Stretch thin strokes to full ink, as MNIST's are."""
    return np.clip(image / max(float(np.percentile(image[image > 0], 90)), 1e-6), 0, 1).astype(np.float32)


def _closed(image: np.ndarray) -> np.ndarray:
    """Return an image whose dark strokes are filled with what is around them."""
    small = resized(image, WORKING // 2)
    side = int(STROKE * WORKING / 2) | 1
    filled = scipy.ndimage.grey_closing(np.pad(small, side, mode="edge"), size=(side, side))[side:-side, side:-side]
    full = Image.fromarray(filled.astype(np.float32)).resize(image.shape[::-1], Image.Resampling.BILINEAR)
    return np.asarray(full)


def _parts(
    strength: np.ndarray, *, dark: bool, whole: bool, ramps: tuple[tuple[float, float], ...]
) -> Iterator[Candidate]:
    """Return the parts of ink, by how much darker (lighter) than the paper each pixel is."""
    most = float(strength.max())
    if most < LEAST_CONTRAST:
        return
    full = np.percentile(strength[strength > most / 2], 50)
    for ramp in ramps:
        ink = np.clip((strength / full - ramp[0]) / ramp[1], 0, 1).astype(np.float32)
        for kept in _groups(ink, whole=whole):
            if np.ptp(np.flatnonzero(kept.any(axis=1))) >= 2:
                yield Candidate(kept, dark, whole, ramp)


def _groups(ink: np.ndarray, *, whole: bool) -> Iterator[np.ndarray]:
    """Return all ink without specks; or each of the three largest parts that touch no edge, with what is near it."""
    labels, count = scipy.ndimage.label(ink > 0, structure=np.ones((3, 3)))
    mass = scipy.ndimage.sum_labels(ink, labels, np.arange(1, count + 1))
    if whole:
        yield np.where(np.isin(labels, np.flatnonzero(mass >= mass.max() * SPECK) + 1), ink, 0)
        return
    boxes = np.array([[axis.start for axis in box] + [axis.stop for axis in box] for box in _boxes(labels)])
    corners, ends = boxes[:, :2], boxes[:, 2:]
    extent = (ends - corners).max(axis=1)
    free = (corners > 1).all(axis=1) & (ends < np.array(ink.shape) - 1).all(axis=1)
    large = np.flatnonzero(free & (extent >= LEAST_EXTENT * max(ink.shape)))
    for main in large[np.argsort(-mass[large])][:3]:
        gap = np.maximum(corners - ends[main], corners[main] - ends).max(axis=1)
        around = (corners <= corners[main]).all(axis=1) & (ends >= ends[main]).all(axis=1)
        belongs = free & ~around & (gap < 0.2 * extent[main]) & (mass >= mass[main] * SPECK) & (mass <= mass[main])
        belongs[main] = True
        yield np.where(np.isin(labels, np.flatnonzero(belongs) + 1), ink, 0)


def _boxes(labels: np.ndarray) -> list[tuple[slice, slice]]:
    return scipy.ndimage.find_objects(labels)
