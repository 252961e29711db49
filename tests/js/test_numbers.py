"""What browser code shares with Python is what Python has now."""

from dashboard.contracts import written
from tests.js import numbers, optimizers
from tests.js.kept import assert_kept


def test_browser_code_is_compared_with_what_python_computes_now():
    """The tests in Node would compare with numbers of yesterday: run `make contracts`."""
    assert_kept(numbers.FILE, numbers.text())
    assert_kept(optimizers.FILE, optimizers.text())


def test_contracts_are_written():
    """The browser would use other colors or limits than Python: run `make contracts`."""
    files = written()
    assert files
    for file, text in files.items():
        assert file.read_text() == text, file
