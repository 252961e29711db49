"""What a browser sends to Streamlit: which of it is passed on, and how fast."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from starlette.types import Message, Receive
from streamlit.proto.BackMsg_pb2 import BackMsg

from dashboard.server.limits import MOST_MESSAGE, Paces, reruns

MOST_FILES = 8  # addresses asked for at once, of files to be sent
MOST_WIDGETS = 500
MOST_REST = 16 * 1024  # bytes beside the widgets; an address that share.py writes has a few thousand
# What else there is serves who writes an app: it empties everybody's caches, asks git, stops the server.
KINDS = ("rerun_script", "stop_script", "file_urls_request", "app_heartbeat")

PART = 0.25  # of a page's rerun: that of a fragment; a training on its way asks for three a second
OTHER = 0.1  # of a page's rerun: any other message
MOST_WAITING = 64  # messages of one page that wait; who sends more does not wait for what a page shows
MOST_BYTES = 2 * MOST_MESSAGE  # of them all


def read(data: bytes) -> BackMsg | None:
    """Return a message of the browser; None if it is none."""
    message = BackMsg()
    try:
        message.ParseFromString(data)
    except DecodeError:
        return None
    return message


def passed_on(message: BackMsg | None) -> bool:
    """Whether Streamlit is given a message. What cannot be read is: Streamlit closes the connection then."""
    if message is None:
        return True
    widgets = message.rerun_script.widget_states
    return (
        message.WhichOneof("type") in KINDS
        and len(message.file_urls_request.file_names) <= MOST_FILES
        and len(widgets.widgets) <= MOST_WIDGETS
        and message.ByteSize() - widgets.ByteSize() <= MOST_REST
    )


def weight_of(message: BackMsg | None) -> float:
    """Return how much work a message makes: 1 for a whole page."""
    if message is None or message.WhichOneof("type") != "rerun_script":
        return OTHER
    return PART if message.rerun_script.fragment_id else 1.0


class Line:
    """The messages of one browser on their way to Streamlit, one after another, at the pace of its visitor.

    Each rerun is a thread of its own, stopped by the next one: hundreds a second would take all of the server's time.
    Who leaves, or sends far more than a page does, is gone at once, with all that still waits.
    """

    def __init__(self, receive: Receive, visitor: str, paces: Paces) -> None:
        """Take in nothing yet: `take_in` does."""
        self._receive, self._visitor, self._paces = receive, visitor, paces
        self._waiting: asyncio.Queue[Message] = asyncio.Queue()
        self._bytes = 0
        self._end: Message = {}
        self._gone = asyncio.Event()

    async def take_in(self) -> None:
        """Let what the browser sends wait for its turn, until it leaves."""
        while (message := await self._receive())["type"] != "websocket.disconnect":
            self._bytes += len(message.get("bytes") or b"")
            text = message.get("text") is not None  # no page sends it, and it would count as nothing
            if text or self._waiting.qsize() >= MOST_WAITING or self._bytes > MOST_BYTES:
                message = {"type": "websocket.disconnect", "code": 1008}
                break
            self._waiting.put_nowait(message)
        self._end = message
        self._gone.set()
        self._waiting.put_nowait(message)  # for who waits for a message

    async def next(self) -> Message:
        """Return the next message that Streamlit is given, when it is due."""
        while not self._gone.is_set():
            message = await self._waiting.get()
            if message["type"] != "websocket.receive":
                return message
            data = message.get("bytes") or b""
            self._bytes -= len(data)
            asked = read(data)
            delay = self._paces.wait(self._visitor, weight=weight_of(asked), size=len(data))
            with suppress(TimeoutError):
                await asyncio.wait_for(self._gone.wait(), delay)
            if passed_on(asked) and not self._gone.is_set():
                return message
        return self._end


@asynccontextmanager
async def only_wanted(receive: Receive, visitor: str, *, paces: Paces = reruns) -> AsyncIterator[Receive]:
    """Give what hands Streamlit the messages of one browser: without those that it is not given, not too fast.

    Args:
        receive: What the browser sends.
        visitor: Whose browser it is: all pages of a visitor go at one pace.
        paces: The visitors' paces.
    """
    line = Line(receive, visitor, paces)
    taking = asyncio.create_task(line.take_in())
    try:
        yield line.next
    finally:
        taking.cancel()
        with suppress(asyncio.CancelledError):
            await taking
