"""The workers: killed, grown, failing, and asked by many at once."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest

from dashboard.server.engine import Engine
from dashboard.server.turns import Turns
from dashboard.server.worker import TaskRefused, Worker
from tests.dashboard import helpers
from tests.dashboard.helpers import until

AWAKE = 200e6  # bytes, more than a worker without TensorFlow has


@pytest.fixture
def worker() -> Iterator[Worker]:
    """A worker without TensorFlow."""
    made = Worker([helpers.nothing])
    yield made
    made.shutdown(wait=False, cancel_futures=True)


def test_results_and_errors_come_back(worker):
    """A task's answer would be lost, or its error hidden."""
    assert worker.submit(helpers.double, 21).result(30) == 42
    with pytest.raises(ValueError, match="a sentence"):
        worker.submit(helpers.fail).result(30)
    assert worker.submit(helpers.double, 4).result(30) == 8


def test_a_killed_worker_is_replaced_and_twenty_pending_tasks_are_tried_again(worker):
    """One crash would take the drawings of everybody who waits."""
    first = worker.submit(os.getpid).result(30)
    pending = [worker.submit(helpers.double, number, seconds=0.05) for number in range(20)]
    time.sleep(0.1)
    os.kill(first, signal.SIGKILL)
    assert [future.result(30) for future in pending] == [2 * number for number in range(20)]
    assert worker.submit(os.getpid).result(30) != first


def test_a_task_that_kills_two_workers_is_refused_and_the_others_are_answered(worker):
    """A poisonous task would kill workers for ever, or take its neighbors with it."""
    worker.submit(os.getpid).result(30)
    before = worker.submit(helpers.double, 1)
    poison = worker.submit(helpers.die)
    after = [worker.submit(helpers.double, number) for number in range(5)]
    with pytest.raises(TaskRefused, match="not tried again"):
        poison.result(60)
    assert before.result(1) == 2
    assert [future.result(60) for future in after] == [0, 2, 4, 6, 8]


def test_two_crashes_in_a_row_with_different_tasks_refuse_nobody(worker):
    """A task that only waited while others crashed would be blamed."""
    slow = [worker.submit(helpers.double, number, seconds=0.3) for number in range(4)]
    for _ in range(2):
        process = _process_of(worker)
        os.kill(process, signal.SIGKILL)
        time.sleep(0.8)
    assert [future.result(60) for future in slow[1:]] == [2, 4, 6]


def test_a_worker_that_dies_in_the_middle_of_an_answer_is_noticed(worker):
    """Everybody would wait for ever: loky never says so, however often the dead process is ended."""
    worker.submit(os.getpid).result(30)
    poison, behind = worker.submit(helpers.die_in_the_middle_of_an_answer), worker.submit(helpers.double, 2)
    with pytest.raises(TaskRefused, match="not tried again"):
        poison.result(20)
    assert behind.result(20) == 4


def test_who_comes_after_a_process_died_is_not_to_blame():
    """Every photo that came after the system had taken the worker's memory would be refused as one that takes long."""
    worker = Worker([helpers.nothing], tries=1)
    try:
        worker.submit(os.getpid).result(30)
        dead = worker._process
        dead.end()
        until(lambda: dead.pool._flags.broken)  # nobody waits for it: nobody is told
        assert worker.submit(helpers.double, 2).result(30) == 4
    finally:
        worker.shutdown(wait=False, cancel_futures=True)


def _process_of(worker: Worker) -> int:
    """Return the worker's process number once it runs, without asking it: it is busy."""
    until(lambda: worker._process and worker._process.pool._processes)
    time.sleep(0.4)  # it has taken a task by now
    return next(iter(worker._process.pool._processes))


def test_a_worker_that_has_grown_is_replaced_between_tasks():
    """Compiled functions would fill the memory of a long-running server."""
    worker = Worker([helpers.nothing], most_memory=AWAKE + 150e6)
    try:
        first = worker.submit(helpers.grow, 1).result(30)
        assert worker.submit(helpers.grow, 1).result(30) == first
        assert worker.submit(helpers.grow, 800).result(30) == first
        until(lambda: worker.submit(os.getpid).result(30) != first)  # the old one works until the new one is warm
    finally:
        worker.shutdown(wait=False, cancel_futures=True)


def test_a_worker_that_grows_in_the_middle_of_a_call_is_ended_and_the_others_are_answered():
    """Memory that is looked at between calls only would be the server's end in one long call."""
    most = AWAKE + 150e6
    worker = Worker([helpers.nothing], most_memory=most, ceiling=most + 200e6)
    try:
        first = worker.submit(os.getpid).result(30)
        growing = worker.submit(helpers.grow, 600, seconds=60)
        behind = worker.submit(helpers.double, 2)
        assert behind.result(200) == 4
        with pytest.raises(TaskRefused, match="not tried again"):
            growing.result(200)
        assert worker.submit(os.getpid).result(30) != first
    finally:
        worker.shutdown(wait=False, cancel_futures=True)


