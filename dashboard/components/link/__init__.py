"""The wire between what is drawn in the browser and Python: the only part of a live picture that is re-sent."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import streamlit as st

from dashboard.components import register
from dashboard.tasks import pack

_link = register("link")


@dataclass(frozen=True)
class Answer:
    """What goes back to the browser: content, or a sentence instead of it."""

    content: bytes = b""
    """A message of `dashboard.tasks.pack`; empty if there is nothing to show."""
    waiting: str = ""
    """Shown until the browser has asked again, which it does by itself."""
    problem: str = ""
    """Shown until something else is asked."""


def question(key: str) -> Mapping[str, Any] | None:
    """Return what the browser last asked on this link, as it came: not checked."""
    state = st.session_state.get(key)
    asked = state.get("request") if isinstance(state, Mapping) else None
    return asked if isinstance(asked, Mapping) else None


def link(channel: str, answer: Answer, *, key: str) -> None:
    """Mount the wire and send the answer to the last question through it.

    Args:
        channel: Questions are heard on "<channel>:ask" of the bus, answers said on "<channel>:answer".
        answer: To `question(key)`.
        key: Of the mount.
    """
    asked = question(key) or {}
    envelope = {"channel": channel, "number": asked.get("number", -1)}
    envelope |= {name: text for name in ("waiting", "problem") if (text := getattr(answer, name))}
    _link(key=key, data=pack(envelope, {}) + answer.content, on_request_change=lambda: None, height=1)
