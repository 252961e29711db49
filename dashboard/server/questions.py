"""Questions of a visitor's browser that a worker answers, over a websocket of our own."""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Callable, Mapping
from concurrent.futures import Future
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from dashboard.server import messages
from dashboard.server.worker import TaskRefused
from nnviz.assets import AssetError

log = logging.getLogger(__name__)

MOST_TEXT = 4_000_000  # characters of one question; a drawing of 5,000 points has about 125,000
PATIENCE = 1.0  # seconds until a visitor is told that the answer takes longer

Submit = Callable[[Mapping[str, Any]], Future | None]
"""Hands a question to a worker, or gives None where there is nothing to answer. Nothing in a question is trusted."""


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
    await socket.accept()
    with suppress(WebSocketDisconnect):  # the page was closed while an answer was on its way
        while (message := await socket.receive())["type"] == "websocket.receive":
            number, question = _question(message.get("text") or "")
            async for answer in _answers(submit(question), failed=failed):
                await socket.send_bytes(answer.packed(number))


async def _answers(task: Future | None, *, failed: str) -> AsyncIterator[Answer]:
    """Wait for a worker; say so where it takes longer than a visitor would wait."""
    if task is None:
        yield Answer()
        return
    content = asyncio.wrap_future(task)
    done, _ = await asyncio.wait([content], timeout=PATIENCE)
    if not done:
        yield Answer(waiting="The network is waking up…")
    try:
        yield Answer(await content)
    except (AssetError, TaskRefused) as error:
        yield Answer(problem=str(error))
    except Exception:  # one bad question would end the visitor's connection
        log.exception("a question was not answered")
        yield Answer(problem=failed)


def _question(text: str) -> tuple[int, Mapping[str, Any]]:
    """Read a message; what is no question is an empty one."""
    try:
        question = json.loads(text) if len(text) <= MOST_TEXT else None
    except (ValueError, RecursionError):
        question = None
    if not isinstance(question, dict):
        return -1, {}
    number = question.get("number")
    return number if isinstance(number, int) else -1, question
