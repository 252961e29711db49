"""The recorded drawings on the home page."""

import numpy as np
import pytest

from nnviz import assets
from nnviz.assets import AssetError
from nnviz.digits import UNSURE_BELOW, change, rasterize
from nnviz.recordings.drawing import ASSET, LAYERS, LEVELS, load_drawings, pen_path
from tests.shipped import classifier

SHIFT = {"seven-aside": 6}


@pytest.fixture(scope="module")
def recordings():
    """Return the shipped recordings."""
    return load_drawings()


def minds(recording):
    """Return the digits that the network was sure of, in their order."""
    sure = recording.probabilities[recording.probabilities.max(axis=1) >= UNSURE_BELOW].argmax(axis=1)
    return sure[np.diff(sure, prepend=-1) != 0].tolist()


def test_the_recorded_answers_are_the_networks(recordings):
    """The home page would show what the shipped network does not say."""
    for recording in recordings.values():
        answers = classifier("cnn").predict(recording.images / np.float32(255))
        np.testing.assert_allclose(recording.probabilities, answers, atol=1e-4)


def test_the_recorded_maps_are_the_networks(recordings):
    """The maps would be those of another drawing, or of another step; they are rounded to levels, those to bytes."""
    recording = recordings["eight"]
    outputs = [classifier("cnn").explain(image / np.float32(255)).activations for image in recording.images]
    for layer in LAYERS:
        wanted = np.stack([output[layer] for output in outputs])  # (steps, …, maps)
        wanted = np.moveaxis(wanted, (0, -1), (-1, 0)) / wanted.max()
        np.testing.assert_allclose(getattr(recording, layer) / 255, wanted, atol=0.5 / LEVELS + 0.5 / 255 + 1e-5)


def test_the_recorded_images_are_what_the_pen_wrote(recordings):
    """The home page would show the network another drawing than the visitor sees."""
    for name, recording in recordings.items():
        strokes = [stroke.round(4).tolist() for stroke in recording.strokes]
        wanted = change(rasterize(strokes), shift=(SHIFT.get(name, 0), 0))
        np.testing.assert_allclose(recording.images[-1], np.round(wanted * 255), atol=1)
        assert recording.lengths.sum() == len(recording.points) == len(recording.images)


def test_ink_stays_where_it_was_written(recordings):
    """The 28×28 image would swim: each new piece of the line would move and scale what was there."""
    for recording in recordings.values():
        gone = recording.images[:-1].astype(int) - recording.images[1:]
        assert gone.max() <= 64, "the pen's round end may become a corner"


def test_the_drawings_change_the_networks_mind(recordings):
    """The hand would have no story: a 5 on the way to the 8, a 7 to the 2, a 4 to the 5; and the scribble no lesson."""
    assert minds(recordings["eight"])[-2:] == [5, 8]
    assert minds(recordings["two"])[-2:] == [7, 2]
    assert minds(recordings["five"])[-2:] == [4, 5]
    assert minds(recordings["seven-aside"])[-1] == 7 and minds(recordings["four-or-nine"])[-1] in (4, 9)
    assert recordings["scribble"].probabilities[-1].max() < UNSURE_BELOW


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
        load_drawings()
