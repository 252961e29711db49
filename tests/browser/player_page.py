"""A page with two players: the first drives two charts of different parameters, the second loops."""

import base64
import io

import altair as alt
import pandas as pd
import streamlit as st
from PIL import Image

from dashboard.components.player import player


def image_chart(param: str, *, frames: int) -> alt.LayerChart:
    """Show one of many images, all of them mounted, and the parameter as text."""
    rows = pd.DataFrame({"frame": range(frames + 1), "png": [png(10 * frame) for frame in range(frames + 1)]})
    images = alt.Chart(rows).mark_image(width=120, height=120, smooth=False, x=100, y=80)
    shown = alt.condition(f"datum.frame == {param}", alt.value(1), alt.value(0))
    return (images.encode(url="png:N", opacity=shown) + words(param)).add_params(slider(param, frames))


def text_chart(param: str, *, frames: int) -> alt.LayerChart:
    """Show the parameter as text."""
    return alt.layer(words(param)).add_params(slider(param, frames))


def words(param: str) -> alt.Chart:
    """Write "<parameter> = <value>"."""
    return alt.Chart(pd.DataFrame([{}])).mark_text(text=alt.expr(f"'{param} = ' + {param}"), x=100, y=10)


def slider(param: str, frames: int) -> alt.Parameter:
    """Return the slider that the player drives."""
    return alt.param(name=param, value=0, bind=alt.binding_range(min=0, max=frames, step=1))


def png(gray: int) -> str:
    """Return a small image as a data URI."""
    file = io.BytesIO()
    Image.new("L", (4, 4), gray).save(file, "PNG")
    return "data:image/png;base64," + base64.b64encode(file.getvalue()).decode()


def charts() -> None:
    """Show both players; the button draws the first player's second chart anew, its slider included."""
    anew = st.session_state.setdefault("anew", 0)
    st.button("Draw anew", on_click=lambda: st.session_state.update(anew=anew + 1))
    left, right = st.columns(2)
    left.altair_chart(image_chart("pa_step", frames=20))
    right.altair_chart(text_chart("pa_other", frames=20).properties(title=f"drawn {anew}"))
    player("pa_step", "pa_other", frames=20, key="one")
    st.altair_chart(text_chart("pb_step", frames=10))
    player("pb_step", frames=10, key="two", label="epoch", loop=True)


def elsewhere() -> None:
    """Show nothing that plays."""
    st.title("Elsewhere")


st.navigation([st.Page(charts, default=True), st.Page(elsewhere)]).run()
