"""A photo of a digit instead of a drawing: uploaded, or taken with the camera."""

import base64
import hashlib

import streamlit as st

from dashboard.layout.address import version
from dashboard.pages import LecturePage
from dashboard.server import once, photos
from dashboard.server.worker import TaskRefused

MOST_BYTES = 5 * 2**20
MOST_WAITING = 10  # photos of all visitors: each waits as bytes in the server's memory


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


@st.dialog("Use a photo of a digit")
def _use_a_photo(page: LecturePage) -> None:
    st.markdown("One digit, dark on light or the other way round; desk, shadows and lines do not matter.")
    if shown := st.session_state.get(f"photo_shown:{version(page)}"):
        st.image(shown, "Found in your last photo: the sheet is lit, the ink blue, its box green.")
    kinds, key = ["png", "jpg", "jpeg", "webp", "bmp", "gif"], f"upload:{version(page)}"
    upload = st.file_uploader("PNG or JPEG, at most 5 MB", kinds, key=key)
    camera = st.toggle("Use the camera", help="Browsers allow it on HTTPS and on this computer only.")
    shot = st.camera_input("Photograph a digit") if camera else None
    file = shot or upload
    if file is not None:
        _take(page, file.getvalue())


def _take(page: LecturePage, file: bytes) -> None:
    digest = hashlib.sha256(file).hexdigest()
    taken = f"photo_taken:{version(page)}"
    if st.session_state.get(taken) == digest:
        return
    if len(file) > MOST_BYTES:
        st.warning("This file is larger than 5 MB. Send a smaller one.")
        return
    if once.engine().photos.busy >= MOST_WAITING:
        st.warning("Many photos are being read at the moment. Send yours again in half a minute.")
        return
    try:
        read = once.ask(once.engine().photos, photos.read_photo, file)
    except (photos.PhotoRefused, once.TooBusy) as error:
        st.warning(str(error))
        return
    except TaskRefused:
        st.warning("This picture takes too long to decode. Save it as a plain PNG or JPEG, or send a smaller one.")
        return
    st.session_state[taken] = digest
    st.session_state[f"photo:{version(page)}"] = base64.b64encode(read.grey).decode()
    st.session_state[f"photo_shown:{version(page)}"] = read.shown
    st.rerun()
