"""Where our own routes are found, beside Streamlit's."""

import streamlit as st


def own(path: str) -> str:
    """Return the address of one of our own routes: "/api/look-inside", below the server's base path if it has one."""
    base = st.get_option("server.baseUrlPath").strip("/")
    return f"/{base}/{path}" if base else f"/{path}"
