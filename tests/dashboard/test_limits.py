"""What one visitor may ask, and what happens near the limits."""

import asyncio
import json
import logging
import sys
import threading
import time
import tomllib
from collections.abc import Awaitable, Callable
from concurrent.futures import Future
from contextlib import suppress
from types import SimpleNamespace

import pytest
import streamlit as st
from starlette.websockets import WebSocket
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime import Runtime

from dashboard import app
from dashboard.app_pages.draw_a_digit.drawing import checked
from dashboard.layout import photo
from dashboard.pages import page_at
from dashboard.server import back_messages, descriptors, guard, once
from dashboard.server.engine import Engine
from dashboard.server.limits import ORDINARY, RERUNS_A_SECOND, RERUNS_AT_ONCE, Pace, Paces, one_more
from dashboard.server.photos import read_photo
from dashboard.server.questions import MOST_PARTS, _question, answer_questions
from dashboard.server.quiet_log import Repeats, repeats_counted
from dashboard.server.scripts import Scripts
from dashboard.server.worker import TaskRefused
from tests import ROOT
from tests.browser.hostile import photo_of_many_scans
from tests.dashboard.helpers import finish, until


def test_what_everybody_shares_is_not_in_a_cache_that_a_visitor_can_empty():
    """A message "clear_cache" of one browser would end the workers of all."""
    engine, runs = once.engine(), once.runs()
    st.cache_resource.clear()
    st.cache_data.clear()
    assert once.engine() is engine and once.runs() is runs


@pytest.mark.parametrize("route", [app.read_drawings, app.look_inside])
def test_a_line_that_is_there_before_any_page_wakes_the_networks(route, monkeypatch):
    """Pages that were open while the server was started anew would ask workers that never get ready in time."""
    monkeypatch.setattr(once, "_warm_ups", {})

    async def gone() -> dict:
        return {"type": "websocket.disconnect", "code": 1001}

    async def send(_: object) -> None:
        """Take what the server says."""

    scope = {"type": "websocket", "headers": [], "client": ("here", 1)}
    with suppress(RuntimeError, AssertionError):  # it left before it was accepted
        finish(route(WebSocket(scope, gone, send)))
    assert set(once._warm_ups) == {"answering", "training", "models"}


def test_a_photo_that_is_made_to_take_minutes_is_refused_in_seconds():
    """One file would keep the worker busy that reads everybody's drawings."""
    engine = Engine()
    try:
        engine.photos.submit(len, b"").result(60)  # awake
        begun = time.monotonic()
        with pytest.raises(TaskRefused, match="not tried again"):
            engine.photos.submit(read_photo, photo_of_many_scans(1)).result(60)
        assert time.monotonic() - begun < 5
    finally:
        engine.shutdown()


class Clock:
    """Time that passes when it is told to."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        """Tell it."""
        return self.now


def test_who_asks_faster_waits():
    """One visitor could take all of a worker's time."""
    pace = Pace(50, clock=Clock())
    assert [pace.wait() for _ in range(4)] == pytest.approx([0, 0.02, 0.04, 0.06])
    large = Pace(50, clock=Clock())
    assert [large.wait(size=9 * ORDINARY), large.wait()] == pytest.approx([0, 0.2])  # as ten


def test_who_has_rested_may_ask_some_at_once():
    """A visitor who clicks a few times quickly would wait as one who sends a flood."""
    clock = Clock()
    pace = Pace(2, at_once=5, clock=clock)
    assert [pace.wait() for _ in range(7)] == pytest.approx([0] * 5 + [0.5, 1])
    clock.now += 1.0
    assert not pace.rested and pace.wait() == pytest.approx(0.5)
    clock.now += 100
    assert pace.rested and [pace.wait() for _ in range(6)] == pytest.approx([0] * 5 + [0.5])


def test_a_visitor_has_one_pace_for_all_connections_and_keeps_it():
    """Two pages would be drawn as fast as two visitors', and who reconnects could begin anew."""
    clock = Clock()
    paces = Paces(50, clock=clock)
    assert [paces.wait(name) for name in ("one", "one", "other")] == pytest.approx([0, 0.02, 0])
    for number in range(5000):
        clock.now += 0.01
        paces.wait("busy")
        paces.wait(f"passer-by {number}")
    assert paces.wait("busy") > 10 and len(paces) < 1000  # who has rested is forgotten, and no others


