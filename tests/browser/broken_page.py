"""A page that breaks wherever it is asked to, for the error boundary's test."""

import streamlit as st

where = st.query_params.get("where")
st.title("Broken")


def broken() -> None:
    """Raise what nobody expected."""
    raise RuntimeError(f"secret of the {where}")


@st.fragment
def part() -> None:
    """A part that breaks on its own rerun."""
    if st.button("break the fragment"):
        broken()


st.button("break the callback", on_click=broken)
part()
st.text("still here")
if where == "page":
    broken()
