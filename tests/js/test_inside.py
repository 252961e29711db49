"""The network that browser code is compared with is what NumPy computes now."""

from tests.js import inside
from tests.js.kept import assert_kept


def test_the_small_network_is_up_to_date():
    """The tests in Node would compare with numbers of yesterday: run `python -m tests.js.inside`."""
    assert_kept(inside.FILE, inside.text())
