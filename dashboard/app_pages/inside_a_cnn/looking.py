"""An image on its way to the network, which answers with everything it computes."""

from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial
from typing import Any

from starlette.websockets import WebSocket

from dashboard.app_pages.inside_a_cnn import work
from dashboard.app_pages.inside_a_cnn.chosen import all_digits, drawing_of
from dashboard.server import once
from dashboard.server.questions import answer_questions


async def look_inside(socket: WebSocket) -> None:
    """Answer what one visitor looks into: `{"number": …, "digit": …}`, or `"drawing"`, gray values in base64."""
    await answer_questions(socket, _look, failed="The network did not answer. Choose another digit.")


def _look(visitor: str, question: Mapping[str, Any]) -> Future | None:
    place, images = question.get("digit"), all_digits()[0]
    if type(place) is int and 0 <= place < len(images):  # True is no place
        image = images[place]
    elif (drawn := drawing_of(question.get("drawing"))) is not None:
        image, place = drawn, -1
    else:
        return None
    return once.engine().answering.submit_for(visitor, partial(work.answer_inside, image, place))
