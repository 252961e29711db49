import streamlit as st

from dashboard import layout, losses
from dashboard.charts import picture
from dashboard.components.live_text import live_text

page = layout.open_page("loss-functions")
name = layout.choose(page, "What is predicted", list(losses.VIEWS), key="lf_view")
view = losses.VIEWS[name]
picture(page, *view.charts(), widths=view.widths, alt=view.alt, key=view.key)


def slide() -> None:
    """The slide's formulas, and what they are with the picture's numbers."""
    for formula in view.formulas:
        st.latex(formula)
    live_text(view.words(), channel=page.path, key=f"lf_slide_{view.key}")


layout.close_page(
    page,
    layout.Close(
        tries=view.tries,
        guess=view.guess,
        slide=slide,
        code=lambda: live_text(losses.code(page, view), channel=page.path, key=f"lf_code_{view.key}", kind="code"),
        sources=view.sources,
    ),
)
