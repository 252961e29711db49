"""One visitor cannot hurt another: what comes over the network, against a real server."""

import json
import re
import socket
import sys
import time
import urllib.error
import urllib.request

import psutil
import pytest
from websocket import WebSocketBadStatusException, WebSocketConnectionClosedException, create_connection

from dashboard.server.descriptors import RESERVE
from dashboard.server.headers import hash_of, headers, policy
from dashboard.server.limits import MOST_MESSAGE, PAGES_OPEN, SOCKETS
from tests import ROOT
from tests.browser.hostile import answer, ask, connect

pytestmark = pytest.mark.usefixtures("server_process")  # who floods a server is alone there
SERVER_LOG = ROOT / "build" / "server.log"


@pytest.fixture(scope="module")
def awake(server: str) -> str:
    """The server's address, once its networks are awake: whoever asks first wakes them."""
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
    for each in mine:
        each.close()


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
    for strokes in ([[[10**400, 0]]], [[["x", {}]]], {"a": 1}, [[]] * 8_000, [[[None, 1]]], "7"):
        visitor.send(json.dumps({"number": 1, "strokes": strokes}))
        assert answer(visitor)["number"] == 1
    looker = connect(awake, route="look-inside")
    for digit in (True, 10**400, -1, "7", None, [1]):
        looker.send(json.dumps({"number": 2, "digit": digit}))
        assert answer(looker) == {"number": 2, "pictures": []}


def test_every_answer_carries_the_headers_that_protect(awake):
    """Another site could show the page in a frame of its own, or a file could be taken for code."""
    for path in (
        "",
        "linear-regression",
        "_stcore/health",
        "app/static/inter.woff2",
        "no/such/page",
        "modules/1/no.js",
    ):
        try:
            answered = urllib.request.urlopen(f"{awake}/{path}")
        except urllib.error.HTTPError as refused:
            answered = refused
        for name, value in headers().items():
            assert answered.headers.get_all(name) == [value], path


def test_scripts_come_from_the_server_alone(awake):
    """What somebody got into the page could load code, or send what is typed to another machine."""
    given = dict(part.split(" ", 1) for part in policy().split("; "))
    page = urllib.request.urlopen(awake).read().decode()
    (script,) = re.findall(r"<script>(.*?)</script>", page, re.DOTALL)
    assert f"'{hash_of(script)}'" in given["script-src"] and "unsafe-inline" not in given["script-src"]
    assert "'unsafe-eval'" not in policy()
    assert given["default-src"] == given["form-action"] == given["base-uri"] == "'none'"
    assert given["frame-ancestors"] == "'self'"
    assert not re.search(r"https?:|wss?:|\*", policy())


@pytest.mark.skipif(sys.platform != "linux", reason="limits of another process")
def test_near_the_limit_of_open_files_those_who_are_here_go_on(awake, server_process):
    """Visitor 51 broke the server for all, with 850,000 tracebacks in its log."""
    process: psutil.Process = server_process[1]
    soft, hard = process.rlimit(psutil.RLIMIT_NOFILE)
    assert soft == hard  # raised at the start
    here = connect(awake)
    ask(here)
    answer(here)
    process.rlimit(psutil.RLIMIT_NOFILE, (process.num_fds() + RESERVE + 30, hard))
    visitors = []
    try:
        with pytest.raises(WebSocketBadStatusException):
            for _ in range(60):
                visitors.append(connect(awake))
                time.sleep(0.03)
        with pytest.raises(urllib.error.HTTPError, match="503") as full:
            urllib.request.urlopen(f"{awake}/linear-regression")
        assert b"Reload this page in a minute" in full.value.read()
        ask(here, 2)
        assert answer(here)["number"] == 2
    finally:
        for each in visitors:
            each.close()
        process.rlimit(psutil.RLIMIT_NOFILE, (soft, hard))
    log = SERVER_LOG.read_text()
    assert "room for about" in log and "Too many open files" not in log


@pytest.mark.skipif(sys.platform != "linux", reason="limits of another process")
def test_connections_that_ask_for_nothing_make_room(awake, server_process):
    """Somebody who opens connections and says nothing would keep everybody out."""
    process: psutil.Process = server_process[1]
    limits = process.rlimit(psutil.RLIMIT_NOFILE)
    port = int(awake.rsplit(":", 1)[1])
    process.rlimit(psutil.RLIMIT_NOFILE, (process.num_fds() + RESERVE + 10, limits[1]))
    silent = []
    try:
        for _ in range(RESERVE + 40):
            silent.append(socket.create_connection(("127.0.0.1", port)))
        end, answered = time.monotonic() + 20, False
        while not answered and time.monotonic() < end:
            try:
                answered = urllib.request.urlopen(awake, timeout=5).status == 200
            except OSError:
                time.sleep(0.3)
        assert answered
    finally:
        for each in silent:
            each.close()
        process.rlimit(psutil.RLIMIT_NOFILE, limits)


def test_a_visitor_has_some_pages_open_and_is_told_at_which_number_to_stop(awake):
    """One visitor could have a thousand pages drawn."""
    cookie, path = "_streamlit_xsrf=collector", awake.replace("http", "ws") + "/_stcore/stream"
    tabs = [create_connection(path, cookie=cookie) for _ in range(PAGES_OPEN)]
    with pytest.raises(WebSocketBadStatusException):
        create_connection(path, cookie=cookie)
    for kind, expected in (("text/html", 429), ("image/png", 200)):
        asked = urllib.request.Request(awake, headers={"Cookie": cookie, "Accept": kind})
        try:
            status = urllib.request.urlopen(asked).status
        except urllib.error.HTTPError as refused:
            status = refused.status
            assert b"Close some of them" in refused.read()
        assert status == expected
    create_connection(path, cookie="_streamlit_xsrf=another").close()
    for tab in tabs:
        tab.close()


def test_a_visit_cannot_fill_the_memory_with_files(awake):
    """Without a visit's name nothing is taken; the size is limited before it is read."""
    with pytest.raises(urllib.error.HTTPError):
        request = urllib.request.Request(f"{awake}/_stcore/upload_file/nobody/1", b"x" * 1000, method="PUT")
        urllib.request.urlopen(request)


def test_the_server_is_small(server_process):
    """It would not fit a small host."""
    process: psutil.Process = server_process[1]
    assert process.memory_info().rss < 300e6
