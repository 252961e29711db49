"""The walks that browser code is compared with are those that Keras makes now."""

import json

import numpy as np
import pytest

from tests.js import descent


def test_the_walks_are_those_of_keras():
    """The tests in Node would compare with walks of yesterday: run `python -m tests.js.descent`."""
    kept = json.loads(descent.FILE.read_text())
    for now, then in zip(descent.walks(), kept["walks"], strict=True):
        assert (now["data"], list(now["start"]), now["rate"]) == (then["data"], then["start"], then["rate"])
        assert np.array(now["places"]) == pytest.approx(np.array(then["places"]), abs=1e-5)  # float32, in another order
    for name, means in descent.moments().items():
        assert means == pytest.approx(kept["moments"][name])
