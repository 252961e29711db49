"""A photo of a digit instead of a drawing: uploaded, or taken with the camera, and the part of it that is read."""

import base64
import hashlib
from dataclasses import dataclass, replace
from functools import partial

import streamlit as st

from dashboard.components.photo_crop import checked, photo_crop
from dashboard.layout.address import version
from dashboard.pages import LecturePage
from dashboard.server import once, photos
from dashboard.server.photos import WHOLE, Crop, ReadPhoto
from dashboard.server.worker import TaskRefused
from nnviz.charts.numbers import percent

MOST_BYTES = 5 * 2**20
MOST_WAITING = 10  # photos of all visitors: each waits as bytes in the server's memory
SLOW = "This picture takes too long to decode. Save it as a plain PNG or JPEG, or send a smaller one."
BUSY = "Many photos are being read at the moment. Send yours again in half a minute."


@dataclass(frozen=True)
class Taken:
    """A photo that a visitor has sent, and what was read of it."""

    digest: str
    kept: bytes = b""
    """The photo as `kept_photo` returns it; empty if the file was refused."""
    crop: Crop = WHOLE
    """The part that is to be read."""
    read: ReadPhoto | None = None
    """What was found in that part."""
    refused: str = ""
    """Why nothing was."""

    @property
    def due(self) -> bool:
        """Whether its part was not looked at yet."""
        return bool(self.kept) and not self.read and not self.refused


def photo_of(page: LecturePage) -> str | None:
    """Return the photo that the pad of a page shows, in base64, if there is one; Reset takes it away."""
    return st.session_state.get(f"photo:{version(page)}")


def ask_for_a_photo(page: LecturePage) -> None:
    """Let the next run of a page open what `offer_photo` shows."""
    st.session_state[f"photo_asked:{page.path}"] = True


def offer_photo(page: LecturePage) -> None:
    """Offer an upload and the camera over the page, if the visitor has asked for it; Reset takes the photo away."""
    if st.session_state.pop(f"photo_asked:{page.path}", False):
        _use_a_photo(page)


@st.dialog("Use a photo of a digit", on_dismiss="rerun")
def _use_a_photo(page: LecturePage) -> None:
    st.markdown("One digit, dark on light or the other way round; desk, shadows and lines do not matter.")
    found = st.container()
    kinds, key = ["png", "jpg", "jpeg", "webp", "bmp", "gif"], f"upload:{version(page)}"
    upload = st.file_uploader("PNG or JPEG, at most 5 MB", kinds, key=key, max_upload_size=5)
    camera = st.toggle("Use the camera", help="Browsers allow it on HTTPS and on this computer only.")
    shot = st.camera_input("Photograph a digit") if camera else None
    file = shot or upload
    if file is not None and _take(page, file.getvalue()):
        st.rerun()
    with found:
        _crop(page)


def _taken(page: LecturePage) -> Taken | None:
    return st.session_state.get(f"photo_taken:{version(page)}")


def _keep(page: LecturePage, taken: Taken) -> None:
    st.session_state[f"photo_taken:{version(page)}"] = taken
    if taken.read:
        st.session_state[f"photo:{version(page)}"] = base64.b64encode(taken.read.gray).decode()


def _take(page: LecturePage, file: bytes) -> bool:
    """Read a file that was not looked at yet; return whether there is a digit in it."""
    digest, before = hashlib.sha256(file).hexdigest(), _taken(page)
    if before and before.digest == digest:
        return False
    if len(file) > MOST_BYTES:
        st.warning("This file is larger than 5 MB. Send a smaller one.")
        return False
    if once.engine().photos.busy >= MOST_WAITING:
        st.warning(BUSY)
        return False
    try:
        taken = _read(Taken(digest, once.ask(once.engine().photos, photos.kept_photo, file)))
    except photos.PhotoRefused as error:
        taken = Taken(digest, refused=str(error))
    except (once.TooBusy, TaskRefused) as error:
        st.warning(SLOW if isinstance(error, TaskRefused) else str(error))
        return False
    _keep(page, taken)
    return taken.read is not None


def _read(taken: Taken) -> Taken:
    """Return a photo with what is read of its part."""
    try:
        return replace(taken, read=once.ask(once.engine().photos, photos.read_photo, taken.kept, taken.crop))
    except photos.PhotoRefused as error:
        return replace(taken, refused=f"{error} Or drag the frame round the digit.")
    except once.TooBusy as error:
        return replace(taken, refused=str(error))
    except TaskRefused:
        return replace(taken, refused=SLOW)


def _crop(page: LecturePage) -> None:
    """Show the photo with what was found in it, a frame to be dragged, and what is read in the frame, or why not."""
    taken = _taken(page)
    if taken and taken.due:
        taken = _read(taken)
        _keep(page, taken)
    if taken and taken.kept:
        shown = taken.read.shown if taken.read else taken.kept
        photo_crop(shown, taken.crop, key=page.word("crop"), on_crop=partial(_crop_to, page))
    if taken and taken.refused:
        st.warning(taken.refused)
    if taken and taken.read:
        st.markdown(
            f"In the frame the CNN reads a **{taken.read.digit}** ({percent(taken.read.probability, 0)}). The sheet is "
            "lit, the ink blue, its box green. Drag the frame to read another part."
        )
        if st.button("Use it", type="primary", key=page.word("use_photo")):
            st.rerun()


def _crop_to(page: LecturePage, asked: object) -> None:
    taken, crop = _taken(page), checked(asked)
    if taken and crop and crop != taken.crop:
        _keep(page, replace(taken, crop=crop, read=None, refused=""))
