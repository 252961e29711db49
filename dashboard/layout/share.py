"""Copy link: the address of what is on screen, and in a lecture a QR code of it for the hall."""

import re
from collections.abc import Mapping
from contextlib import suppress
from socket import AF_INET
from typing import Any
from urllib.parse import SplitResult, urlencode, urlsplit

import psutil
import segno
import streamlit as st

from dashboard.components.share import share
from dashboard.layout.address import keep_state, lecture_mode, own_query
from dashboard.pages import LecturePage
from dashboard.server.here import ONLY_HERE, visitor_sits_here

MOST = 40  # values in a link; a page has fewer than ten
NAME, LONGEST, IN_ALL = re.compile(r"[a-z][a-z0-9_]{0,30}"), 400, 1200  # characters of a value, of all: moved points


@st.fragment
def share_button(page: LecturePage) -> None:
    """Show a button that copies the present address; in a lecture, and where nothing can be copied, it is shown."""
    asked = share(page.path, key=f"share_{page.path}").asked
    if isinstance(asked, Mapping):
        bring_into_address(asked.get("values"))
        keep_state(page)
        if lecture_mode() or not asked.get("copied"):
            show_link(str(asked.get("origin", "")))


@st.dialog("This picture, as it is now")
def show_link(origin: str) -> None:
    """Show the address and its QR code, large enough for the last row."""
    if parts_of(origin).scheme not in ("http", "https"):
        return
    address = link(origin, own_query())  # without lecture mode: phones show the whole page
    if parts_of(address).hostname in ONLY_HERE:
        way_in = _way_in(address) if visitor_sits_here() else ""
        st.warning(f"This address works on this computer only: phones cannot reach it.{way_in}")
    if code := qr_code(address):
        with st.container(key="qr_code"):
            st.image(code, width="stretch", alt="QR code of the link")
    else:
        st.markdown("This picture holds too much for a QR code that phones can read: send the link itself.")
    st.code(address, language=None, wrap_lines=True)


def _way_in(address: str) -> str:
    """Say under which address phones in the same network may find this computer, if it is in one."""
    hosts = [each.address for cards in psutil.net_if_addrs().values() for each in cards if each.family == AF_INET]
    reachable = next((host for host in hosts if not host.startswith("127.")), None)
    if not reachable:
        return ""
    place = parts_of(address)
    return f" In the same network they may find it at {place.scheme}://{reachable}:{place.port or 80}: open that here."


def parts_of(address: str) -> SplitResult:
    """Return the parts of an address that a browser sends, which may be anything; empty ones where it is none.

    Example:
        >>> parts_of("http://hall.example:8501").hostname, parts_of("http://[").scheme, parts_of("http://h:99999").scheme
        ('hall.example', '', '')
    """
    with suppress(ValueError):  # brackets without an end, a port beyond 65535
        parts = urlsplit(address)
        if parts.port != 0:
            return parts
    return urlsplit("")


def bring_into_address(values: Any) -> None:
    """Write the values of browser sliders into the address; null takes a word out."""
    for name, text in checked(values).items():
        if text:
            st.query_params[name] = text
        else:
            st.query_params.pop(name, None)


def checked(values: Any) -> dict[str, str]:
    """Return the values that can stand in an address, "" for null; what a browser sends may be anything.

    Example:
        >>> checked({"lr_m": 0.5, "lr_best": True, "<script>": 1, "lr_b": [1], "lr_outlier": None})
        {'lr_m': '0.5', 'lr_best': 'true', 'lr_outlier': ''}
    """
    words = list(values.items())[:MOST] if isinstance(values, Mapping) else []
    named = [(name, value) for name, value in words if NAME.fullmatch(str(name)) and name != "lecture"]
    texts = {name: _text(value) for name, value in named if value is None or isinstance(value, str | int | float)}
    kept = {name: text for name, text in texts.items() if len(text) <= LONGEST}
    return kept if sum(map(len, kept.values())) <= IN_ALL else {}


def _text(value: str | float | bool | None) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int) and abs(value) >= 10**LONGEST:
        return "x" * (LONGEST + 1)  # Python refuses to write numbers of thousands of digits
    return "" if value is None else str(value)


def link(origin: str, query: Mapping[str, str]) -> str:
    """Return an address with its query.

    Example:
        >>> link("http://hall.example/linear-regression", {"lr_m": "0.5"})
        'http://hall.example/linear-regression?lr_m=0.5'
    """
    words = urlencode(query)
    return f"{origin}?{words}" if words else origin


def qr_code(address: str) -> str:
    """Return a QR code as SVG, black on white in dark mode too: cameras expect it so; "" for what is too long for one.

    Example:
        >>> qr_code("http://hall.example")[:4], qr_code("http://hall.example?" + 3000 * "x")
        ('<svg', '')
    """
    try:
        code = segno.make(address, error="m", micro=False)
    except segno.DataOverflowError:
        return ""
    return code.svg_inline(scale=8, dark="black", light="white", border=3)
