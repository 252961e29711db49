"""The way to a model of one's own: who may bring one, how it was read, and the image that it is shown."""

import hashlib
import os
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import streamlit as st

from dashboard.app_pages.inside_a_cnn import PAGE
from dashboard.app_pages.inside_a_cnn.chosen import Chosen, all_digits, chosen, pick
from dashboard.app_pages.inside_a_cnn.own import work
from dashboard.layout.address import forget_words, version
from dashboard.layout.own_table import plain
from dashboard.server import models, once, photos
from dashboard.server.here import visitor_sits_here
from dashboard.server.shelf import file_name
from dashboard.server.trainings.runs import Turned
from dashboard.server.worker import TaskRefused
from nnviz import assets

EXAMPLE = "models/digit_plain.keras"  # what stands there until somebody brings a model
MODEL, PICTURE, REFUSED = "own_model", "own_picture", "own_model_refused"  # of the session
LAYER, UNIT = PAGE.word("of"), PAGE.word("map")  # of the address
MOST_MB, MOST_PICTURE_MB = 20, 5
MOST_MADE = 4  # answers that a visit keeps
RULES = (
    "A `.keras` file as `model.save` writes it, at most 20 MB: Sequential or functional, layers of Keras alone (no "
    "Lambda, no class of your own), one image of at most 64×64 pixels in 1 or 3 channels. It is read as data first. "
    "Then a process of its own opens it, with limits on memory and time; it ends when you have asked nothing for two "
    "minutes. The file stays with this visit: a link does not carry it."
)
SLOW = "This takes too long or too much memory: this model's process was ended. Try another image, or a smaller model."
GONE = "Your model had to make room for those of others: please bring it again."


@dataclass(eq=False)
class Own:
    """A model that was brought, and is shown."""

    brought: models.Brought
    described: work.Described
    pixels: str


@dataclass(frozen=True)
class Picture:
    """An image that was brought."""

    name: str
    values: np.ndarray
    """uint8, (rows, columns, 3)."""
    beside: int
    """The digit that was chosen when it came: choosing another takes it away."""


@dataclass(frozen=True)
class Asked:
    """What the view shows."""

    own: Own | None
    """None for the page's own example."""
    image: Chosen | Picture

    @property
    def values(self) -> np.ndarray:
        """The image: uint8, (rows, columns, channels)."""
        return self.image.gray[:, :, None] if isinstance(self.image, Chosen) else self.image.values

    @property
    def about(self) -> str:
        """The image in words."""
        if isinstance(self.image, Picture):
            return self.image.name
        return "your drawing" if self.image.place < 0 else f"a {all_digits()[1][self.image.place]}"

    @property
    def file(self) -> bytes:
        """The model's."""
        return self.own.brought.file if self.own else _example()

    @property
    def name(self) -> str:
        """The file's."""
        return self.own.brought.name if self.own else EXAMPLE.rpartition("/")[2]

    @property
    def pixels(self) -> str:
        """How the model takes them."""
        return self.own.pixels if self.own else "0 to 1"


@dataclass(eq=False)
class _Made:
    """What was computed last, for one visit."""

    answers: dict[tuple, Any] = field(default_factory=dict)


def _example() -> bytes:
    return assets.checked_path(EXAMPLE, rebuild="python -m nnviz.recordings --only digit_networks").read_bytes()


def ask() -> Asked:
    """Show the choice of a digit and the way to a model of one's own, and return what is looked at."""
    own: Own | None = st.session_state.get(MODEL)
    if own and not own.brought.there:
        del st.session_state[MODEL]
        st.caption(GONE)
        own = None
    image = chosen()
    picture: Picture | None = st.session_state.get(PICTURE)
    if picture and picture.beside != image.place:
        del st.session_state[PICTURE]
        picture = None
    with st.container(key=PAGE.word("bring"), horizontal=True, vertical_alignment="center"):
        pick(shown=picture is None)
        label = plain(own.brought.name) if own else "Bring yours"
        if st.button(label, key=PAGE.word("own_model"), type="tertiary"):
            _bring()
    return Asked(own, picture or image)


def answer(asked: Asked, fn: Callable[..., Any], *args: Any) -> Any:
    """Return what a function of `work` says of the model and the image; the last answers are kept.

    Raises:
        NotShown: If there is no answer; its words are for the visitor.
    """
    made = st.session_state.setdefault(f"own_made:{PAGE.path}", _Made())
    image = hashlib.sha256(asked.values.tobytes()).hexdigest()
    key = (asked.own.brought.digest if asked.own else "", image, asked.pixels, fn.__name__, args)
    if key not in made.answers:
        found = _answer(asked, fn, *args)
        made.answers = dict([*made.answers.items()][-MOST_MADE + 1 :]) | {key: found}
    return made.answers[key]


class NotShown(ValueError):
    """Why there is nothing to show."""


def _answer(asked: Asked, fn: Callable[..., Any], *args: Any) -> Any:
    try:
        engine = once.engine()
        worker = engine.models.room(asked.own.brought.digest) if asked.own else engine.training
        return _ask_twice(worker, fn, asked.file, asked.values, asked.pixels, *args)
    except (once.TooBusy, models.Full) as error:
        raise NotShown(str(error)) from None
    except (TaskRefused, MemoryError):
        raise NotShown(SLOW) from None
    except Exception as error:  # whatever Keras says of somebody's model
        raise NotShown(_sentence(error)) from None


