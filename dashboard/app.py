"""The entry: `streamlit run dashboard/app.py`. One error boundary around everything a visitor can start."""

import sys
from pathlib import Path

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
    from dashboard.server.worker import TaskRefused
    from nnviz.assets import AssetError

    st.error(
        str(error)
        if isinstance(error, AssetError | TaskRefused | TooBusy)
        else "Something went wrong while drawing this. Press R to return to where the link started, or reload the page."
    )
    return True


async def read_drawings(socket: WebSocket) -> None:
    """Hand a connection on to the pad's page, which needs the server to be there when it is imported."""
    from dashboard.app_pages.draw_a_digit import drawing

    await drawing.read_drawings(socket)


async def look_inside(socket: WebSocket) -> None:
    """Hand a connection on to the page that opens the CNN."""
    from dashboard.app_pages.inside_a_cnn import looking

    await looking.look_inside(socket)


app = st.App(
    Path(__file__).parent / "lecture.py",
    on_script_error=say_sorry,
    lifespan=sockets.ready_for_many,
    middleware=[Middleware(Guard)],
    routes=[
        modules.route(),
        WebSocketRoute(sockets.address("read-drawings"), read_drawings),
        WebSocketRoute(sockets.address("look-inside"), look_inside),
    ],
)
