"""The trainings of one visit to a page: what is wanted, what stands there, Train and Cancel."""

import uuid
from dataclasses import dataclass, replace
from typing import Any

import streamlit as st

from dashboard.layout.address import version as version_of
from dashboard.pages import LecturePage
from dashboard.server import once
from dashboard.server.trainings.runs import Job, Look

EVERY = 0.3  # seconds between two looks at a training on its way


def visitor() -> str:
    """Return a name for this visit."""
    return st.session_state.setdefault("visitor", uuid.uuid4().hex)


def look(job: Job, *, seconds: float = 0.0) -> Look:
    """Return what there is to see of a training, waiting some seconds for its end; it is begun, or goes on."""
    return once.runs().wait(job, visitor=visitor(), worker=once.engine().training, seconds=seconds)


def trained(job: Job) -> Any:
    """Return the last report of a training, waiting for it if it has to be done first.

    Raises:
        RuntimeError: If it cannot be done; the sentence is for the visitor.
    """
    seen = once.runs().wait(job, visitor=visitor(), worker=once.engine().training)
    if seen.state == "failed":
        raise RuntimeError(seen.why)
    return seen.report


def turns(ahead: int) -> str:
    """Return in words how many trainings of others take turns with a visitor's own."""
    if not ahead:
        return ""
    return f" · {ahead} other {'training takes' if ahead == 1 else 'trainings take'} turns with yours"


@dataclass(frozen=True)
class Shown:
    """A training as it stands on the page."""

    job: Any
    state: str
    """"waiting", "running", "finished", "failed", "cancelled", "new": not asked for yet, or "old": of
    settings that are no longer chosen."""
    report: Any = None
    ahead: int = 0
    """Trainings of others that take turns with it."""
    why: str = ""

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.state not in ("waiting", "running")

    @property
    def turns(self) -> str:
        """Who else is served, in words."""
        return "" if self.ended else turns(self.ahead)

    @property
    def failure(self) -> str:
        """Why it could not be done, and what to do."""
        return f"This training could not be done: {self.why} Press Train to try again, or change a setting."


class Visit:
    """A page's training, as this visitor asked for it."""

    def __init__(self, page: LecturePage) -> None:
        self._page = page
        self._wanted = f"{page.path}:wanted"
        self._shown = f"{page.path}:shown"
        self._cancellable = f"{page.path}:cancellable"

    @property
    def shown(self) -> Shown | None:
        """What stands on the page."""
        return st.session_state.get(self._shown)

    def shown_of(self, job: Job) -> Shown | None:
        """Return what stands on the page, if it is of this training."""
        shown = self.shown
        return shown if shown is not None and shown.job == job else None

    def show(self, shown: Shown) -> Shown:
        """Remember what stands on the page; what failed is wanted no more."""
        st.session_state[self._shown] = shown
        if shown.state == "failed":
            st.session_state[self._wanted] = None
        return shown

    def open(self, job: Job) -> None:
        """Want the training that the address asks for, when the page is opened, reset, or sent there by Try this."""
        opened, version = f"{self._page.path}:opened", version_of(self._page)
        if st.session_state.get(opened) != version:
            st.session_state[opened] = version
            self.want(job)

    def wanted(self, job: Job) -> bool:
        """Whether these are the settings of the last press of Train."""
        return st.session_state.get(self._wanted) == job

    def on_its_way(self, job: Job) -> bool:
        """Whether the picture has to be looked at again and again."""
        shown = self.shown_of(job)
        return self.wanted(job) and not (shown is not None and shown.ended)

    def just_ended(self, shown: Shown) -> bool:
        """Whether the training has ended since Cancel was drawn: Train has to stand there instead."""
        return shown.ended and st.session_state.get(self._cancellable, False)

    def remember_button(self, *, cancels: bool) -> None:
        """Remember whether the page's button is Cancel or Train: see `just_ended`."""
        st.session_state[self._cancellable] = cancels

    def button(self, job: Job, *, key: str) -> None:
        """Show Train, or Cancel while the training is on its way.

        Args:
            job: What Train would train.
            key: Of Train.
        """
        self.remember_button(cancels=self.on_its_way(job))
        if self.on_its_way(job):
            st.button("Cancel", key=f"{key}_cancel", width="stretch", on_click=self.cancel, args=(job,))
            return
        shown = self.shown_of(job)
        done = shown is not None and shown.state == "finished"
        st.button(
            "Trained" if done else "Train",
            key=key,
            type="primary",
            width="stretch",
            on_click=self.want,
            args=(job,),
            disabled=done,
            help="Change a setting to train again: the same settings give the same curves." if done else None,
        )

    def look(self, job: Job, *, seconds: float = 0.0) -> Shown:
        """Return what there is to see now, and bring the training on if it is wanted.

        Args:
            job: What is looked at.
            seconds: For how long a first look at a training waits for its end.
        """
        if not self.wanted(job):
            here, before = self.shown_of(job), self.shown
            if here is not None:
                return here
            if before is not None and before.report is not None:
                return replace(before, state="old")
            return Shown(job, "new")
        seen = look(job, seconds=0.0 if self.shown_of(job) else seconds)
        return self.show(Shown(job, seen.state, seen.report, seen.ahead, seen.why))

    def want(self, job: Job) -> None:
        """Ask for a training; the one that was wanted before is left."""
        last: Any = st.session_state.get(self._wanted)
        if last is not None and last != job:
            once.runs().leave(visitor())
        shown = self.shown_of(job)
        if shown is not None and shown.state != "finished":
            del st.session_state[self._shown]  # it begins anew
        once.runs().try_again()
        st.session_state[self._wanted] = job

    def cancel(self, job: Job) -> None:
        """Leave a training; what was seen of it stays on the page."""
        once.runs().leave(visitor())
        st.session_state[self._wanted] = None
        self.show(replace(self.shown_of(job) or Shown(job, "cancelled"), state="cancelled"))
