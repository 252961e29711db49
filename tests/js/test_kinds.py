"""The graphs that browser code is compared with are those of nnviz now."""

from tests.js import kinds
from tests.js.kept import assert_kept


def test_the_graphs_are_those_of_nnviz():
    """The tests in Node would compare with graphs of yesterday: run `make contracts`."""
    assert_kept(kinds.FILE, kinds.text())
