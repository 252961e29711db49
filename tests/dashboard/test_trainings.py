"""Trainings that visitors share: fair turns, one for the same settings, nothing for those who left."""

from concurrent.futures import Executor, Future
from dataclasses import dataclass

import pytest

from dashboard.app_pages.network import words
from dashboard.app_pages.network.choices import Choices
from dashboard.layout import visit
from dashboard.server import once
from dashboard.server.trainings import runs
from dashboard.server.trainings.runs import Job, Runs
from dashboard.server.turns import SHORT
from tests.dashboard import helpers


class ByHand(Executor):
    """A worker that does the next task when it is told to."""

    def __init__(self):
        self.queue = []
        self.done = []
        self.turns = []

    def submit(self, fn, /, *args, **kwargs):
        """Queue a task."""
        future = Future()
        self.queue.append((future, fn, args))
        return future

    def submit_for(self, visitor, call, **_):
        """Queue a call, and keep whose turn it is."""
        self.turns.append(visitor)
        return self.submit(call.func, *call.args, **call.keywords)

    def work(self):
        """Do the oldest task."""
        future, fn, args = self.queue.pop(0)
        self.done.append(args)
        try:
            result = fn(*args)
        except Exception as error:
            future.set_exception(error)
        else:
            future.set_result(result)


def count(name, so_far):
    """Train one step."""
    if name == "broken":
        raise ValueError("The data have one class only.")
    return so_far + 1


@dataclass(frozen=True)
class Counting(Job):
    """Counts to its length."""

    name: str
    length: int = 3

    def first(self):
        """See `Job`."""
        return count, self.name, 0

    def next(self, report):
        """See `Job`."""
        return count, self.name, report

    def running(self, report):
        """See `Job`."""
        return report < self.length

    def kept(self, report):
        """See `Job`."""
        return f"{report} steps"


def test_a_training_goes_on_by_itself_while_somebody_looked_lately():
    """The worker would wait for the browser's next look after each task."""
    all_runs, worker = Runs(), ByHand()
    assert all_runs.watch(Counting("a"), visitor="v", worker=worker).state == "waiting"
    worker.work()
    seen = all_runs.watch(Counting("a"), visitor="v", worker=worker)
    assert (seen.state, seen.report, len(worker.queue)) == ("running", 1, 1)
    worker.work()
    worker.work()
    seen = all_runs.watch(Counting("a"), visitor="v", worker=worker)
    assert (seen.state, seen.report, worker.queue, all_runs.going) == ("finished", "3 steps", [], 0)


def test_a_long_training_holds_up_a_short_one_by_one_task():
    """One visitor's thousand epochs would block the hall."""
    all_runs, worker = Runs(), ByHand()
    all_runs.watch(Counting("long", 100), visitor="a", worker=worker)
    worker.work()
    seen = all_runs.watch(Counting("short", 1), visitor="b", worker=worker)
    assert seen.ahead == 1
    worker.work()
    worker.work()
    assert all_runs.watch(Counting("short", 1), visitor="b", worker=worker).state == "finished"
    assert [name for name, _ in worker.done] == ["long", "long", "short"]


def test_all_pages_of_a_browser_have_one_turn(monkeypatch):
    """Somebody with twenty pages open would be served twenty times before anybody else is once."""
    worker, pages = ByHand(), iter(("page 1", "page 2", "page 3"))
    monkeypatch.setattr(once.engine(), "training", worker)
    monkeypatch.setattr(once, "_runs", Runs())
    monkeypatch.setattr(visit, "browser", lambda: "somebody")
    monkeypatch.setattr(visit, "visitor", lambda: next(pages))
    for name in "abc":
        visit.watch(Counting(name))
    assert worker.turns == ["somebody"] * 3
    once.runs().leave("page 1")
    for _ in range(3):
        worker.work()
    assert len(worker.queue) == 2, "the other pages go on"


def test_the_same_settings_are_trained_once():
    """A hall that presses Train on the lecturer's settings would train 300 times."""
    all_runs, worker = Runs(), ByHand()
    for visitor in "abc":
        all_runs.watch(Counting("a"), visitor=visitor, worker=worker)
    assert len(worker.queue) == 1
    for _ in range(3):
        worker.work()
    assert all(all_runs.watch(Counting("a"), visitor=each, worker=worker).report == "3 steps" for each in "abcd")
    assert len(worker.done) == 3


def test_cancelled_trainings_end_and_are_not_kept():
    """A training that nobody wants would go on, or its half would be shown as the whole."""
    all_runs, worker = Runs(), ByHand()
    for visitor in "ab":
        all_runs.watch(Counting("a"), visitor=visitor, worker=worker)
    all_runs.leave("a")
    worker.work()
    assert len(worker.queue) == 1, "the other visitor still looks"
    all_runs.leave("b")
    worker.work()
    assert not worker.queue and not all_runs.going
    seen = all_runs.watch(Counting("a"), visitor="a", worker=worker)
    assert seen.state == "waiting" and worker.queue[0][2] == ("a", 0), "it begins anew"


def test_who_closes_the_browser_costs_nothing_more(monkeypatch):
    """The server would train for people who are gone."""
    now = 100.0
    monkeypatch.setattr(runs.time, "monotonic", lambda: now)
    all_runs, worker = Runs(), ByHand()
    all_runs.watch(Counting("a", 100), visitor="a", worker=worker)
    worker.work()
    assert len(worker.queue) == 1
    now += runs.PATIENCE
    worker.work()
    assert not worker.queue and not all_runs.going


