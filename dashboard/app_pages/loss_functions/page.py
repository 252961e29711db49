import streamlit as st

from dashboard import layout
from dashboard.app_pages.loss_functions import pictures as losses
from dashboard.components.live_text import live_text
from dashboard.layout.picture import picture

page = layout.open_page("loss-functions")
with st.container(key="lf_choices", horizontal=True, vertical_alignment="center", gap="small"):
    name = layout.choose(page, "What is predicted", list(losses.VIEWS), key="lf_view")
    view = losses.VIEWS[name]
    asked = view.ask(page)
view.above(page, *asked)
picture(page, *view.charts(*asked), widths=view.widths, alt=view.alt, hidden=view.hidden, key=view.key)
if said := view.below(*asked):
    st.markdown(said)


def slide() -> None:
    """The slide's formulas, and what they are with the picture's numbers."""
    for formula in view.formulas:
        st.latex(formula)
    live_text(view.words(*asked), channel=page.path, key=f"lf_slide_{view.key}")


layout.close_page(
    page,
    layout.Close(
        tries=view.tries,
        guess=view.guess,
        slide=slide,
        code=lambda: live_text(
            losses.code(page, view, *asked), channel=page.path, key=f"lf_code_{view.key}", kind="code"
        ),
        sources=view.sources,
    ),
)
