"""The trainings of one visit to a page: what is wanted, what stands there, Train and Cancel."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Any, Literal

import streamlit as st

from dashboard.layout.address import version
from dashboard.pages import LecturePage
from dashboard.server import once
from dashboard.server.scripts import browser, own_turn
from dashboard.server.trainings.runs import Job, NotTrained, Status

EVERY = 0.3  # seconds between two looks at a training on its way
State = Literal["new", "waiting", "running", "finished", "failed", "cancelled", "old"]


def visitor() -> str:
    """Return a name for this visitor's page: another one goes on training when this one leaves."""
    return st.session_state.setdefault("visitor", uuid.uuid4().hex)


def watch(job: Job, *, seconds: float = 0.0) -> Status:
    """Return how far a training is, waiting some seconds for its end; it is begun, or goes on."""
    return once.runs().wait(job, visitor=visitor(), worker=once.engine().training, turn=browser(), seconds=seconds)


def trained(job: Job) -> Any:
    """Return the last report of a training, waiting for it if it has to be done first.

    Raises:
        NotTrained: If it cannot be done.
    """
    status = watch(job, seconds=float("inf"))
    if status.state == "failed":
        raise NotTrained(status.why)
    return status.report


@dataclass(frozen=True)
class Shown:
    """A training as it stands on the page."""

    job: Any
    state: State
    """That of `Status`, or "new": not asked for yet, "cancelled", "old": of settings that are no longer chosen."""
    report: Any = None
    ahead: int = 0
    """Trainings of others that take turns with it."""
    why: str = ""
    """What went wrong, if it failed."""

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.state not in ("waiting", "running")

    @property
    def turns(self) -> str:
        """How many trainings of others take turns with the visitor's own, in words."""
        if self.ended or not self.ahead:
            return ""
        return f" · {self.ahead} other {'training takes' if self.ahead == 1 else 'trainings take'} turns with yours"

    @property
    def failure(self) -> str:
        """Why it could not be done, and what to do."""
        return f"This training could not be done: {self.why} Press Train to try again, or change a setting."


