"""The entry: `streamlit run dashboard/app.py`. One error boundary around everything a visitor can start."""

import asyncio
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import WebSocketRoute
from starlette.websockets import WebSocket

from dashboard.server import modules, sockets
from dashboard.server.guard import Guard

# pandas loads pyarrow where it finds it: 60 MB of libraries for tables (st.dataframe), which no page shows.
sys.modules.setdefault("pyarrow", None)  # type: ignore[arg-type]


def say_sorry(error: Exception) -> bool:
    """Show one sentence instead of a traceback, for pages, fragments and callbacks alike.

    Streamlit has logged the traceback on the server before it asks here; True keeps it off the screen.
    """
    from dashboard.server.once import TooBusy
    from dashboard.server.trainings.runs import NotTrained
    from dashboard.server.worker import TaskRefused
    from nnviz.assets import AssetError

    st.error(
        str(error)
        if isinstance(error, AssetError | NotTrained | TaskRefused | TooBusy)
        else "Something went wrong while drawing this. Press R to return to where the link started, or reload the page."
    )
    return True


async def read_drawings(socket: WebSocket) -> None:
    """Hand a connection on to the pad's page."""
    page = await _page("draw_a_digit.drawing")
    await page.read_drawings(socket)


async def look_inside(socket: WebSocket) -> None:
    """Hand a connection on to the page that opens the CNN."""
    page = await _page("inside_a_cnn.looking")
    await asyncio.to_thread(page.all_digits)  # read once
    await page.look_inside(socket)


async def ask_stack(socket: WebSocket) -> None:
    """Hand a connection on to the page where a stack of layers is built."""
    page = await _page("layers.stack.asking")
    await page.ask_stack(socket)


async def _page(module: str) -> Any:
    """Return what answers, which needs the server to be there when it is imported; nobody else waits for that."""
    warm_ups = await asyncio.to_thread(import_module, "dashboard.warm_ups")
    warm_ups.equip()
    return await asyncio.to_thread(import_module, f"dashboard.app_pages.{module}")


app = st.App(
    Path(__file__).parent / "lecture.py",
    on_script_error=say_sorry,
    lifespan=sockets.ready_for_many,
    middleware=[Middleware(Guard)],
    routes=[
        modules.route(),
        WebSocketRoute(sockets.address("read-drawings"), read_drawings),
        WebSocketRoute(sockets.address("look-inside"), look_inside),
        WebSocketRoute(sockets.address("ask-stack"), ask_stack),
    ],
)
