"""Who may connect, and how much a visitor may have under way: without a network."""

import asyncio
from collections.abc import Iterator
from contextlib import nullcontext
from types import MethodType, SimpleNamespace
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.requests import HTTPConnection
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket
from streamlit import config, net_util
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import Runtime
from streamlit.web.server.starlette.starlette_websocket import _is_origin_allowed
from websockets.protocol import State
from websockets.server import ServerProtocol

from dashboard.server import frames, guard
from dashboard.server.guard import Guard
from dashboard.server.limits import UPLOADS, address_of, visitor_of
from dashboard.server.questions import from_here
from dashboard.server.sockets import ask_nobody, ready_for_many
from tests.dashboard.helpers import finish

HOSTS = ("hall.example", "hall.example:8501", "a.hall.example", "HALL.example.", "evil.example", "x@hall.example", "")
ORIGINS = (None, "null", "https://hall.example", "http://hall.example:8501", "https://evil.example", "hall.example")


@pytest.fixture
def options() -> Iterator[Any]:
    """Set options of Streamlit's for one test."""
    before = {}

    def put(name: str, value: object) -> None:
        before.setdefault(name, config.get_option(name))
        config.set_option(name, value)

    yield put
    for name, value in before.items():
        config.set_option(name, value)


def scope_of(*, kind: str = "websocket", path: str = "/", **headers: str | None) -> dict[str, Any]:
    """Return what a server says of a connection."""
    given = [(name.encode(), value.encode()) for name, value in headers.items() if value is not None]
    return {"type": kind, "method": "PUT", "path": path, "headers": given, "client": ("10.0.0.7", 1)}


async def silent() -> dict[str, Any]:
    """Receive nothing."""
    return await asyncio.Future()


async def deaf(_: Any) -> None:
    """Send to nobody."""


@pytest.mark.parametrize("hosts", [[], ["hall.example"], ["*.hall.example"], ["*"], ["other.example"]])
@pytest.mark.parametrize("origins", [[], ["https://evil.example"]])
def test_our_websockets_let_in_whom_streamlit_lets_in(options, hosts, origins):
    """A page of another site, or a name that leads here, could use the server through a visitor's browser."""
    ask_nobody()
    options("server.allowedHosts", hosts)
    options("server.corsAllowedOrigins", origins)
    allowed = {}
    for host in HOSTS:
        for origin in ORIGINS:
            socket = WebSocket(scope_of(host=host, origin=origin), silent, deaf)
            allowed[host, origin] = from_here(socket)
            assert allowed[host, origin] == _is_origin_allowed(origin, host), (host, origin)
    if hosts == ["hall.example"]:
        assert allowed["hall.example", "https://hall.example"] and not allowed["evil.example", "https://evil.example"]
        assert allowed["hall.example", "https://evil.example"] == bool(origins)


def test_nobody_is_asked_when_a_page_of_another_site_connects(monkeypatch):
    """Everybody would wait two seconds in a hall without internet, as often as somebody sends an Origin."""
    asked: list[str] = []
    monkeypatch.setattr(net_util, "_external_ip", None)
    monkeypatch.setattr(net_util, "_make_blocking_http_get", lambda url, **_: asked.append(url))

    async def connect() -> bool:
        async with ready_for_many(None):
            return from_here(WebSocket(scope_of(host="hall.example", origin="https://evil.example"), silent, deaf))

    assert finish(connect()) is False
    assert not asked


def test_two_files_of_a_visitor_may_be_on_their_way_and_no_third(monkeypatch):
    """Somebody who sends many files at once would fill the memory; others' files have nothing to do with it."""
    files = SimpleNamespace(file_storage={}, remove_session_files=lambda _: None)
    monkeypatch.setattr(Runtime, "instance", lambda: SimpleNamespace(uploaded_file_mgr=files))

    async def send_all() -> tuple[list[int], int, int]:
        come, taken = asyncio.Event(), 0

        async def app(*_: object) -> None:
            nonlocal taken
            taken += 1
            await come.wait()

        answers: list[int] = []

        async def told(message: Any) -> None:
            if message["type"] == "http.response.start":
                answers.append(message["status"])

        def one(visitor: str) -> asyncio.Task:
            path = f"{guard.UPLOAD}{visitor}/file"
            scope = scope_of(kind="http", path=path, cookie=f"_streamlit_xsrf={visitor}")
            return asyncio.create_task(Guard(app)(scope, silent, told))

        sending = [one("greedy") for _ in range(UPLOADS + 1)] + [one("modest")]
        for _ in range(20):
            await asyncio.sleep(0)
        before = taken
        come.set()
        await asyncio.gather(*sending)
        await one("greedy")  # the others have come
        return answers, before, taken

    assert finish(send_all()) == ([429], UPLOADS + 1, UPLOADS + 2)


