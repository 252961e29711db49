"""The network that bends where a line can't."""

import numpy as np
import pytest

from nnviz.recordings.decision_maps import SETS, load_decision_map, plane_grid, record_decision_map


def test_the_command_trains_what_ships():
    """The picture would show a network that nobody can train."""
    again, shipped = record_decision_map("XOR"), load_decision_map("XOR")
    assert again.accuracy == shipped.accuracy
    np.testing.assert_allclose(again.probability.astype(float), shipped.probability.astype(float), atol=0.02)


@pytest.mark.parametrize("name", SETS)
def test_its_answers_are_those_behind_its_accuracy(name):
    """Map and number would belong to different networks."""
    points, run = SETS[name](), load_decision_map(name)
    nearest = ((points.x[:, None] - plane_grid()) ** 2).sum(axis=2).argmin(axis=1)
    agree = (run.probability[nearest] > 0.5) == points.y
    assert agree.mean() == pytest.approx(run.accuracy, abs=0.02)
