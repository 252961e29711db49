"""What tests of all kinds share."""

import os

import pytest
from hypothesis import settings

from dashboard.server.process import ENVIRONMENT

os.environ.update(ENVIRONMENT)  # TensorFlow here is as in the workers: several processes share two cores
# Compiling takes longer than all the training in these tests: compile quickly what then runs slowly. The servers under
# test compile as they do anywhere else.
os.environ["XLA_FLAGS"] += " --xla_backend_optimization_level=0"
settings.register_profile("without a clock", deadline=None)  # on a busy machine any example can take long
settings.load_profile("without a clock")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser tests where the second of two processes begins.

    One then drives a browser, which is waiting for the most part, while the other computes; the first to be done
    takes over half of what the other has left.
    """
    browsing = [item for item in items if item.path.parent.name == "browser"]
    others = [item for item in items if item.path.parent.name != "browser"]
    half = len(items) // 2
    items[:] = others[:half] + browsing + others[half:]