@dataclass(eq=False)
class Visit:
    """The one owner of a page's trainings for one visitor: all that has to be remembered of them between two runs."""

    page: LecturePage
    wanted: tuple[Job, ...] = ()
    """Go on while the page is open; when they have ended they stay wanted, and stand there."""
    shown: dict[Job, Shown] = field(default_factory=dict)
    """What there was to see last of those that are wanted, or were cancelled."""
    opened: tuple[Any, ...] = ()
    """The settings with which the page was opened: see `opens`."""
    presses: int = 0
    """Of Train."""
    _opened_at: str = ""  # versions of the page's state, see `dashboard.layout.address.version`
    _pressed_at: str = ""

    def opens(self, *jobs: Job) -> bool:
        """Return whether the page was just opened, reset, or sent there by Try this; then `opened` is these jobs."""
        if self._opened_at == version(self.page):
            return False
        self._opened_at, self.opened = version(self.page), jobs
        return True

    def train(self, *jobs: Job) -> None:
        """Want these trainings, and no others; what failed or was cancelled begins anew."""
        once.runs().leave(visitor(), but=jobs)
        once.runs().forget_failures()
        self.wanted = jobs
        kept = {job: shown for job, shown in self.shown.items() if job in jobs}
        self.shown = {job: shown for job, shown in kept.items() if shown.state not in ("failed", "cancelled")}

    def press(self, *jobs: Job) -> None:
        """Train because the button was pressed: pages with a replay start it from the beginning."""
        self.presses += 1
        self._pressed_at = version(self.page)
        self.train(*jobs)

    def follow(self, *jobs: Job) -> None:
        """Train because what was trained on was changed by hand: a replay stands at its end."""
        self._pressed_at = ""
        self.train(*jobs)

    @property
    def pressed(self) -> bool:
        """Whether Train was pressed since the page was opened, reset, or sent elsewhere by Try this."""
        return self._pressed_at == version(self.page)

    def cancel(self) -> None:
        """Leave the trainings on their way; what was seen of them stays on the page."""
        once.runs().leave(visitor())
        for job in self.wanted:
            last = self.shown.get(job, Shown(job, "waiting"))
            if not last.ended:
                self.shown[job] = replace(last, state="cancelled")
        self.wanted = ()

    def leave(self) -> None:
        """Leave all trainings and forget what was seen of them: something else was chosen."""
        once.runs().leave(visitor())
        self.wanted, self.shown = (), {}

    def watch(self, *jobs: Job, seconds: float = 0.0, in_turn: bool = False) -> tuple[Shown, ...]:
        """Return what there is to see of trainings; those that are wanted are begun, or go on.

        Args:
            *jobs: What is looked at.
            seconds: For how long a training that was not seen yet is waited for, if those before it have ended.
            in_turn: Whether each begins when the one before it is done, and none after one that failed.
        """
        for place, job in enumerate(jobs if jobs == self.wanted else ()):
            if self._goes_on(job):
                status = watch(job, seconds=0.0 if job in self.shown else seconds)
                self.shown[job] = Shown(job, status.state, status.report, status.ahead, status.why)
            if self._goes_on(job):
                seconds = 0.0
            if in_turn and self.shown[job].state == "failed":
                self.shown |= {later: Shown(later, "cancelled") for later in jobs[place + 1 :]}
            if in_turn and self.shown[job].state != "finished":
                break
        return tuple(self.shown.get(job, Shown(job, "new")) for job in jobs)

    def on_its_way(self, *jobs: Job) -> bool:
        """Whether one of these trainings is wanted and has not ended: its picture is to be drawn again and again."""
        return jobs == self.wanted and any(self._goes_on(job) for job in jobs)

    def _goes_on(self, job: Job) -> bool:
        return job not in self.shown or not self.shown[job].ended

    def button(
        self,
        *jobs: Job,
        refused: str = "",
        again: bool = False,
        anew: Callable[[], None] | None = None,
        on_train: Callable[[], None] | None = None,
        on_cancel: Callable[[], None] | None = None,
    ) -> None:
        """Show Train, or Cancel while trainings are on their way.

        Args:
            *jobs: What Train trains.
            refused: Why they cannot be trained, if so.
            again: Whether Train stays the same once they are trained, for a page that replays them.
            anew: Else what "Train again" does, as the same settings would give the same curves.
            on_train: Called instead of `press`; it has to call it.
            on_cancel: The same for `cancel`.
        """
        word = self.page.word
        if self.on_its_way(*jobs):
            st.button("Cancel", key=word("cancel"), width="stretch", on_click=on_cancel or self.cancel)
            return
        done = not again and all(job in self.shown and self.shown[job].state == "finished" for job in jobs)
        other = "With the next seed: other first weights, other batches." if done else ""
        st.button(
            "Train again" if done else "Train",
            key=word("train"),
            type="primary",
            width="stretch",
            on_click=(anew if done else None) or on_train or self.press,
            args=() if on_train or (done and anew) else jobs,
            disabled=bool(refused),
            help=refused or other or None,
        )


def visit_to(page: LecturePage) -> Visit:
    """Return this visitor's visit to a page; it lasts as long as the session."""
    return st.session_state.setdefault(f"visit:{page.path}", Visit(page))


def draw_growing(draw: Callable[[], bool], *, on_its_way: bool) -> None:
    """Draw a picture again and again while its training is on its way, then the whole page, for its button.

    What is drawn once has the place of what grows, a container's, or it would be mounted anew when the training begins
    and when it ends: under the hand that is just dragging in it.

    Args:
        draw: Draws it, and returns whether nothing more will come.
        on_its_way: Whether that was so when the button was drawn; else it is drawn once.
    """

    def drawn() -> None:
        with own_turn():
            if draw():
                st.rerun()

    if on_its_way:
        st.fragment(drawn, run_every=EVERY)()
    else:
        with st.container():
            draw()