def test_a_visitor_who_clicks_quickly_notices_nothing():
    """Limits for those who mean harm would make the lecture slow: four clicks a second, and a training on its way."""
    clock, parts = Clock(), back_messages.PART
    paces = Paces(RERUNS_A_SECOND, at_once=RERUNS_AT_ONCE, clock=clock)
    for tick in range(600):  # tenths of a second: a training on its way, pages one after another, pauses to look
        clock.now += 0.1
        waits = [paces.wait("one", weight=parts)] if tick % 3 == 0 else []
        waits += [paces.wait("one")] if tick % 100 < 25 and tick % 2 == 0 else []
        assert not any(waits), tick


def test_a_few_draw_at_once_and_visitors_take_turns():
    """A flood of pages, each a thread, would let the loop that answers drawings wait for seconds."""
    scripts, began, go_on = Scripts(2, longest=1000), list[str](), threading.Semaphore(0)

    def draw(name: str) -> None:
        with scripts.turn(name.split()[0]), scripts.turn(name):  # one within the other is one
            began.append(name)
            go_on.acquire()

    def begin(name: str, *, waiting: int) -> threading.Thread:
        thread = threading.Thread(target=draw, args=(name,))
        thread.start()
        until(lambda: len(scripts._waiting) == waiting and len(scripts._drawing) == min(2, len(threads) + 1))
        return thread

    threads: list[threading.Thread] = []
    for number, name in enumerate(["a 1", "a 2", "a 3", "a 4", "b 1"]):
        threads.append(begin(name, waiting=max(0, number - 1)))
    assert sorted(began) == ["a 1", "a 2"]
    for count in (3, 4, 5):
        go_on.release()
        until(lambda count=count: len(began) == count)
    assert began[2:] == ["a 3", "b 1", "a 4"]
    for _ in threads:
        go_on.release()
    for each in threads:
        each.join()
    assert not scripts._drawing and not scripts._waiting


@pytest.mark.parametrize("how", ["says so", "takes long", "breaks off"])
def test_who_waits_for_an_answer_lets_others_draw(how):
    """Pages that wait for the networks would keep all other pages from being drawn."""
    clock = Clock()
    scripts, drawn = Scripts(1, longest=0.02, clock=clock), threading.Event()

    def draw() -> None:
        with scripts.turn("other"):
            drawn.set()

    other = threading.Thread(target=draw)
    with suppress(KeyError), scripts.turn("one"):
        other.start()
        until(lambda: len(scripts._waiting) == 1)
        assert not drawn.wait(0.1)  # the clock stands still
        if how == "breaks off":
            raise KeyError
        scripts.pause() if how == "says so" else setattr(clock, "now", clock.now + 1)
        assert drawn.wait(5)
    other.join(5)
    assert drawn.is_set() and not scripts._drawing


def test_what_is_over_is_counted_no_more():
    """A visitor would be refused for ever after a few visits."""
    for _ in range(3):
        with one_more("socket", "somebody", most=1) as room:
            assert room
    with pytest.raises(KeyError), one_more("socket", "somebody", most=1):
        raise KeyError
    with one_more("socket", "somebody", most=1) as room:
        assert room


def test_the_same_error_is_counted_not_repeated(monkeypatch):
    """One fault would fill the disk: 850,000 tracebacks in 200 seconds."""
    repeats, written = Repeats(), []
    for number in range(1000):
        record = logging.LogRecord("asyncio", logging.ERROR, "", 0, "no more open files", None, None)
        if repeats.filter(record):
            written.append(record.msg)
        if number == 900:
            monkeypatch.setattr("dashboard.server.quiet_log.AGAIN", 0.0)
    assert written[0] == "no more open files" and "900 times more" in written[1]
    assert repeats.filter(logging.LogRecord("asyncio", logging.ERROR, "", 0, "another", None, None))


def test_errors_of_several_places_are_several_errors():
    """A fault would be hidden behind another one of its type, or a visitor's words make each of them a new one."""
    repeats, taken = Repeats(), []

    def whole(word: str) -> int:
        return int(word)

    def real(word: str) -> float:
        return float(word)

    for word in ("one", "other"):
        for read in (whole, real):
            try:
                read(word)
            except ValueError:
                record = logging.LogRecord("streamlit", logging.ERROR, "", 0, "Uncaught", None, sys.exc_info())
                taken += [(word, read)] * repeats.filter(record)
    assert taken == [("one", whole), ("one", real)]


def test_streamlit_writes_errors_into_the_log():
    """Printed beside it in colors, those that repeat would not be counted, and fill the disk."""
    options = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())
    assert options["logger"]["enableRich"] is False


