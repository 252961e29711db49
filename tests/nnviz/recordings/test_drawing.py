"""The recorded drawing on the home page."""

import numpy as np
import pytest

from nnviz import assets
from nnviz.assets import AssetError
from nnviz.digits import rasterize
from nnviz.recordings.drawing import ASSET, STEPS, load_drawing, pen_path
from tests.shipped import classifier


@pytest.fixture(scope="module")
def recording():
    """Return the shipped recording."""
    return load_drawing()


def test_the_recorded_answers_are_the_networks(recording):
    """The home page would show what the shipped network does not say."""
    answers = classifier("cnn").predict(recording.images / np.float32(255))
    np.testing.assert_allclose(recording.probabilities, answers, atol=1e-4)


def test_the_recorded_images_are_what_the_pen_wrote(recording):
    """The home page would show the network another drawing than the visitor sees."""
    strokes = recording.points.round(4).tolist()
    for step in (0, 20, STEPS):
        wanted = np.round(rasterize([strokes[: step + 1]]) * 255)
        np.testing.assert_allclose(recording.images[step], wanted, atol=1)


def test_the_drawing_changes_the_networks_mind(recording):
    """The hero would have no story: it is read as a 0 and a 5 on its way to an 8."""
    sure = recording.probabilities.max(axis=1) >= 0.6
    assert {0, 5, 8} <= set(recording.probabilities.argmax(axis=1)[sure])
    assert recording.probabilities[-1].argmax() == 8 and recording.probabilities[-1].max() > 0.9
    assert not sure[0]


def test_the_pen_moves_at_constant_speed():
    """The pen would rush where the places it passes lie far apart."""
    path = pen_path(np.array([[0, 0], [0.1, 0.3], [0.9, 0.4], [1, 1]]), steps=40)
    steps = np.hypot(*np.diff(path, axis=0).T)
    assert path.shape == (41, 2) and path.dtype == np.float32
    np.testing.assert_allclose(path[[0, -1]], [[0, 0], [1, 1]], atol=1e-6)
    np.testing.assert_allclose(steps, steps.mean(), rtol=0.02)


def test_a_missing_recording_names_the_command(tmp_path, monkeypatch):
    """The visitor's sentence would not say how to rebuild the file."""
    monkeypatch.setattr(assets, "folder", lambda: tmp_path)
    with pytest.raises(AssetError, match=rf"{ASSET}.*python -m nnviz\.recordings --only drawing"):
        load_drawing()