def test_what_went_wrong_is_said_to_all_who_wait_and_can_be_tried_again(monkeypatch):
    """The picture would wait for ever; or every one of 300 visitors would have it done, and fail, again."""
    now = 100.0
    monkeypatch.setattr(runs.time, "monotonic", lambda: now)
    all_runs, worker = Runs(), ByHand()
    for visitor in "ab":
        all_runs.watch(Counting("broken"), visitor=visitor, worker=worker)
    worker.work()
    for visitor in "abca":
        seen = all_runs.watch(Counting("broken"), visitor=visitor, worker=worker)
        assert (seen.state, seen.why) == ("failed", "The data have one class only.")
    assert not worker.queue and not all_runs.going
    all_runs.forget_failures()
    assert all_runs.watch(Counting("broken"), visitor="a", worker=worker).state == "waiting"
    worker.work()
    now += runs.PATIENCE
    assert all_runs.watch(Counting("broken"), visitor="a", worker=worker).state == "waiting"


@pytest.mark.parametrize("first", [True, False], ids=["the first task", "the next task"])
def test_what_cannot_even_be_sent_has_failed(first):
    """A worker that was shut down, or a job that cannot say its next task, would leave the picture waiting."""
    all_runs, worker = Runs(), ByHand()
    if not first:
        all_runs.watch(Counting("a"), visitor="a", worker=worker)
    worker.submit = helpers.closed
    if not first:
        worker.work()
    seen = all_runs.watch(Counting("a"), visitor="a", worker=worker)
    assert (seen.state, seen.why, all_runs.going) == ("failed", "this worker was shut down", 0)


def test_only_the_trainings_of_others_take_turns_with_a_visitors_own():
    """Two networks side by side would be told that somebody else is served."""
    all_runs, worker = Runs(), ByHand()
    for name, visitor in ("left", "a"), ("right", "a"):
        assert all_runs.watch(Counting(name), visitor=visitor, worker=worker).ahead == 0
    assert all_runs.watch(Counting("another"), visitor="b", worker=worker).ahead == 2
    assert all_runs.watch(Counting("left"), visitor="b", worker=worker).ahead == 1
    assert all_runs.watch(Counting("right"), visitor="a", worker=worker).ahead == 2


def test_waiting_ends_in_time():
    """A page would hang on a worker that is busy with others."""
    all_runs, worker = Runs(), ByHand()
    assert all_runs.wait(Counting("a"), visitor="a", worker=worker, seconds=0.05).state == "waiting"


@pytest.mark.parametrize(
    ("path", "query", "again"),
    [
        ("", {}, "Try again"),
        ("network", {"nw_run": "1"}, "Train"),
        ("train-a-network", {}, "Train"),
        ("train-a-network", {"tn_batch": "compare"}, "Train"),
    ],
    ids=["home", "network", "train-a-network", "batch sizes"],
)
def test_a_page_says_what_failed_and_tries_again_only_when_asked(path, query, again, run_page, monkeypatch):
    """It would say for ever that it trains, or have the same task fail again and again."""
    worker, all_runs = ByHand(), Runs()
    monkeypatch.setattr(once.engine(), "training", worker)
    monkeypatch.setattr(once, "runs", lambda: all_runs)  # nothing is trained already

    def busy(*_: object, **__: object) -> None:
        raise once.TooBusy("The networks are busy.")

    monkeypatch.setattr(words, "times", busy)  # what page 6 says besides can do without
    app = run_page(path, **query)
    assert not app.exception
    sent = len(worker.queue)
    worker.queue[-1][0].set_exception(RuntimeError("The worker stopped."))
    for _ in range(3):
        app.run()
        shown = next(iter(app.session_state[f"visit:{path}"].shown.values()))
        assert not app.exception and shown.state == "failed" and "The worker stopped." in shown.failure
    assert len(worker.queue) == sent
    next(button for button in app.button if button.label == again).click().run()
    assert not app.exception and len(worker.queue) == sent + 1


def test_few_finished_trainings_are_kept(monkeypatch):
    """The server would grow with each setting ever tried."""
    monkeypatch.setattr(runs, "MOST_FINISHED", 2)
    all_runs, worker = Runs(), ByHand()
    for name in "abc":
        all_runs.watch(Counting(name, 1), visitor="v", worker=worker)
        worker.work()
    states = [all_runs.watch(Counting(name, 1), visitor="v", worker=worker).state for name in "cba"]
    assert states == ["finished", "finished", "waiting"]


def test_finished_trainings_are_kept_by_their_size(monkeypatch):
    """Two hundred of the largest would be more than the rest of the server."""
    all_runs, worker = Runs(), ByHand()
    for name in "abc":
        all_runs.watch(Counting(name, 1), visitor="v", worker=worker)
        worker.work()
    monkeypatch.setattr(runs, "MOST_KEPT", 1)
    all_runs.watch(Counting("d", 1), visitor="v", worker=worker)
    worker.work()
    states = [all_runs.watch(Counting(name, 1), visitor="v", worker=worker).state for name in "dcba"]
    assert states == ["finished", "waiting", "waiting", "waiting"]


def test_a_small_training_does_not_wait_for_large_ones():
    """Whoever tries a small network would wait until all large ones of the others are trained."""
    large, small = Choices(hidden=(8,) * 6, epochs=1000, batch=1, share=80), Choices(hidden=(2,), epochs=30)
    assert large.seconds_left(None) > SHORT > small.seconds_left(None) > 0
