"""What the address says about the stack: every word checked, nothing in it trusted."""

from collections.abc import Callable

import streamlit as st

from dashboard.app_pages.layers.stack.limits import BATCHES, DEFAULTS, MOST_DIGIT, MOST_SEED
from dashboard.app_pages.layers.stack.stack_view import Setting
from dashboard.layout.address import query_choice, query_number
from nnviz.layers import read, spell
from nnviz.layers.kinds import MOST_LAYERS
from nnviz.layers.sentences import SENTENCES

Words = Callable[[str], str]


def setting(word: Words) -> Setting:
    """Return the state that the address asks for; what makes no sense in it falls back with a note.

    Args:
        word: Returns a name as the address has it.
    """
    stack = _stack(word("stack"))
    most = max(1, stack.count("_") + 1)
    return Setting(
        stack=stack,
        batch=query_choice(word("batch"), {str(each): each for each in BATCHES}, default=str(DEFAULTS["batch"])),
        digit=_whole(word, "digit", low=1, high=MOST_DIGIT),
        sentence=_whole(word, "sentence", low=1, high=len(SENTENCES)),
        seed=_whole(word, "seed", low=0, high=MOST_SEED),
        layer=min(_whole(word, "layer", low=1, high=MOST_LAYERS + 2), most),
    )


def _stack(word: str) -> str:
    text = st.query_params.get(word, DEFAULTS["stack"])
    try:
        if text:
            return spell(read(text))
    except ValueError:
        pass
    st.caption(f"The address asks for a {word} that cannot be built here; this shows the lecture’s dense net.")
    return DEFAULTS["stack"]


def _whole(word: Words, name: str, *, low: int, high: int) -> int:
    return int(query_number(word(name), default=DEFAULTS[name], low=low, high=high))
