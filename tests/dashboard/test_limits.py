"""What one visitor may ask, and what happens near the limits."""

import logging
import time

import pytest
import streamlit as st

from dashboard.server import descriptors, once
from dashboard.server.engine import Engine
from dashboard.server.limits import Pace, one_more
from dashboard.server.photos import read_photo
from dashboard.server.quiet_log import Repeats
from dashboard.server.worker import TaskRefused
from tests.browser.hostile import photo_of_many_scans


def test_what_everybody_shares_is_not_in_a_cache_that_a_visitor_can_empty():
    """A message "clear_cache" of one browser would end the workers of all."""
    engine, runs = once.engine(), once.runs()
    st.cache_resource.clear()
    st.cache_data.clear()
    assert once.engine() is engine and once.runs() is runs


def test_a_photo_that_is_made_to_take_minutes_is_refused_in_seconds():
    """One file would keep the worker busy that reads everybody's drawings."""
    engine = Engine()
    try:
        engine.photos.submit(len, b"").result(60)  # awake
        begun = time.monotonic()
        with pytest.raises(TaskRefused, match="not tried again"):
            engine.photos.submit(read_photo, photo_of_many_scans(1)).result(60)
        assert time.monotonic() - begun < 5
    finally:
        engine.shutdown()


def test_who_asks_faster_waits():
    """One visitor could take all of a worker's time."""
    pace = Pace(50)
    waits = [pace.wait() for _ in range(5)]
    assert waits[0] == 0 and 0.05 < waits[-1] <= 0.081


def test_what_is_over_is_counted_no_more():
    """A visitor would be refused for ever after a few visits."""
    for _ in range(3):
        with one_more("socket", "somebody", most=1) as room:
            assert room
    with pytest.raises(KeyError), one_more("socket", "somebody", most=1):
        raise KeyError
    with one_more("socket", "somebody", most=1) as room:
        assert room


def test_the_same_error_is_counted_not_repeated(monkeypatch):
    """One fault would fill the disk: 850,000 tracebacks in 200 seconds."""
    repeats, written = Repeats(), []
    for number in range(1000):
        record = logging.LogRecord("asyncio", logging.ERROR, "", 0, "no more open files", None, None)
        if repeats.filter(record):
            written.append(record.msg)
        if number == 900:
            monkeypatch.setattr("dashboard.server.quiet_log.AGAIN", 0.0)
    assert written[0] == "no more open files" and "900 times more" in written[1]
    assert repeats.filter(logging.LogRecord("asyncio", logging.ERROR, "", 0, "another", None, None))


def test_near_the_limit_of_open_files_new_visitors_wait(monkeypatch):
    """The server would break for those who are there already."""
    monkeypatch.setattr(descriptors, "_counted", (float("-inf"), 0))
    assert not descriptors.nearly_used_up()
    monkeypatch.setattr(descriptors, "limit", lambda: 10)
    assert descriptors.nearly_used_up()
