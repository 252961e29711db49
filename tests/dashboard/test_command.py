"""The command `nnviz`, up to where Streamlit takes over; tests/browser/test_server.py runs it as it is installed."""

import socket

import pytest

from dashboard import command


@pytest.fixture
def started(monkeypatch, tmp_path) -> list[list[str]]:
    """Keep what would be served, in a project that is installed as it asks to be."""
    calls: list[list[str]] = []
    about = {"Requires-Python": ">=3.11"}
    monkeypatch.setattr(command, "serve", calls.append)
    monkeypatch.setattr(command.metadata, "metadata", lambda _: about)
    monkeypatch.setattr(command.metadata, "requires", lambda _: ["pytest>=1", "nothing>=1; extra == 'test'"])
    return calls


def test_options_are_streamlits_but_for_two(started):
    """A teacher could not set what Streamlit can, or would have to know its words for a port."""
    command.main(["--no-browser", "--server.baseUrlPath", "lecture"])
    assert started == [["--server.baseUrlPath", "lecture", "--server.headless", "true"]]


def test_a_taken_port_is_a_sentence(started):
    """The command would end with an error of the system's, or open somebody else's page."""
    with socket.create_server(("", 0)) as other:
        port = other.getsockname()[1]
        with pytest.raises(SystemExit, match=rf"Port {port} is taken. Choose another one, as in: nnviz --port"):
            command.main(["--port", str(port)])
    assert not started
    command.main(["--port", str(port)])
    assert started == [["--server.port", str(port)]]


@pytest.mark.parametrize("port", ["-1", "65536"])
def test_what_is_no_port_is_refused(port, started):
    """A slip of the hand would be a traceback."""
    with pytest.raises(SystemExit, match="is taken"):
        command.main(["--port", port])


@pytest.mark.parametrize(
    ("requires", "sentence"),
    [
        (["pytest<1"], r"nnviz needs pytest <1, and here it is \d+\.\d+.*: pip install \"pytest<1\""),
        (["no-such-package>=2"], r"nnviz needs no-such-package >=2, and here it is not installed\."),
    ],
)
def test_a_package_that_does_not_fit_is_named(requires, sentence, started, monkeypatch):
    """TensorFlow of another release would fail somewhere in a worker."""
    monkeypatch.setattr(command.metadata, "requires", lambda _: requires)
    with pytest.raises(SystemExit, match=sentence):
        command.main([])
    assert not started


def test_another_python_is_named(started, monkeypatch):
    """The dashboard would end in an error of TensorFlow's."""
    monkeypatch.setattr(command.platform, "python_version", lambda: "3.10.2")
    with pytest.raises(SystemExit, match=r"nnviz needs Python >=3\.11, and this is 3\.10\.2: TensorFlow has no wheel"):
        command.main([])
