"""Drawings that are no digit, to teach a network doubt, and other ones to test whether it learned it.

A softmax network shares out probability among ten digits even when it is shown none, and often one of them gets
nearly all. Training it on such drawings with a uniform target (outlier exposure) helps; how much, only drawings of
another make can tell. So there are two groups of families here, with no generator and no template in common: `TRAINING`
and `HELD_OUT`. Families whose members look like a digit by accident (Lissajous figures with few loops, a Z, a
square) are cut so that those members do not occur.

Source:
    Hendrycks, Mazeika, Dietterich, Deep anomaly detection with outlier exposure, ICLR 2019.
"""

from collections.abc import Callable, Mapping

import numpy as np

from nnviz.digits.drawing import rasterize
from nnviz.digits.out_of_distribution import held_out, training
from nnviz.digits.out_of_distribution.pen import Drawing

Family = Callable[[np.random.Generator], Drawing]

TRAINING: dict[str, Family] = {
    family.__name__: family
    for family in (
        training.curves,
        training.segments,
        training.letters,
        training.letter_parts,
        training.branches,
        training.figures,
        training.blots,
        training.dots,
        training.rings,
        training.bars,
    )
}
"""What the network is trained on, with a uniform target."""

HELD_OUT: dict[str, Family] = {
    family.__name__: family
    for family in (
        held_out.zigzags,
        held_out.lattices,
        held_out.stars,
        held_out.lissajous,
        held_out.scrawls,
        held_out.symbols,
        held_out.punctuation,
    )
}
"""What its doubt is measured on; never used in training."""


def out_of_distribution_drawings(
    count: int, *, families: Mapping[str, Family], seed: int
) -> tuple[np.ndarray, np.ndarray]:
    """Draw what is no digit, the same number from every family as far as `count` allows.

    Args:
        count: How many drawings, at least 1.
        families: `TRAINING` or `HELD_OUT`, or a part of them.
        seed: The same seed gives the same drawings.

    Returns:
        Images, float32, shape (count, 28, 28), in [0, 1], as `nnviz.digits.rasterize` makes them; and the
        name of each one's family, shape (count,).

    Raises:
        ValueError: If `count` is below 1 or `families` is empty.
    """
    if count < 1:
        raise ValueError(f"count must be at least 1, got {count}")
    if not families:
        raise ValueError("families must hold at least one family")
    rng = np.random.default_rng(seed)
    names = np.resize(list(families), count)
    images = np.stack([rasterize([stroke.tolist() for stroke in families[name](rng)]) for name in names])
    return images, names
