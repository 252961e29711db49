"""What browser code of single layers is compared with is what nnviz computes now."""

import json

import pytest

from tests.js import one_layer


def test_the_numbers_are_up_to_date():
    """The tests in Node would compare with numbers of yesterday: run `python -m tests.js.one_layer`."""
    kept = json.loads(one_layer.FILE.read_text())
    assert kept.keys() == one_layer.numbers().keys()
    for mine, theirs in zip(flat(one_layer.numbers()), flat(kept), strict=True):
        assert mine == (pytest.approx(theirs, rel=1e-12) if isinstance(theirs, float) else theirs)


def flat(part: object) -> list[object]:
    """Return all numbers and words of nested lists and dicts."""
    parts = part.values() if isinstance(part, dict) else part if isinstance(part, list | tuple) else None
    return [part] if parts is None else [each for one in parts for each in flat(one)]
