"""A stack on its way to Python: what is wrong with it is said at once, its values come from a worker."""

from collections.abc import Mapping
from concurrent.futures import Future
from functools import partial
from typing import Any

from starlette.websockets import WebSocket

from dashboard.app_pages.layers.stack import work
from dashboard.app_pages.layers.stack.code import Shown, fields
from dashboard.app_pages.layers.stack.limits import BATCHES, MOST_DIGIT, MOST_SEED
from dashboard.server import once
from dashboard.server.messages import pack
from dashboard.server.questions import answer_questions
from nnviz.layers import SENTENCES, read, spell, trace


async def ask_stack(socket: WebSocket) -> None:
    """Answer what one visitor builds: `{"want": "words" or "values", "stack": …, "batch": …, "digit": …, …}`."""
    await answer_questions(socket, _ask, failed="The values did not come. Change something to ask again.")


def _ask(visitor: str, question: Mapping[str, Any]) -> Future | None:
    asked = checked(question)
    if asked is None:
        return None
    text, shown = asked
    if question.get("want") == "values":
        call = partial(work.answer_values, text, shown.batch, shown.digit, shown.sentence, shown.seed)
        return once.engine().answering.submit_for(visitor, call)
    known: Future = Future()
    known.set_result(explained(text, shown))
    return known


def checked(question: Mapping[str, Any]) -> tuple[str, Shown] | None:
    """Return the stack and what goes through it; None where the question is none.

    Args:
        question: What a browser sent; nothing in it is trusted.
    """
    text = question.get("stack")
    limits = {"digit": (1, MOST_DIGIT), "sentence": (1, len(SENTENCES)), "seed": (0, MOST_SEED)}
    numbers = {name: question.get(name) for name in limits}
    batch = question.get("batch")
    if not isinstance(text, str) or type(batch) is not int or batch not in BATCHES:
        return None
    whole = {name: value for name, value in numbers.items() if type(value) is int}
    if len(whole) < len(limits) or not all(low <= whole[name] <= high for name, (low, high) in limits.items()):
        return None
    try:
        stack = read(text)
    except ValueError:
        return None
    return spell(stack), Shown(batch, whole["digit"] - 1, whole["sentence"] - 1, whole["seed"])


def explained(text: str, shown: Shown) -> bytes:
    """Return what is wrong with a stack, what would mend it, and its code; plain arithmetic.

    Args:
        text: As `spell` writes it.
        shown: What goes through it.

    Returns:
        A message of `pack`.
    """
    found = trace(read(text))
    faults = [
        {
            "at": fault.at,
            "when": fault.when,
            "came": fault.came,
            "expected": fault.expected,
            "says": fault.says,
            "mend": fault.mend,
            "mended": spell(fault.mended),
        }
        for fault in found.faults
    ]
    return pack({"kind": "words", "stack": text, "faults": faults, "code": fields(found, shown)}, {})