def test_many_names_at_one_address_are_bounded(monkeypatch):
    """Somebody with made-up names could use up the server's open files; a page is refused in a sentence."""
    monkeypatch.setattr(guard, "SOCKETS_OF_ADDRESS", 2)
    monkeypatch.setattr(guard.descriptors, "nearly_used_up", lambda: False)

    async def connect_all() -> tuple[list[dict], int, bytes]:
        leave, here, sent = asyncio.Event(), 0, []

        async def app(*_: object) -> None:
            nonlocal here
            here += 1
            await leave.wait()

        async def told(message: Any) -> None:
            sent.append(message)

        def one(number: int, **options: Any) -> asyncio.Task:
            scope = scope_of(cookie=f"_streamlit_xsrf=name-{number}", accept="text/html", **options)
            return asyncio.create_task(Guard(app)(scope, silent, told))

        open_ones = [one(number) for number in range(3)]
        for _ in range(20):
            await asyncio.sleep(0)
        assert sent == [guard.REFUSED] and here == 2
        await one(4, kind="http")
        leave.set()
        await asyncio.gather(*open_ones)
        await one(5)
        return sent[1:2], here, sent[2]["body"]

    (start,), here, sentence = finish(connect_all())
    assert start["status"] == 429 and here == 3 and b"where you are" in sentence


@pytest.mark.parametrize("path", ["/_stcore/stream", "/_stcore/stream\n"])
def test_however_its_address_is_spelled_streamlit_is_given_what_a_page_sends(path):
    """A line's end behind the address leads to the same place: everybody's caches could be emptied there."""
    unwanted, wanted = (BackMsg(**{kind: True}).SerializeToString() for kind in ("clear_cache", "stop_script"))
    coming = [{"type": "websocket.receive", "bytes": each} for each in (unwanted, wanted)]

    async def receive() -> dict[str, Any]:
        return coming.pop(0) if coming else await silent()

    given = []

    async def stream(socket: WebSocket) -> None:
        given.append(await socket._receive())

    app = Starlette(routes=[WebSocketRoute("/_stcore/stream", stream)], middleware=[Middleware(Guard)])
    finish(app(scope_of(path=path), receive, deaf))
    assert given == [{"type": "websocket.receive", "bytes": wanted}]


def connection_of(sent: bytes) -> tuple[SimpleNamespace, list[str]]:
    """Return what uvicorn has of a websocket on which something has come, and what happens to it."""
    happened: list[str] = []
    transport = SimpleNamespace(abort=lambda: happened.append("ended"))
    writable = asyncio.Event()
    writable.set()
    protocol = SimpleNamespace(conn=ServerProtocol(state=State.OPEN), transport=transport, writable=writable)

    def handle_events() -> None:
        happened.append(f"{len(protocol.conn.events_received())} taken")

    async def receive(_: object) -> None:
        """Hand over a message."""

    protocol.handle_events = handle_events
    frames.limit_frames(MethodType(receive, protocol))
    protocol.conn.receive_data(sent)
    protocol.handle_events()
    return protocol, happened


PING, EMPTY, PART = b"\x89\x80" + bytes(4), b"\x01\x80" + bytes(4), b"\x00\x80" + bytes(4)


def test_a_flood_of_small_frames_ends_a_connection():
    """Pings and parts without a byte are no message: each second of them would be one in which nobody is served."""
    for first, flood in ((b"", PING), (EMPTY, PART)):
        protocol, happened = connection_of(first + 20 * flood)
        assert happened in (["20 taken"], ["21 taken"])
        assert protocol.conn.max_message_size == frames.MOST_MESSAGE and protocol.transport.max_size == frames.MOST_READ
        for _ in range(2):
            protocol.conn.receive_data(2 * frames.FRAMES_AT_ONCE * flood)
            protocol.handle_events()
        assert happened[-1] == "ended"


def test_who_pings_and_does_not_read_is_let_go():
    """The answers to pings would wait in the server's memory."""
    protocol, happened = connection_of(PING)
    protocol.writable.clear()
    protocol.conn.receive_data(EMPTY)
    protocol.handle_events()
    assert happened == ["1 taken", "1 taken"]  # a question is none
    protocol.conn.receive_data(PING)
    protocol.handle_events()
    assert happened[-1] == "ended"


def test_who_never_ends_a_request_is_let_go(monkeypatch):
    """Slow connections would keep all of the server's open files, and everybody else out."""
    monkeypatch.setattr(guard, "SLOWEST", 0.01)
    ended: list[bool] = []

    async def receive(_: object) -> dict[str, Any]:
        return await silent()

    async def slow(_: Any, receive: Any, __: Any) -> None:
        await receive()

    async def broken(*_: Any) -> None:
        raise TimeoutError("its own")

    connection = SimpleNamespace(transport=SimpleNamespace(abort=lambda: ended.append(True)))
    for app in (slow, broken):
        with nullcontext() if app is slow else pytest.raises(TimeoutError, match="its own"):
            finish(Guard(app)(scope_of(kind="http"), MethodType(receive, connection), deaf))
    assert ended == [True]


def test_an_address_is_what_the_server_knows_not_what_a_header_says():
    """Anybody could be anybody, or shut somebody else out."""
    scope = scope_of(host="hall.example") | {"headers": [(b"x-forwarded-for", b"1.2.3.4")]}
    assert address_of(HTTPConnection(scope)) == visitor_of(HTTPConnection(scope)) == "10.0.0.7"