def _ask_twice(worker: Turned, fn: Callable[..., Any], *args: Any) -> Any:
    """Ask, and once more if that takes long: a process that wakes up on a busy computer may."""
    try:
        return once.ask(worker, fn, *args)
    except once.TooBusy:
        return once.ask(worker, fn, *args)


@st.dialog("Your own model or image", width="large")
def _bring() -> None:
    here = visitor_sits_here()
    st.markdown(permission(from_here=here))
    if models.allowed(from_here=here):
        once.engine().models.wake()
        st.markdown(RULES)
        file = st.file_uploader(
            "A model (.keras)", "keras", key=f"own_model_file:{version(PAGE)}", max_upload_size=MOST_MB
        )
        if file is not None:
            _read_model(file.getvalue(), file.name)
        _show_refused("model")
        if own := st.session_state.get(MODEL):
            _choose_pixels(own)
    kinds = ["png", "jpg", "jpeg", "webp", "bmp", "gif"]
    image = st.file_uploader(
        "An image for it, cut to its middle if it is long",
        kinds,
        key=f"own_picture_file:{version(PAGE)}",
        max_upload_size=MOST_PICTURE_MB,
    )
    if image is not None:
        _read_picture(image.getvalue(), image.name)
    _show_refused("picture")
    if st.button("Look inside", type="primary"):
        st.rerun()


def permission(*, from_here: bool) -> str:
    """Say whether models are taken here, and what decides that."""
    said = os.environ.get("NNVIZ_ALLOW_MODELS", "")
    if said in ("0", "1"):
        return (
            f"This server takes {'' if said == '1' else 'no '}models: it was started with `NNVIZ_ALLOW_MODELS={said}`."
        )
    if from_here:
        return "Models are taken because nnviz runs on this computer; `NNVIZ_ALLOW_MODELS=0` would end that."
    return (
        "This server takes no models from visitors. Open nnviz on your own computer and bring yours there, or start "
        "the server with `NNVIZ_ALLOW_MODELS=1`."
    )


def _show_refused(what: str) -> None:
    if refused := st.session_state.get(f"{REFUSED}:{what}"):
        st.warning(refused)


def _is_new(what: str, file: bytes) -> bool:
    """Whether a file was not looked at yet: a dialog is drawn again and again."""
    digest, key = hashlib.sha256(file).hexdigest(), f"own_seen:{what}"
    if st.session_state.get(key) == digest:
        return False
    st.session_state[key] = digest
    st.session_state.pop(f"{REFUSED}:{what}", None)
    return True


def _read_model(file: bytes, name: str) -> None:
    """Open a model that was not looked at yet; one that is refused leaves the one before it where it is."""
    if not _is_new("model", file):
        return
    brought = models.Brought(file, name)
    try:
        with st.spinner("A process of its own opens your model…"):
            _ask_twice(once.engine().tables, work.check, file)
            described = _ask_twice(once.engine().models.room(brought.digest), work.describe, file)
    except (once.TooBusy, models.Full) as error:
        st.session_state[f"{REFUSED}:model"] = str(error)
        st.session_state.pop("own_seen:model")  # it may be tried again
    except (TaskRefused, MemoryError):
        st.session_state[f"{REFUSED}:model"] = SLOW
    except Exception as error:  # refused, or whatever Keras says of somebody's model
        st.session_state[f"{REFUSED}:model"] = f"This model is not opened: {_sentence(error)}"
    else:
        models.SHELF.keep(brought)
        st.session_state[MODEL] = Own(brought, described, described.pixels)
        forget_words([LAYER, UNIT])


def _choose_pixels(own: Own) -> None:
    """Say what was opened, and let the visitor say how it takes pixels."""
    rows, columns, channels = own.described.shape
    st.markdown(
        f"**{plain(own.brought.name)}**: {own.described.layers} layers, {own.described.parameters:,} parameters, "
        f"images of {rows}×{columns}×{channels}."
    )
    key = f"own_pixels:{own.brought.digest}"
    options = list(work.LOWEST)
    own.pixels = st.radio("Pixels run from", options, index=options.index(own.pixels), key=key, horizontal=True)


def _read_picture(file: bytes, name: str) -> None:
    if not _is_new("picture", file):
        return
    if len(file) > MOST_PICTURE_MB * 2**20:
        st.session_state[f"{REFUSED}:picture"] = "This file is larger than 5 MB. Send a smaller one."
        return
    try:
        values = once.ask(once.engine().photos, photos.read_picture, file)
    except (photos.PhotoRefused, once.TooBusy) as error:
        st.session_state[f"{REFUSED}:picture"] = str(error)
    except TaskRefused:
        st.session_state[f"{REFUSED}:picture"] = "This picture takes too long to decode. Send a smaller one."
    else:
        st.session_state[PICTURE] = Picture(file_name(name, default="picture"), values, chosen().place)


def _sentence(error: Exception) -> str:
    words = plain((str(error).strip().splitlines() or [type(error).__name__])[0][:300])
    return words if words.endswith(".") else f"{words}."
