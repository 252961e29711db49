"""One visitor cannot hurt another: what comes over the network, against a real server."""

import json
import time
import urllib.error
import urllib.request

import psutil
import pytest
from websocket import WebSocketBadStatusException, WebSocketConnectionClosedException

from dashboard.server.limits import MOST_MESSAGE, SOCKETS
from tests.browser.hostile import answer, ask, connect


@pytest.fixture(scope="module")
def awake(server: str) -> str:
    """The server's address, once its networks are awake: the first page wakes them."""
    urllib.request.urlopen(server).read()
    visitor = connect(server)
    ask(visitor)
    assert answer(visitor)["number"] == 1
    visitor.close()
    return server


def test_a_message_that_is_too_large_is_refused_by_the_socket(awake, server_process):
    """One message of 200 MB would fill the server's memory, one of 4 MB stop it for seconds."""
    visitor = connect(awake)
    before = server_process[1].memory_info().rss
    with pytest.raises((WebSocketConnectionClosedException, ConnectionError)):
        visitor.send(json.dumps({"number": 1, "strokes": " " * 40_000_000}))
        for _ in range(3):
            if not visitor.recv():
                raise WebSocketConnectionClosedException
    assert server_process[1].memory_info().rss - before < 30e6
    other = connect(awake)
    ask(other, strokes=[[[0.5, 0.5]]] * 5000, padding=" " * (MOST_MESSAGE // 2))
    assert answer(other)["number"] == 1


def test_pages_of_other_machines_may_not_connect(awake):
    """Any site that a visitor opens could use this server through his browser."""
    for origin, allowed in (("http://evil.example", False), (awake, True)):
        try:
            connect(awake, origin=origin).close()
            assert allowed, origin
        except WebSocketBadStatusException as refused:
            assert not allowed and refused.status_code == 403


def test_a_visitor_has_a_few_sockets_and_others_have_theirs(awake):
    """One visitor could use up the server's open files."""
    mine = [connect(awake, visitor="greedy") for _ in range(SOCKETS)]
    with pytest.raises(WebSocketBadStatusException):
        connect(awake, visitor="greedy")
    connect(awake, visitor="modest").close()
    mine.pop().close()
    time.sleep(0.2)
    mine.append(connect(awake, visitor="greedy"))
    for socket in mine:
        socket.close()


def test_who_has_left_is_not_answered(awake):
    """The questions of visitors who have gone would make the others wait half a minute."""
    for _ in range(100):
        gone = connect(awake)
        ask(gone)
        gone.close()
    visitor, begun = connect(awake), time.monotonic()
    ask(visitor)
    answer(visitor)
    assert time.monotonic() - begun < 2
    visitor.close()


def test_who_does_not_wait_for_answers_is_let_go(awake):
    """A flood of questions would pile up in the server's memory."""
    visitor = connect(awake)
    with pytest.raises((WebSocketConnectionClosedException, ConnectionError)):
        for number in range(2000):
            ask(visitor, number)
        while visitor.recv():
            pass
        raise WebSocketConnectionClosedException


def test_nonsense_is_answered_with_nothing(awake):
    """Numbers that no computer has, and fields of the wrong kind, would log tracebacks or end the connection."""
    visitor = connect(awake)
    for strokes in ([[[10**400, 0]]], [[["x", {}]]], {"a": 1}, [[]] * 30_000, [[[None, 1]]], "7"):
        visitor.send(json.dumps({"number": 1, "strokes": strokes}))
        assert answer(visitor)["number"] == 1
    looker = connect(awake, route="look-inside")
    for digit in (True, 10**400, -1, "7", None, [1]):
        looker.send(json.dumps({"number": 2, "digit": digit}))
        assert answer(looker) == {"number": 2, "pictures": []}


def test_every_answer_carries_the_headers_that_protect(awake):
    """Another site could show the page in a frame of its own, or a file could be taken for code."""
    for path in ("", "linear-regression", "_stcore/health"):
        headers = urllib.request.urlopen(f"{awake}/{path}").headers
        assert "frame-ancestors 'self'" in headers["Content-Security-Policy"]
        assert headers["X-Content-Type-Options"] == "nosniff" and headers["Referrer-Policy"] == "same-origin"


def test_a_visit_cannot_fill_the_memory_with_files(awake):
    """Without a visit's name nothing is taken; the size is limited before it is read."""
    with pytest.raises(urllib.error.HTTPError):
        request = urllib.request.Request(f"{awake}/_stcore/upload_file/nobody/1", b"x" * 1000, method="PUT")
        urllib.request.urlopen(request)


def test_the_server_is_small(server_process):
    """It would not fit a small host."""
    process: psutil.Process = server_process[1]
    assert process.memory_info().rss < 300e6
