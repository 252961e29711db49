"""Where a network looked, against a plain GradientTape and against covering pixels by hand."""

import keras
import numpy as np
import pytest
import tensorflow as tf

from nnviz.datasets.mnist import digits
from nnviz.gradients import grad_cam, occlusion, saliency
from tests.shipped import classifier


@pytest.fixture(scope="module")
def images() -> np.ndarray:
    """Three test digits, shape (3, 28, 28, 1)."""
    return digits().test_images[:3, ..., None]


def test_saliency_is_the_tapes(images):
    """The picture would show another class's reasons, or mix up the images of a batch."""
    model = classifier("cnn").model
    found = saliency(model, images, classes=[3, 1, 4], scores="logits")
    logits = keras.Model(model.inputs[0], model.get_layer("logits").output)
    for image, chosen, own in zip(images, (3, 1, 4), found, strict=True):
        pixels = tf.constant(image[None], tf.float32)
        with tf.GradientTape() as tape:
            tape.watch(pixels)
            score = logits(pixels)[0, chosen]
        assert own == pytest.approx(tape.gradient(score, pixels).numpy()[0], abs=1e-5)


def test_saliency_is_explains(images):
    """Page 16 and page 15 would disagree about the same digit."""
    explained = classifier("cnn").explain(images[0])
    found = saliency(classifier("cnn").model, images[:1], classes=explained.digit, scores="logits")
    assert found[0, ..., 0] == pytest.approx(explained.saliency, abs=1e-5)


def test_grad_cam_is_the_weighted_sum(images):
    """The heat map would belong to other weights."""
    model = classifier("cnn").model
    both = keras.Model(model.inputs[0], [model.get_layer("conv2").output, model.get_layer("logits").output])
    with tf.GradientTape() as tape:
        maps, logits = both(images[:1])
        score = logits[0, 7]
    alpha = tape.gradient(score, maps).numpy()[0].mean(axis=(0, 1))  # (maps,)
    by_hand = np.maximum(0, sum(a * maps.numpy()[0, ..., k] for k, a in enumerate(alpha)))
    found = grad_cam(model, images[:1], layer="conv2", classes=7, scores="logits")
    assert found.shape == (1, 8, 8) and by_hand.max() > 0
    assert found[0] == pytest.approx(by_hand, abs=1e-5)


def test_occlusion_is_covering_by_hand(images):
    """A square would be covered elsewhere than shown."""
    model = classifier("cnn").model
    found = occlusion(model, images[:1], classes=2, patch=6, stride=4, scores="probabilities")
    assert found.shape == (1, 6, 6)
    covered = images[:1].copy()
    covered[0, 8:14, 12:18] = 0
    before, after = model(np.concatenate([images[:1], covered])).numpy()[:, 2]
    assert found[0, 2, 3] == pytest.approx(before - after, abs=1e-5)


def test_any_keras_model_is_taken():
    """Teachers would find it made for our network alone."""
    mobile = keras.applications.MobileNetV2(weights=None, input_shape=(32, 32, 3), classes=5)
    image = np.random.default_rng(0).random((1, 32, 32, 3), np.float32)
    assert saliency(mobile, image, classes=4).shape == (1, 32, 32, 3)
    assert grad_cam(mobile, image, layer="block_1_expand", classes=0).shape == (1, 16, 16)
    fresh = keras.Sequential([keras.layers.Conv2D(2, 3, name="maps"), keras.layers.Flatten(), keras.layers.Dense(3)])
    assert occlusion(fresh, image, classes=1, patch=16, stride=8).shape == (1, 3, 3)


@pytest.mark.parametrize(
    ("call", "sentence"),
    [
        (lambda m, x: saliency(m, x, classes=10), "classes must be whole numbers from 0 to 9, got 10"),
        (lambda m, x: saliency(m, x, classes=0.5), "classes must be whole numbers"),
        (lambda m, x: saliency(m, x[:, :9], classes=1), "images must have shape"),
        (lambda m, x: saliency(m, x, classes=1, scores="conv1"), "scores must be a layer with output"),
        (lambda m, x: grad_cam(m, x, layer="dense", classes=1), "layer must give maps"),
        (lambda m, x: grad_cam(m, x, layer="conv9", classes=1), "layer must be one of"),
        (lambda m, x: occlusion(m, x, classes=1, patch=29), "patch must be from 1 to 28, got 29"),
        (lambda m, x: occlusion(m, x, classes=1, stride=0), "stride must be at least 1"),
    ],
)
def test_errors_name_what_was_expected(call, sentence, images):
    """A slip would end in a traceback from inside TensorFlow."""
    with pytest.raises(ValueError, match=sentence):
        call(classifier("cnn").model, images)
