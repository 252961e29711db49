"""What stands below the messages: what a visitor did, the glossary, what to read next."""

import streamlit as st

from dashboard.app_pages.take_home import PAGE
from dashboard.app_pages.take_home.digits_read import digits_read
from dashboard.app_pages.take_home.glossary_list import glossary_list
from dashboard.layout.done import guesses, solved, visited
from dashboard.layout.frame import open_page
from dashboard.pages import HOME, PAGES

POINTERS = """
- [Neural networks](https://www.3blue1brown.com/topics/neural-networks), 3Blue1Brown: gradient descent and \
backpropagation as animations, an hour altogether.
- [TensorFlow Playground](https://playground.tensorflow.org): the page “Many perceptrons” has its idea from there; see \
what else they let you change.
- [Neural Networks and Deep Learning](http://neuralnetworksanddeeplearning.com), Michael Nielsen: chapter 2 derives \
backpropagation, chapter 4 shows why a network can follow any curve.
- [A Recipe for Training Neural Networks](https://karpathy.github.io/2019/04/25/recipe/), Andrej Karpathy: what to \
check, in which order, before you blame the network.
- [Why Momentum Really Works](https://distill.pub/2017/momentum/), Gabriel Goh: what page “Optimizers” shows, with the \
mathematics.
- [CNN Explainer](https://poloclub.github.io/cnn-explainer/), Wang and others: another look into a convolutional \
network.
- [A Gentle Introduction to Graph Neural Networks](https://distill.pub/2021/gnn-intro/), Sanchez-Lengeling and others: \
networks for molecules and other graphs.
- [Getting started with Keras](https://keras.io/getting_started/): the guides to write your own, from its makers.
- [Deep Learning](https://www.deeplearningbook.org), Goodfellow, Bengio and Courville: the textbook, free to read.
"""


def what_you_did() -> None:
    """Show pages, guesses, exercises and digits of this visit, and what is left to try."""
    lecture = [page for page in PAGES if page is not HOME]
    left = [page for page in lecture if page.path not in visited()]
    made = guesses()
    counts = (
        (f"{len(lecture) - len(left)} of {len(lecture)}", "pages visited"),
        (f"{sum(made.values())} of {len(made)}", "guesses right, at the first try"),
        (str(len(solved())), "exercises solved on “Train a network”"),
    )
    with st.container(key=PAGE.word("did"), horizontal=True):
        for count, what in counts:
            st.html(f'<p class="th-count"><b>{count}</b> {what}</p>')
        digits_read("draw-a-digit", key=PAGE.word("digits"))
    st.caption("Of this visit only: it is forgotten when you close the page.")
    if left:
        with st.container(key=PAGE.word("left"), horizontal=True, vertical_alignment="center"):
            st.markdown("Left to try:", width="content")
            for page in left:
                st.page_link(page.file, label=page.title, width="content")


def glossary() -> None:
    """Show all words as a list that can be searched."""
    open_page(glossary_list(key=PAGE.word("glossary")).asked)
