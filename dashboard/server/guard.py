"""What stands before all routes: limits that Streamlit does not know, and headers that protect the visitor."""

import asyncio

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime

from dashboard.server import addresses, descriptors, models
from dashboard.server.back_messages import only_wanted
from dashboard.server.frames import limit_frames
from dashboard.server.headers import headers
from dashboard.server.here import comes_from_here
from dashboard.server.limits import (
    PAGES_OPEN,
    SOCKETS_OF_ADDRESS,
    UPLOADS,
    address_of,
    one_more,
    used_up,
    visitor_of,
)

UPLOAD = "/_stcore/upload_file/"
SLOWEST = 120.0  # seconds: 5 MB at 350 kbit/s
LARGEST = 5 * 2**20 + 2**16  # bytes of a photo or a table, and what a form adds; a model's are Streamlit's own limit
MOST_KEPT = 64 * 2**20  # bytes of all visitors' files; each has been read when the next one comes
REFUSED = {"type": "websocket.close", "code": 1013}  # before a socket is accepted: an answer 403
SENTENCE = (
    "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'><title>nnviz is full</title>"
    "<p style='font: 20px/1.5 sans-serif; max-width: 32em; margin: 4em auto; padding: 0 1em'>{}</p>"
)
FULL = SENTENCE.format("As many visitors as this server can hold are here right now. Reload this page in a minute.")
MANY = SENTENCE.format("You have many pages of nnviz open. Close some of them, then reload this one.")
CROWD = SENTENCE.format("Very many pages of nnviz are open where you are. Reload this page in a minute.")


class Guard:
    """An ASGI middleware around everything that the server answers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it in a sentence."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http":
            await self._in_time(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        limit_frames(receive)
        address = address_of(HTTPConnection(scope))
        with one_more("address", address, most=SOCKETS_OF_ADDRESS) as room:
            if not room or descriptors.nearly_used_up():
                await send(REFUSED)
            elif scope["path"].startswith(addresses.own("api/")):
                await self._app(scope, receive, send)
            else:  # Streamlit's, however it is spelled: "/_stcore/stream%0A" leads there too
                await self._page(scope, receive, send)

    async def _page(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a page talk to Streamlit for as long as it is open."""
        visitor = visitor_of(HTTPConnection(scope))
        with one_more("page", visitor, most=PAGES_OPEN) as room:
            if not room:
                await send(REFUSED)
                return
            async with only_wanted(receive, visitor) as wanted:
                await self._app(scope, wanted, send)

    async def _in_time(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; who never reads the answer, or never ends the question, keeps none of the open files."""
        limit = asyncio.timeout(SLOWEST)
        try:
            async with limit:
                await self._request(scope, receive, send)
        except TimeoutError:
            if not limit.expired():
                raise
            if transport := getattr(getattr(receive, "__self__", None), "transport", None):  # uvicorn's
                transport.abort()
                await asyncio.sleep(0)  # until uvicorn knows, which else would log that the answer has no end

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                given = MutableHeaders(scope=message)
                for name, value in headers().items():
                    given.setdefault(name, value)
            await send(message)

        path = scope["path"]
        if UPLOAD in path and scope["method"] == "PUT":
            await self._upload(scope, receive, sent)
        elif "/_stcore/" not in path and descriptors.nearly_used_up():
            await HTMLResponse(FULL, 503, {"Retry-After": "30"})(scope, receive, sent)
        elif _is_page(scope) and used_up("page", visitor_of(HTTPConnection(scope)), most=PAGES_OPEN):
            await HTMLResponse(MANY, 429)(scope, receive, sent)
        elif _is_page(scope) and used_up("address", address_of(HTTPConnection(scope)), most=SOCKETS_OF_ADDRESS):
            await HTMLResponse(CROWD, 429)(scope, receive, sent)
        else:
            await self._app(scope, receive, sent)

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one file for each visit: the one before it goes."""
        connection = HTTPConnection(scope)
        if not models.allowed(from_here=comes_from_here(connection)) and _length(connection) > LARGEST:
            await PlainTextResponse("This file is larger than 5 MB.", 413)(scope, receive, send)
            return
        with one_more("upload", visitor_of(HTTPConnection(scope)), most=UPLOADS) as room:
            if not room:
                await PlainTextResponse("Other files of yours are still on their way.", 429)(scope, receive, send)
                return
            session = scope["path"].split(UPLOAD, 1)[1].split("/", 1)[0]
            Runtime.instance().uploaded_file_mgr.remove_session_files(session)
            await self._app(scope, receive, send)
            forget_old_files(but=session)


def _length(connection: HTTPConnection) -> float:
    """Return how many bytes a request announces; infinitely many where it says that it will see, as no browser does."""
    announced = connection.headers.get("content-length", "0")
    if "transfer-encoding" in connection.headers or not announced.isdecimal():
        return float("inf")
    return float(announced)


def _is_page(scope: Scope) -> bool:
    """Whether a browser asks for a page, not for what a page is made of."""
    return "text/html" in HTTPConnection(scope).headers.get("accept", "")


def forget_old_files(*, but: str) -> None:
    """Let go of the files of those who sent theirs first, until all together are few; they have been read long ago.

    Args:
        but: The visit whose file has just come.
    """
    files = Runtime.instance().uploaded_file_mgr
    stored = getattr(files, "file_storage", {})  # in the order in which visits sent their files
    kept = sum(len(each.data) for own in list(stored.values()) for each in list(own.values()))
    for session in list(stored):
        if kept <= MOST_KEPT:
            return
        if session != but:
            kept -= sum(len(each.data) for each in list(stored.get(session, {}).values()))
            files.remove_session_files(session)
