"""The server's sockets."""

import socket

from dashboard.server.sockets import ready_for_many
from tests.dashboard.helpers import finish


def test_accepted_connections_send_at_once():
    """Every answer would wait 40 ms for the browser's confirmation of the message before it."""

    async def no_delay(listening: socket.socket) -> int:
        async with ready_for_many(None):
            with socket.create_connection(listening.getsockname()), listening.accept()[0] as accepted:
                return accepted.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)

    with socket.create_server(("127.0.0.1", 0)) as listening:
        assert finish(no_delay(listening))
