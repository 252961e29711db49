"""Drawings that are no digit: seeded, different from one another, and the shipped CNN is unsure of them."""

import numpy as np
import pytest

from nnviz.datasets.mnist import digits
from nnviz.digits import UNSURE_BELOW
from nnviz.digits.out_of_distribution import HELD_OUT, TRAINING, out_of_distribution_drawings
from nnviz.digits.out_of_distribution.templates import LETTERS, PUNCTUATION, SYMBOLS
from tests.shipped import classifier

FRESH_SEED = 20_000  # neither the training's nor the model card's


def test_groups_share_neither_generators_nor_templates():
    """Doubt would be tested on what was trained."""
    assert not set(TRAINING.values()) & set(HELD_OUT.values())
    held_out = SYMBOLS.keys() | PUNCTUATION.keys()
    assert not LETTERS.keys() & held_out
    shapes = {str(template) for template in LETTERS.values()}
    assert not shapes & {str(template) for template in (SYMBOLS | PUNCTUATION).values()}


@pytest.mark.parametrize("name", [*TRAINING, *HELD_OUT])
def test_every_family_draws_images_with_ink_and_variety(name):
    """A family that draws nothing, or always the same, would teach and test nothing."""
    images, names = out_of_distribution_drawings(12, families={name: {**TRAINING, **HELD_OUT}[name]}, seed=3)
    assert images.shape == (12, 28, 28) and images.dtype == np.float32 and set(names) == {name}
    assert images.min() >= 0 and images.max() <= 1
    assert (images.sum(axis=(1, 2)) > 4).all()
    assert len(np.unique(images, axis=0)) == 12


def test_seeds_reproduce():
    """The model card's numbers could not be measured again."""
    first, again, other = (out_of_distribution_drawings(20, families=TRAINING, seed=seed)[0] for seed in (1, 1, 2))
    np.testing.assert_array_equal(first, again)
    assert not np.array_equal(first, other)


def test_families_have_equal_shares():
    """A rate over all of them would be the rate of one family."""
    _, names = out_of_distribution_drawings(3 * len(HELD_OUT), families=HELD_OUT, seed=0)
    assert {name: int((names == name).sum()) for name in HELD_OUT} == dict.fromkeys(HELD_OUT, 3)


def test_the_cnn_is_unsure_of_outliers_it_never_saw():
    """The page would claim to read a digit in a scrawl."""
    images, _ = out_of_distribution_drawings(70 * len(HELD_OUT), families=HELD_OUT, seed=FRESH_SEED)
    top = classifier("cnn").predict(images).max(axis=1)
    assert (top < UNSURE_BELOW).mean() >= 0.9


def test_the_cnn_is_sure_of_digits():
    """A network that is never sure would pass the test above."""
    top = classifier("cnn").predict(digits().test_images).max(axis=1)
    assert (top < UNSURE_BELOW).mean() <= 0.02


def test_the_plainly_trained_network_is_falsely_sure():
    """It is shown as the warning example; if it were not one, the page would tell a tale."""
    images, _ = out_of_distribution_drawings(30 * len(HELD_OUT), families=HELD_OUT, seed=FRESH_SEED)
    unsure = {name: (classifier(name).predict(images).max(axis=1) < UNSURE_BELOW).mean() for name in ("cnn", "plain")}
    assert unsure["plain"] < unsure["cnn"] - 0.2


@pytest.mark.parametrize(("arguments", "name"), [({"count": 0}, "count"), ({"families": {}}, "families")])
def test_wrong_arguments_are_named(arguments, name):
    """A developer would have to guess what was wrong."""
    with pytest.raises(ValueError, match=name):
        out_of_distribution_drawings(**{"count": 3, "families": TRAINING, "seed": 0} | arguments)
