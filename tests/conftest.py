"""What tests of all kinds share."""

import gc
import os

import pytest
from hypothesis import settings

from dashboard.server.process import ENVIRONMENT

gc.disable()  # until all is imported: it would look through TensorFlow's objects again and again
os.environ.update(ENVIRONMENT)  # TensorFlow here is as in the workers: several processes share two cores
# Compiling takes longer than all the training in these tests: compile quickly what then runs slowly. The servers under
# test compile as they do anywhere else.
os.environ["XLA_FLAGS"] += " --xla_backend_optimization_level=0"
settings.register_profile("without a clock", deadline=None)  # on a busy machine any example can take long
settings.load_profile("without a clock")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Put the browser tests first: one of three processes begins with them, and waits for the most part.

    The first to be done takes over half of what another has left, from its end.
    """
    items.sort(key=lambda item: item.path.parent.name != "browser")


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    """Say at once what failed or ran out of time: a run that is cut off never comes to its summary."""
    if "PYTEST_XDIST_WORKER" not in os.environ and report.outcome in ("failed", "rerun"):
        why = str(report.longrepr).strip().splitlines() or [""]
        print(f"\n{report.outcome} after {report.duration:.0f} s: {report.nodeid}: {why[-1][:200]}", flush=True)


def pytest_collection_finish() -> None:
    """Collect garbage again, but never what is here to stay."""
    gc.collect()
    gc.freeze()
    gc.enable()