def test_the_successor_of_a_worker_that_grows_wakes_up_before_its_call_is_done():
    """Whoever asks next would wait until a new process is awake."""
    worker = Worker([helpers.nothing], most_memory=AWAKE + 150e6)
    try:
        first = worker.submit(os.getpid).result(30)
        growing = worker.submit(helpers.grow, 300, seconds=20)
        until(lambda: worker._process and first not in worker._process.pool._processes)
        assert not growing.done()  # finished by the old one
        assert worker.submit(os.getpid).result(30) != first
        assert growing.result(60) == first
    finally:
        worker.shutdown(wait=False, cancel_futures=True)


def test_a_successor_that_dies_while_it_wakes_up_is_not_the_last_one():
    """The worker would never be replaced again, however much it grew."""
    worker = Worker([helpers.nothing], most_memory=AWAKE + 150e6)
    try:
        first = worker.submit(os.getpid).result(30)
        with worker._lock:  # no call goes on meanwhile
            worker._retire(worker._process)
            dying = worker._successor
            until(lambda: dying.pool._processes)
            dying.end()
        until(lambda: worker._successor is not dying)
        assert worker.submit(os.getpid).result(30) == first
    finally:
        worker.shutdown(wait=False, cancel_futures=True)


def test_a_worker_that_hangs_is_ended_and_what_waits_behind_is_answered():
    """A page would wait for ever, and everybody's drawings with it."""
    worker = Worker([helpers.nothing], deadline=0.8)
    try:
        first = worker.submit(os.getpid).result(30)
        begun = time.monotonic()
        hanging = worker.submit(helpers.double, 1, seconds=60)
        behind = worker.submit(helpers.double, 2)
        assert behind.result(30) == 4
        with pytest.raises(TaskRefused, match="not tried again"):
            hanging.result(30)
        assert time.monotonic() - begun < 10
        stopped = worker.submit(os.getpid).result(30)
        assert stopped != first
        os.kill(stopped, signal.SIGSTOP)  # not dead, and silent
        assert worker.submit(helpers.double, 5).result(30) == 10
    finally:
        worker.shutdown(wait=False, cancel_futures=True)


def test_ten_kills_in_a_row_lose_no_task(worker):
    """A drawing would be refused because of deaths that were not its own."""
    answers = []
    for number in range(10):
        waiting = [worker.submit(helpers.double, number, seconds=0.01) for _ in range(3)]
        time.sleep(0.05 * (number % 3))
        until(lambda: worker._process)
        worker._process.end()
        answers.append((number, waiting))
    for number, waiting in answers:
        assert [future.result(60) for future in waiting] == [2 * number] * 3


def test_what_was_cancelled_is_not_worked_off(worker, tmp_path):
    """The questions of visitors who have left would make the others wait."""
    worker.submit(os.getpid).result(30)
    left = [worker.submit(helpers.note, str(tmp_path / "done"), seconds=0.3) for _ in range(50)]
    for future in left:
        future.cancel()
    assert worker.submit(helpers.double, 3).result(30) == 6
    assert len((tmp_path / "done").read_text()) <= 2  # what the process held already


def test_visitors_take_turns_and_short_work_goes_first():
    """One visitor could make all others wait, or a small training would wait for all large ones."""
    turns: Turns = Turns()
    for visitor, number, left in [("a", 1, 0), ("a", 2, 0), ("a", 3, 0), ("b", 4, 0), ("c", 5, 9), ("c", 6, 9)]:
        turns.add(SimpleNamespace(visitor=visitor, number=number, seconds_left=left))
    taken = [turns.take().number for _ in range(6)]
    assert taken == [1, 4, 2, 5, 3, 6]  # the fourth is a long one: it does not starve
    with pytest.raises(IndexError):
        turns.take()


def test_niceness_is_the_process_s():
    """Training would slow down the drawing of digits."""
    worker = Worker([helpers.nothing], niceness=10)
    try:
        assert worker.submit(helpers.niceness).result(30) == os.nice(0) + 10
    finally:
        worker.shutdown(wait=False, cancel_futures=True)


def test_many_threads_submit_at_once(worker):
    """Answers would be mixed up among visitors."""
    with ThreadPoolExecutor(20) as threads:
        answers = list(threads.map(lambda number: worker.submit(helpers.double, number).result(30), range(200)))
    assert answers == [2 * number for number in range(200)]


def test_after_shutdown_nothing_is_taken(worker):
    """A server that stops would start processes."""
    worker.shutdown()
    with pytest.raises(RuntimeError, match="shut down"):
        worker.submit(helpers.double, 1)


def test_start_is_asked_by_every_visitor_and_done_once():
    """Every rerun would start processes."""
    engine = Engine(answering=[helpers.nothing], training=[helpers.nothing])
    try:
        for _ in range(5):
            engine.start()
        first = engine.answering.submit(os.getpid).result(60)
        engine.start()
        assert engine.answering.submit(os.getpid).result(60) == first
        engine.training.submit(os.getpid).result(60)
        until(lambda: engine.awake)  # said in a thread of the engine's; pages would wait for it for ever
    finally:
        engine.shutdown()
