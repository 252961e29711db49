"""What the address says about the stack: every word checked, nothing in it trusted."""

import streamlit as st

from dashboard.app_pages.layers import PAGE
from dashboard.app_pages.layers.stack.limits import BATCHES, DEFAULTS, MOST_DIGIT, MOST_SEED
from dashboard.app_pages.layers.stack.stack_view import Setting
from dashboard.layout.address import query_choice, query_number
from nnviz.layers import read, spell
from nnviz.layers.kinds import MOST_LAYERS
from nnviz.layers.sentences import SENTENCES


def setting() -> Setting:
    """Return the state that the address asks for; what makes no sense in it falls back with a note."""
    stack = _stack()
    most = max(1, stack.count("_") + 1)
    return Setting(
        stack=stack,
        batch=query_choice(PAGE.word("batch"), {str(each): each for each in BATCHES}, default=str(DEFAULTS["batch"])),
        digit=_whole("digit", low=1, high=MOST_DIGIT),
        sentence=_whole("sentence", low=1, high=len(SENTENCES)),
        seed=_whole("seed", low=0, high=MOST_SEED),
        layer=min(_whole("layer", low=1, high=MOST_LAYERS + 2), most),
    )


def _stack() -> str:
    word = PAGE.word("stack")
    text = st.query_params.get(word, DEFAULTS["stack"])
    try:
        if text:
            return spell(read(text))
    except ValueError:
        pass
    st.caption(f"The address asks for a {word} that cannot be built here; this shows the lecture’s dense net.")
    return DEFAULTS["stack"]


def _whole(name: str, *, low: int, high: int) -> int:
    return int(query_number(PAGE.word(name), default=DEFAULTS[name], low=low, high=high))
