"""The charts of the home page's drawing."""

import json

import numpy as np
import pytest

from dashboard.app_pages.home.drawing_play import SIDE, answer_chart, answer_frame, pen_frame, seen_frame, writing_chart
from nnviz.recordings.drawing import DrawingRecording, load_drawing


@pytest.fixture
def two_steps():
    """Return a recording of two steps: unsure between 3 and 5, then an 8."""
    images = np.zeros((2, 28, 28), np.uint8)
    images[1, 2, 5] = 128  # place 2 · 28 + 5 = 61
    probabilities = np.zeros((2, 10), np.float32)
    probabilities[0, [3, 5]] = [0.55, 0.45]
    probabilities[1, [8, 0]] = [0.975, 0.025]
    return DrawingRecording(np.array([[0.5, 0.25], [1, 0]], np.float32), images, probabilities)


def test_the_answer_says_when_it_is_not_sure(two_steps):
    """The hero would claim an answer that the page "Draw a digit" calls unsure."""
    table = answer_frame(two_steps)
    words = table[table["top"]].set_index("step")[["digit", "large", "small"]]
    assert words.loc[0].tolist() == [3, "Not sure", "perhaps a 3: 55.0 %"]
    assert words.loc[1].tolist() == [8, "It is an 8", "97.5 % sure"]
    assert len(table) == 20 and table.groupby("step")["p"].sum().tolist() == pytest.approx([1, 1])


def test_pixels_and_pen_keep_their_places(two_steps):
    """The picture would show another drawing than the network saw."""
    assert seen_frame(two_steps)[["pixel", "ink"]].to_numpy().tolist() == [[[], []], [[61], [128]]]
    assert pen_frame(two_steps)[["x", "y"]].to_numpy().tolist() == [[SIDE / 2, SIDE / 4], [SIDE, 0]]


def test_both_charts_are_driven_by_one_slider_and_stay_small():
    """The player would move one chart only, or a phone would load half a megabyte."""
    recording = load_drawing()
    specs = [chart(recording).to_dict() for chart in (writing_chart, answer_chart)]
    for spec in specs:
        bound = [param for param in spec["params"] if "bind" in param]
        assert [(param["name"], param["value"], param["bind"]["max"]) for param in bound] == [("hm_step", 72, 72)]
    assert sum(len(json.dumps(spec)) for spec in specs) < 400_000
