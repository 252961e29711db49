"""What tests of all kinds share."""

import os

import pytest

os.environ.setdefault("CUDA_VISIBLE_DEVICES", "-1")
os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser tests where the second of two processes begins.

    One then drives a browser, which is waiting for the most part, while the other computes; the first to be done
    takes over half of what the other has left.
    """
    browsing = [item for item in items if item.path.parent.name == "browser"]
    others = [item for item in items if item.path.parent.name != "browser"]
    half = len(items) // 2
    items[:] = others[:half] + browsing + others[half:]
