"""The images that a filter slides over."""

import numpy as np
import streamlit as st

from nnviz.datasets.mnist import gray_digits
from nnviz.datasets.small_images import cat, line_segments

SHOWN = (27, 35, 12, 21, 36, 18, 25, 7, 6, 39)  # of the test digits, one of each


@st.cache_data(show_spinner=False)
def images() -> dict[str, np.ndarray]:
    """Return the images to choose from: uint8 gray values, ten digits, two lines, one of 4×4 to do by hand, a cat."""
    digits, _ = gray_digits("test")
    chosen = {f"digit {digit}": digits[place] / 255 for digit, place in enumerate(SHOWN)}
    lines = line_segments(count=4, seed=1)
    chosen |= {"horizontal line": lines.images[2], "vertical line": lines.images[1]}
    by_hand = np.array([[0, 0, 1, 1]] * 2 + [[0, 1, 1, 1]] + [[0, 0, 0, 0]], np.float32)
    chosen |= {"4×4 by hand": by_hand, "cat": 1 - cat() / 255}  # dark is 1, as ink is
    return {name: np.round(255 * image).astype(np.uint8) for name, image in chosen.items()}
