"""What stands before all routes: limits that Streamlit does not know, and headers that protect the visitor."""

from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.runtime import Runtime

from dashboard.server import descriptors
from dashboard.server.limits import MOST_MESSAGE, UPLOADS, one_more, visitor_of

# Streamlit and Vega make functions of text (unsafe-eval), and import what components bring as blobs; Streamlit's
# styles stand in the page (unsafe-inline). Nothing comes from, or goes to, another machine.
POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' 'unsafe-eval' 'wasm-unsafe-eval' blob:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "media-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self' ws: wss: data: blob:",
        "worker-src 'self' blob:",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ]
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
}
UPLOAD = "/_stcore/upload_file/"
FULL = (
    "<!doctype html><meta charset=utf-8><meta name=viewport content='width=device-width'><title>nnviz is full</title>"
    "<p style='font: 20px/1.5 sans-serif; max-width: 32em; margin: 4em auto; padding: 0 1em'>"
    "As many visitors as this server can hold are here right now. Reload this page in a minute.</p>"
)


class Guard:
    """An ASGI middleware around everything that the server answers."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it in a sentence."""
        if scope["type"] == "websocket":
            await self._socket(scope, receive, send)
        elif scope["type"] == "http":
            await self._request(scope, receive, send)
        else:
            await self._app(scope, receive, send)

    async def _socket(self, scope: Scope, receive: Receive, send: Send) -> None:
        limit_messages(receive)
        if descriptors.nearly_used_up():
            await send({"type": "websocket.close", "code": 1013})  # before it is accepted: an answer 403
            return
        await self._app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        path = scope["path"]
        if UPLOAD in path and scope["method"] == "PUT":
            await self._upload(scope, receive, sent)
        elif "/_stcore/" not in path and descriptors.nearly_used_up():
            await HTMLResponse(FULL, 503, {"Retry-After": "30"})(scope, receive, sent)
        else:
            await self._app(scope, receive, sent)

    async def _upload(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Take one file for each visit: the one before it goes."""
        with one_more("upload", visitor_of(HTTPConnection(scope)), most=UPLOADS) as room:
            if not room:
                await PlainTextResponse("Other files of yours are still on their way.", 429)(scope, receive, send)
                return
            session = scope["path"].split(UPLOAD, 1)[1].split("/", 1)[0]
            Runtime.instance().uploaded_file_mgr.remove_session_files(session)
            await self._app(scope, receive, send)


def limit_messages(receive: Any) -> None:
    """Let the websocket itself refuse what is too large, before it is in memory; Streamlit's own limit is for all.

    The protocol is uvicorn's, found by the function with which it hands messages over; where a server in front is
    another one, its own limit holds, and `questions` looks at the size once more.
    """
    protocol = getattr(getattr(receive, "__self__", None), "conn", None)
    if protocol is not None and hasattr(protocol, "max_message_size"):
        protocol.max_message_size = MOST_MESSAGE
