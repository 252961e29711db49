"""Questions of a visitor's browser that a worker answers, over a websocket of our own."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from starlette.websockets import WebSocket, WebSocketDisconnect
from streamlit.web.server.server_util import is_url_from_allowed_origins
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from dashboard.server import limits, messages, once
from dashboard.server.limits import MOST_MESSAGE, SOCKETS, one_more, visitor_of
from dashboard.server.worker import TaskRefused
from nnviz.assets import AssetError

log = logging.getLogger(__name__)

PATIENCE = 1.0  # seconds until a visitor is told that the answer takes longer
MOST_WAITING = 4  # questions of one connection that are not answered yet; our pages ask one at a time
MOST_PARTS = 25_000  # lists, and what stands in them; 5,000 points have 20,000 if each is a stroke of its own
WAKING = "The network is waking up…"
BUSY = "The server is busy: your answer is on its way."

Submit = Callable[[str, Mapping[str, Any]], Future | None]
"""Hands a visitor's question to a worker, or gives None where there is nothing to answer.

Nothing in a question is trusted.
"""


@dataclass(frozen=True)
class Answer:
    """What goes back to the browser: content, or a sentence instead of it."""

    content: bytes = b""
    """A message of `dashboard.server.messages.pack`; empty if there is nothing to show."""
    waiting: str = ""
    """Shown until the answer follows."""
    problem: str = ""
    """Shown until something else is asked."""

    def packed(self, number: int) -> bytes:
        """Return it as a message, an answer to the question of this number."""
        words = {name: text for name in ("waiting", "problem") if (text := getattr(self, name))}
        return messages.pack({"number": number} | words, {}) + self.content


async def answer_questions(socket: WebSocket, submit: Submit, *, failed: str) -> None:
    """Answer the questions of one visitor, one after the other, for as long as the page is open.

    A route beside Streamlit's own: an answer takes the server a quarter of the time that a rerun of a fragment does,
    and the page is not drawn anew. A question is JSON, `{"number": …, …}`; an answer two messages of
    `dashboard.server.messages.pack` in one: `number` with `waiting` or `problem`, and the content.

    Args:
        socket: The visitor's connection.
        submit: Hands a question to a worker.
        failed: What is said where an answer fails for a reason that is not the visitor's.
    """
    visitor = visitor_of(socket)
    with one_more("socket", visitor, most=SOCKETS) as room:
        if not room or not from_here(socket):
            await socket.close(1008)  # before it is accepted: an answer 403
            return
        await socket.accept()
        questions: asyncio.Queue[str] = asyncio.Queue(MOST_WAITING)
        answering = asyncio.create_task(_answer_all(socket, questions, visitor, submit, failed=failed))
        try:
            await _receive(socket, questions)
        finally:  # nobody is there any more: what waits for a worker is taken out
            answering.cancel()
            with suppress(asyncio.CancelledError, WebSocketDisconnect):
                await answering


def from_here(socket: WebSocket) -> bool:
    """Whether a connection comes from a page of this server, as Streamlit checks its own."""
    host, origin = socket.headers.get("host"), socket.headers.get("origin")
    if not is_host_allowed(host):
        return False
    try:
        return origin is None or urlsplit(origin).netloc == host or is_url_from_allowed_origins(origin)
    except ValueError:  # no address at all
        return False


async def _receive(socket: WebSocket, questions: asyncio.Queue[str]) -> None:
    """Take what the browser sends until it leaves; whoever sends without waiting for answers is let go."""
    while (message := await socket.receive())["type"] == "websocket.receive":
        text = message.get("text") or ""
        if questions.full() or len(text) > MOST_MESSAGE:
            await socket.close(1008 if questions.full() else 1009)
            return
        questions.put_nowait(text)


async def _answer_all(
    socket: WebSocket, questions: asyncio.Queue[str], visitor: str, submit: Submit, *, failed: str
) -> None:
    while True:
        text = await questions.get()
        await asyncio.sleep(limits.questions.wait(visitor, size=len(text)))
        number, question = _question(text)
        async for answer in _answers(submit(visitor, question), failed=failed):
            await socket.send_bytes(answer.packed(number))


async def _answers(task: Future | None, *, failed: str) -> AsyncIterator[Answer]:
    """Wait for a worker; say so where it takes longer than a visitor would wait."""
    if task is None:
        yield Answer()
        return
    content = asyncio.wrap_future(task)
    try:
        done, _ = await asyncio.wait([content], timeout=PATIENCE)
        if not done:
            yield Answer(waiting=BUSY if once.engine().awake else WAKING)
        yield Answer(await content)
    except (AssetError, TaskRefused) as error:
        yield Answer(problem=str(error))
    except Exception:  # one bad question would end the visitor's connection
        log.exception("a question was not answered")
        yield Answer(problem=failed)
    finally:
        task.cancel()


def _question(text: str) -> tuple[int, Mapping[str, Any]]:
    """Read a message; what is no question is an empty one, and so is what would take long to read."""
    try:
        question = json.loads(text) if sum(map(text.count, "[{,")) <= MOST_PARTS else None
    except (ValueError, RecursionError):
        question = None
    if not isinstance(question, dict):
        return -1, {}
    number = question.get("number")
    return number if isinstance(number, int) else -1, question
