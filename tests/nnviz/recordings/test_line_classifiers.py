"""Line images, the three networks that read them, and the recording of what they answer."""

from functools import cache

import keras
import numpy as np
import pytest

from nnviz.activations import layer_activations
from nnviz.datasets.line_images import LAST_PLACE, MOST_SHIFT, lines, pixel_order, shift_images, shuffle_pixels
from nnviz.recordings.line_classifiers import (
    NAMES,
    SHIFTS,
    STARTS,
    TEST,
    line_classifier,
    load_line_classifiers,
    seen_by_both,
    seen_images,
)


@cache
def trained(name: str, shuffled: bool) -> keras.Model:
    """Return a network with its shipped weights."""
    model = line_classifier(name)
    model.set_weights(load_line_classifiers(shuffled=shuffled).weights[name])
    return model


def test_lines_lie_where_the_page_says():
    """The lesson of the shift rests on it: no training line in the lower or the right half."""
    data = lines(count=200, noise=0)
    assert set(data.places) == set(range(LAST_PLACE + 1)) and data.y.mean() == 0.5
    for image, y, place in zip(data.images, data.y, data.places, strict=True):
        along = image.T if y else image
        assert np.array_equal(along.sum(axis=1), 8 * (np.arange(8) == place))


def test_seed_decides_and_pixels_are_gray_values():
    """A link would show other images elsewhere, or a pixel more than full ink."""
    one, same, other = lines(seed=3), lines(seed=3), lines(seed=4)
    assert np.array_equal(one.images, same.images) and not np.array_equal(one.images, other.images)
    assert one.images.dtype == np.float32 and one.images.min() >= 0 and one.images.max() <= 1
    assert "seed 3" in one.source


@pytest.mark.parametrize(
    ("wrong", "message"),
    [({"count": 1}, "count"), ({"noise": 1.1}, "noise"), ({"noise": float("nan")}, "noise"), ({"seed": -1}, "seed")],
)
def test_impossible_lines_are_refused(wrong, message):
    """A notebook would get images of nothing."""
    with pytest.raises(ValueError, match=message):
        lines(**wrong)


def test_a_shift_moves_every_line_into_the_other_half():
    """At the largest shift a line would still lie where some training line lay."""
    data = lines(count=50, noise=0)
    moved = shift_images(data.images, MOST_SHIFT)
    places = np.where(data.y == 1, moved.sum(axis=1).argmax(axis=1), moved.sum(axis=2).argmax(axis=1))
    assert np.array_equal(places, data.places + MOST_SHIFT) and places.min() > LAST_PLACE
    with pytest.raises(ValueError, match="pixels must be from 0 to 4, got 5"):
        shift_images(data.images, 5)


def test_shuffling_moves_pixels_alike_in_every_image_and_loses_none():
    """The dense network could not learn the same from it."""
    data, order = lines(count=5), pixel_order()
    shuffled = shuffle_pixels(data.images)
    assert np.array_equal(shuffled.reshape(5, 64), data.images.reshape(5, 64)[:, order])
    assert np.array_equal(np.sort(order), np.arange(64))


@pytest.mark.parametrize(("name", "count"), [("logistic", 64 + 1), ("dense", 64 * 8 + 8 + 8 + 1), ("convolution", 23)])
def test_parameters_are_counted_as_by_hand(name, count):
    """The page would show wrong sums: 64 + 1, 520 + 9, (3·3·1·2 + 2) + (2 + 1)."""
    assert line_classifier(name).count_params() == sum(load_line_classifiers(shuffled=False).parameters(name)) == count


def test_there_is_no_fourth_network():
    """A typing mistake would build something else."""
    with pytest.raises(ValueError, match="name must be one of logistic, dense, convolution, got 'cnn'"):
        line_classifier("cnn")


@pytest.mark.parametrize("shuffled", [False, True])
def test_the_recording_is_what_keras_answers(shuffled):
    """What is on screen would not come from the networks on screen."""
    run, test = load_line_classifiers(shuffled=shuffled), lines(**TEST)
    for row, name in enumerate(NAMES):
        for shift in SHIFTS:
            images = seen_images(test, shift, shuffled=shuffled)
            answers = np.asarray(trained(name, shuffled)(images[..., None]))[:, 0]
            assert abs(int(((answers > 0.5) == test.y).sum()) - run.right[row, shift]) <= 1  # a tie may round
            np.testing.assert_allclose(run.probability[row, shift], answers[:8], atol=1e-5)
            np.testing.assert_array_equal(run.images[shift], images[:8])
    maps = layer_activations(trained("convolution", shuffled), run.images[2][..., None], layer="conv")
    np.testing.assert_allclose(run.maps[2], maps, atol=1e-5)


def test_a_map_is_a_sum_over_neighbors():
    """The kernels on screen would not be what makes the maps."""
    run = load_line_classifiers(shuffled=False)
    kernels, bias = run.weights["convolution"][:2]
    for row, column in ((1, 1), (4, 6)):
        window = run.images[0, 1, row - 1 : row + 2, column - 1 : column + 2]
        by_hand = np.maximum(0, (window[..., None] * kernels[:, :, 0]).sum(axis=(0, 1)) + bias)
        np.testing.assert_allclose(run.maps[0, 1, row, column], by_hand, atol=1e-5)


@pytest.mark.parametrize("shift", SHIFTS)
def test_a_convolution_is_equivariant_and_shuffling_ends_that(shift):
    """The page's proof: shift the input, and the maps shift along, number for number."""
    now, before = seen_by_both(shift), slice(1, 7 - shift)
    ordered, shuffled = (load_line_classifiers(shuffled=kind).maps for kind in (False, True))
    assert np.abs(ordered[shift][:, now, now] - ordered[0][:, before, before]).max() < 1e-5
    if shift:
        assert np.abs(shuffled[shift][:, now, now] - shuffled[0][:, before, before]).max() > 1


def test_the_run_supports_the_lesson():
    """The claims on the page would not hold for the run on screen."""
    usual, shuffled = (load_line_classifiers(shuffled=kind).right / TEST["count"] for kind in (False, True))
    assert usual[:, 0].min() > 0.95  # all three read lines where they learned them
    assert usual[:2, -1].max() < 0.2  # and the two that flatten are wrong where they did not
    assert usual[2].min() > 0.99
    assert np.abs(usual[:2, 0] - shuffled[:2, 0]).max() < 0.03  # lists don't mind an order
    assert 0.6 < shuffled[2, 0] < usual[2, 0] - 0.1  # a convolution does, but is better than chance
    assert load_line_classifiers(shuffled=False).starts.shape == (len(STARTS), len(SHIFTS))
