"""The stacks that browser code is compared with are what nnviz works out now."""

from tests.js import layers
from tests.js.kept import assert_kept


def test_the_stacks_are_up_to_date():
    """The tests in Node would compare with shapes of yesterday: run `python -m tests.js.layers`."""
    assert_kept(layers.FILE, layers.text())