def test_errors_of_modules_that_are_imported_later_are_counted_too():
    """The workers and the sockets are: what they say of every bad question would fill the disk."""
    written: list[str] = []

    class Writing(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            written.append(record.getMessage())

    name = f"dashboard.server.later_{time.monotonic_ns()}"
    with repeats_counted():
        log = logging.getLogger(name)
        log.addHandler(Writing())
        for number in range(100):
            log.error("Task-%d was never retrieved", number)
            log.error(f"<Task finished name='Task-{number}' at {hex(10**9 + number)}>")
    assert [len(written), written[0]] == [2, "Task-0 was never retrieved"]
    assert type(logging.getLogger(f"{name}.afterwards")) is logging.getLoggerClass() is logging.Logger


def test_near_the_limit_of_open_files_new_visitors_wait(monkeypatch):
    """The server would break for those who are there already."""
    monkeypatch.setattr(descriptors, "_counted", (float("-inf"), 0))
    assert not descriptors.nearly_used_up()
    monkeypatch.setattr(descriptors, "limit", lambda: 10)
    assert descriptors.nearly_used_up()


def test_the_questions_of_who_has_left_are_taken_out():
    """The questions of visitors who have gone would make the others wait half a minute."""
    asked: list[Future] = []

    def submit(*_: object) -> Future:
        asked.append(Future())
        return asked[-1]

    async def come_ask_and_leave() -> None:
        arriving: asyncio.Queue[dict] = asyncio.Queue()

        async def send(_: object) -> None:
            """Take what the server says."""

        socket = WebSocket({"type": "websocket", "headers": [], "client": ("here", 1)}, arriving.get, send)
        arriving.put_nowait({"type": "websocket.connect"})
        arriving.put_nowait({"type": "websocket.receive", "text": json.dumps({"number": 1})})
        answering = asyncio.create_task(answer_questions(socket, submit, failed=""))
        before = len(asked)
        while len(asked) == before:
            await asyncio.sleep(0)
        arriving.put_nowait({"type": "websocket.disconnect", "code": 1001})
        await answering

    for _ in range(20):
        finish(come_ask_and_leave())
    assert len(asked) == 20 and all(each.cancelled() for each in asked)


def back_message(kind: str, value: object = True) -> bytes:
    """Return a message of the browser to Streamlit."""
    return BackMsg(**{kind: value}).SerializeToString()


def test_streamlit_is_given_what_a_page_sends_and_nothing_else():
    """One visitor would empty everybody's caches, or ask for 100,000 addresses at once, again and again."""
    wanted = [
        back_message("rerun_script", {"query_string": "x=1"}),
        back_message("rerun_script", {"widget_states": {"widgets": [{"id": "pad", "string_value": "x" * 90_000}]}}),
        back_message("stop_script"),
        back_message("app_heartbeat"),
        back_message("file_urls_request", {"file_names": ["seven.png"]}),
        b"no message at all",  # Streamlit closes the connection
    ]
    unwanted = [
        back_message("clear_cache"),
        back_message("set_run_on_save"),
        back_message("load_git_info"),
        back_message("debug_shutdown_runtime"),
        back_message("debug_disconnect_websocket"),
        back_message("file_urls_request", {"file_names": ["x"] * 10_000}),
        back_message("rerun_script", {"widget_states": {"widgets": [{"id": "x"}] * 10_000}}),
        back_message("rerun_script", {"query_string": "x=1&" * 10_000}),
        back_message("rerun_script", {"page_name": "x" * 20_000}),
        back_message("rerun_script", {"cached_message_hashes": ["x" * 8] * 10_000}),
        b"",
    ]
    assert all(back_messages.passed_on(back_messages.read(each)) for each in wanted)
    assert not any(back_messages.passed_on(back_messages.read(each)) for each in unwanted)


def sent_by(*messages: bytes, then: dict | None = None) -> Callable[[], Awaitable[dict]]:
    """Return what gives a browser's messages, and its leaving if it leaves."""
    waiting = iter([*({"type": "websocket.receive", "bytes": each} for each in messages), *([then] if then else [])])

    async def receive() -> dict:
        for message in waiting:
            return message
        return await asyncio.Future()  # open, and silent

    return receive


def test_a_flood_of_reruns_is_paced_and_what_is_unwanted_is_left_out():
    """Each rerun is a thread: hundreds a second would take all of the server's time."""
    page, part = back_message("rerun_script", {}), back_message("rerun_script", {"fragment_id": "x"})
    unwanted = back_message("clear_cache")
    asked: list[tuple[str, float]] = []

    class Noting(Paces):
        """Let nobody wait."""

        def wait(self, visitor: str, *, weight: float = 1.0, size: int = 0) -> float:
            asked.append((visitor, weight))
            return 0.0

    async def take() -> list[bytes]:
        receive = sent_by(page, unwanted, part, unwanted, page)
        async with back_messages.only_wanted(receive, "one", paces=Noting(1)) as wanted:
            return [(await wanted())["bytes"] for _ in range(3)]

    assert finish(take()) == [page, part, page]
    other = back_messages.OTHER
    assert asked == [("one", each) for each in (1, other, back_messages.PART, other, 1)]


def test_who_leaves_takes_along_what_still_waits():
    """Somebody who sends a flood and goes would have it worked off, a message after another, for half a minute."""
    page, left = back_message("rerun_script", {}), {"type": "websocket.disconnect", "code": 1001}

    async def take(receive: Callable[[], Awaitable[dict]], *, at_once: int) -> list[dict]:
        paces = Paces(1e-6, at_once=at_once)
        async with back_messages.only_wanted(receive, "one", paces=paces) as wanted:
            await asyncio.sleep(0)
            got = [await wanted()]
            while got[-1]["type"] == "websocket.receive":
                got.append(await wanted())
            return [*got, await wanted()]

    assert finish(take(sent_by(*[page] * 20, then=left), at_once=5)) == [left, left]
    flood = sent_by(*[page] * (back_messages.MOST_WAITING + 5))
    (gone, *_) = finish(take(flood, at_once=5))
    assert gone == {"type": "websocket.disconnect", "code": 1008}
    large = sent_by(*[page + bytes(back_messages.MOST_MESSAGE)] * 3)
    assert finish(take(large, at_once=5))[0] == gone

    async def text() -> dict:
        return {"type": "websocket.receive", "text": "x" * back_messages.MOST_MESSAGE}

    assert finish(take(text, at_once=5))[0] == gone  # 64 of them would be 16 MB, of each page


def test_what_would_take_long_to_read_is_not_read():
    """Lists by the ten thousand take 50 ms to make, and everybody waits: it is one loop for all."""
    point, drawing = "[[0.5,0.5]]", '{"number":1,"strokes":[%s]}'
    number, question = _question(drawing % ",".join([point] * 5000))  # more than a page sends
    assert number == 1 and len(question["strokes"]) == 5000
    for each in (point, "[]", "{}", "1"):
        assert _question(drawing % ",".join([each] * (MOST_PARTS + 1))) == (-1, {})


@pytest.mark.parametrize("strokes", [[[[0.5, 0.5]]] * 5000, [[[0.123, 0.456]] * 10] * 500, [[[0.1, 2]] * 5000]])
def test_a_drawing_is_checked_quickly(strokes):
    """It happens in the loop that serves everybody: at most 5 ms of it, reading and all, on a machine of its own."""
    text = json.dumps({"number": 1, "strokes": strokes})
    times = []
    for _ in range(20):
        begun = time.thread_time()
        assert not checked(_question(text)[1]).empty
        times.append(time.thread_time() - begun)
    assert min(times) < 0.03  # machines differ


def test_photos_wait_for_each_other_up_to_a_number(monkeypatch):
    """Visitors by the hundred, each with a photo that takes as long as it may, would fill the server's memory."""
    said: list[str] = []
    monkeypatch.setattr(once.engine().photos, "busy", photo.MOST_WAITING)
    monkeypatch.setattr(photo, "version", lambda _: "")
    monkeypatch.setattr(photo.st, "session_state", state := {})
    monkeypatch.setattr(photo.st, "warning", said.append)
    photo._take(page_at("draw-a-digit"), b"no picture")
    assert "Many photos" in said[0] and not state
    monkeypatch.setattr(once.engine().photos, "busy", photo.MOST_WAITING - 1)
    photo._take(page_at("draw-a-digit"), b"no picture")
    assert [each.refused for each in state.values()] == [
        "This file is not a picture that can be read. Send a PNG or a JPEG."
    ]


def test_all_visitors_files_together_are_bounded(monkeypatch):
    """Visitors who send a file of 5 MB each, and leave, would fill the server's memory."""
    stored = {name: {"file": SimpleNamespace(data=bytes(20))} for name in ("first", "second", "third")}
    files = SimpleNamespace(file_storage=stored, remove_session_files=stored.pop)
    monkeypatch.setattr(Runtime, "instance", lambda: SimpleNamespace(uploaded_file_mgr=files))
    guard.forget_old_files(but="third")
    assert len(stored) == 3
    monkeypatch.setattr(guard, "MOST_KEPT", 45)
    guard.forget_old_files(but="first")
    assert list(stored) == ["first", "third"]
    monkeypatch.setattr(guard, "MOST_KEPT", 10)
    guard.forget_old_files(but="first")
    assert list(stored) == ["first"]
