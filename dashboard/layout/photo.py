"""A photo of a digit instead of a drawing: uploaded, or taken with the camera."""

import base64
import hashlib

import streamlit as st

from dashboard.layout.address import version
from dashboard.pages import LecturePage
from dashboard.server import once, photos
from dashboard.server.worker import TaskRefused

MOST_BYTES = 5 * 2**20


def photo_of(page: LecturePage) -> str | None:
    """Return the photo that the pad of a page shows, in base64, if there is one; Reset takes it away."""
    return st.session_state.get(f"photo:{version(page)}")


@st.fragment
def use_a_photo(page: LecturePage) -> None:
    """Offer an upload and the camera; what they give replaces what is on the pad, and Undo brings it back."""
    with st.expander("Use a photo of a digit", on_change="rerun", key="photo") as body:
        if not body.open:
            return
        st.markdown("A dark digit on light paper, or the other way round; shadows do not matter.")
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
    try:
        grey = once.ask(once.engine().photos, photos.read_photo, file)
    except (photos.PhotoRefused, once.TooBusy) as error:
        st.warning(str(error))
        return
    except TaskRefused:
        st.warning("This picture takes too long to decode. Save it as a plain PNG or JPEG, or send a smaller one.")
        return
    st.session_state[taken] = digest
    st.session_state[f"photo:{version(page)}"] = base64.b64encode(grey).decode()
    st.rerun()
