"""The photograph that ships."""

import numpy as np

from nnviz.datasets.small_images import cat


def test_the_photograph_is_a_gray_image_with_all_values():
    """The page would show it pale, or fail on its type."""
    assert cat().shape == (28, 28) and cat().dtype == np.uint8 and np.ptp(cat()) == 255
