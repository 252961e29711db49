"""The numbers that Node compares with are those of today."""

import json

import pytest

from tests.js import data_kinds_networks


def test_the_file_holds_todays_numbers():
    """The tests in Node would compare with predictions of yesterday: run `python -m tests.js.data_kinds_networks`."""
    stored, now = json.loads(data_kinds_networks.FILE.read_text()), data_kinds_networks.numbers()
    assert stored["grammar"] == now["grammar"]
    for name, key in (("images", "logits"), ("sentences", "probabilities"), ("passing", "predictions")):
        for before, after in zip(stored[name], now[name], strict=True):
            assert before["weights"] == after["weights"]
            assert before[key] == [pytest.approx(each, abs=1e-5) for each in after[key]]
    assert stored["molecules"]["predictions"] == pytest.approx(now["molecules"]["predictions"], abs=1e-5)
