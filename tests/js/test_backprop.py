"""The networks that the browser's backpropagation is compared with are what Python computes now."""

from tests.js import backprop
from tests.js.kept import assert_kept


def test_the_random_networks_are_up_to_date():
    """The tests in Node would compare with numbers of yesterday: run `make contracts`."""
    assert_kept(backprop.FILE, backprop.text())
