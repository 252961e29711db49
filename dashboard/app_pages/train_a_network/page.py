import streamlit as st

from dashboard import layout
from dashboard.app_pages.train_a_network import choices as settings
from dashboard.app_pages.train_a_network import comparison, notebook, picture, words
from dashboard.app_pages.train_a_network.training_view import training_view
from dashboard.layout.visit import EVERY, Visit

page = layout.open_page("train-a-network")
visit = Visit(page)
with st.container(key="tn_menus", horizontal=True, vertical_alignment="bottom"):
    choices = settings.chosen(page)
    visit.open(choices)
    visit.button(choices, key="tn_train")


def watched() -> None:
    """Draw the training as far as it is; the page is drawn anew once it ends, for its button."""
    if choices.compare:
        shown, seen = comparison.look(visit, choices)
        with st.container(key="batches_room"):
            comparison.show(page, shown, seen)
    else:
        shown = visit.look(choices)
        training_view(picture.payload(page, shown), key="tn_view")
    if visit.just_ended(shown):
        st.rerun()


st.fragment(watched, run_every=EVERY if visit.on_its_way(choices) else None)()
if not layout.lecture_mode():
    notebook.download(choices)


def slide() -> None:
    """The slide names the skills; these are the formulas behind them, with the picture's numbers."""
    st.latex(
        r"\text{stop after epoch } t \text{ if } L_{\text{val}}(s) \ge \min_{r < s} L_{\text{val}}(r) "
        r"\text{ for all } s \in \{t - P + 1, \dots, t\}"
    )
    st.markdown(words.slide(choices))


layout.close_page(
    page,
    layout.Close(
        tries=(
            layout.Try("Solve the exercise", {"tn_hidden": "32", "tn_rate": "0.01"}),
            layout.Try(
                "Stopped too early", {"tn_data": "spiral", "tn_hidden": "32-32", "tn_rate": "0.01", "tn_patience": "2"}
            ),
            layout.Try("Steps too long", {"tn_optimizer": "SGD", "tn_rate": "1"}),
        ),
        guess=layout.Guess(
            "The network of 4,865 parameters goes on training for all 100 epochs. What does the validation error do?",
            ("falls like the training error", "stays about where it was", "rises to that of guessing the mean"),
            right="stays about where it was",
            because=words.answer_to_guess,
        ),
        slide=slide,
        code=lambda: notebook.panel(page, choices),
        sources=words.sources(choices),
    ),
)
