"""Attributions by hand: on a linear network every one of them is weight times ink."""

import keras
import numpy as np
import pytest

from nnviz.attributions import agreement, at_their_fields, insertion_and_deletion, integrated_gradients

SIDE = 6


def linear() -> keras.Model:
    """Return a network whose two logits are weighted sums of the pixels."""
    model = keras.Sequential([keras.Input((SIDE, SIDE, 1)), keras.layers.Flatten(), keras.layers.Dense(2)])
    weights = np.random.default_rng(0).normal(size=(SIDE * SIDE, 2)).astype(np.float32)
    model.set_weights([weights, np.array([0.5, -0.5], np.float32)])
    return model


def test_integrated_gradients_of_a_linear_network_are_weight_times_ink():
    """By hand: the gradient is the weight everywhere on the way."""
    model, images = linear(), np.random.default_rng(1).random((3, SIDE, SIDE, 1)).astype(np.float32)
    found = integrated_gradients(model, images, classes=np.array([0, 1, 1]), steps=3)
    weights = model.get_weights()[0].T.reshape(2, SIDE, SIDE, 1)
    np.testing.assert_allclose(found, weights[[0, 1, 1]] * images, atol=1e-5)
    white = integrated_gradients(model, images, classes=0, steps=2, baseline=1.0)
    np.testing.assert_allclose(white, weights[0] * (images - 1), atol=1e-5)


def test_they_add_up_to_the_difference_of_the_scores():
    """The axiom: nothing of the score would be lost or invented."""
    layers = keras.layers
    model = keras.Sequential(
        [keras.Input((SIDE, SIDE, 1)), layers.Conv2D(4, 3, activation="relu"), layers.Flatten(), layers.Dense(3)]
    )
    image = np.random.default_rng(2).random((1, SIDE, SIDE, 1)).astype(np.float32)
    found = integrated_gradients(model, image, classes=2, steps=200)
    scores = np.asarray(model(np.concatenate([image, np.zeros_like(image)])))[:, 2]
    assert found.sum() == pytest.approx(scores[0] - scores[1], abs=0.01)
    with pytest.raises(ValueError, match="steps"):
        integrated_gradients(model, image, classes=2, steps=0)


def test_cells_stand_at_the_middle_of_their_fields():
    """A map would be drawn over pixels that its cells do not see."""
    cells = np.arange(1, 65).reshape(8, 8)
    image = at_their_fields(cells, side=28, start=0, size=14, stride=2)  # conv2 of the digits' CNN
    assert image[6, 6] == image[7, 7] == 1 and image[20, 20] == image[21, 21] == 64
    assert image[:6].sum() == image[:, 22:].sum() == 0
    padded = at_their_fields(np.ones((6, 6), int), side=6, start=-1, size=3, stride=1)
    assert padded.sum() == 36


def test_agreement_is_the_correlation():
    """By NumPy; a flat map agrees with nothing."""
    one, other = np.random.default_rng(3).random((2, 5, 5))
    assert agreement(one, other) == pytest.approx(np.corrcoef(one.ravel(), other.ravel())[0, 1])
    assert agreement(one, 2 - 3 * one) == -1 and agreement(one, np.zeros((5, 5))) == 0
    with pytest.raises(ValueError, match="other"):
        agreement(one, other[:2])


def test_a_good_map_inserts_early_and_deletes_early():
    """The measures would favor maps that order the pixels wrongly."""
    model = keras.Sequential([linear(), keras.layers.Softmax()])
    image = np.random.default_rng(4).random((SIDE, SIDE)).astype(np.float32)
    weights = linear().get_weights()[0]
    good = ((weights[:, 0] - weights[:, 1]) * image.ravel()).reshape(SIDE, SIDE)
    best, worst = (insertion_and_deletion(model, image, kind * good, digit=0, most=36, steps=12) for kind in (1, -1))
    assert best[0] > worst[0] and best[1] < worst[1]
    with pytest.raises(ValueError, match="attribution"):
        insertion_and_deletion(model, image, good[:3], digit=0)
