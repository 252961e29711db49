"""The photograph that ships."""

import numpy as np
import pytest

from nnviz import assets
from nnviz.datasets.small_images import cat, store_cat


def test_the_command_rebuilds_the_shipped_photograph(tmp_path, monkeypatch):
    """The recipe in SOURCES.md would not lead to the file that ships."""
    pytest.importorskip("skimage")
    shipped = cat()
    monkeypatch.setattr(assets, "folder", lambda: tmp_path)
    store_cat()
    np.testing.assert_array_equal(cat(), shipped)
    assert shipped.shape == (28, 28) and shipped.dtype == np.uint8 and np.ptp(shipped) == 255
