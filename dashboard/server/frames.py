"""What a websocket takes in: messages of an ordinary size, in few frames.

A frame costs the loop that serves everybody some 3 µs before anybody can ask what is in it. Pings, pongs and parts
without a byte come to no message, so no limit of messages holds for them: 2 MB of them are a second of that loop. And
what pings are answered waits in memory for somebody who never reads it.
"""

from typing import Any

from dashboard.server.limits import MOST_MESSAGE, Pace

FRAMES_A_SECOND = 200  # a pen sends 40 messages; a server in front may cut each into parts
FRAMES_AT_ONCE = 1000
MOST_READ = 16 * 1024  # bytes at once: 2,700 frames of the smallest kind, some 10 ms
PING = 9  # its opcode in RFC 6455


def limit_frames(receive: Any) -> None:
    """Let the websocket itself refuse what is too large, before it is in memory, and end when frames come in floods.

    The protocol is uvicorn's, found by the function with which it hands messages over; where a server in front is
    another one, its own limits hold, and `questions` looks at the size once more.
    """
    protocol: Any = getattr(receive, "__self__", None)
    connection: Any = getattr(protocol, "conn", None)
    if not hasattr(connection, "max_message_size"):
        return
    connection.max_message_size = MOST_MESSAGE
    protocol.transport.max_size = MOST_READ
    pace, handle = Pace(FRAMES_A_SECOND, at_once=FRAMES_AT_ONCE), protocol.handle_events

    def handle_few() -> None:
        frames = connection.events
        unread = not protocol.writable.is_set() and any(getattr(each, "opcode", None) == PING for each in frames)
        if unread or pace.wait(weight=len(frames)) > 0:
            protocol.transport.abort()
        else:
            handle()

    protocol.handle_events = handle_few
