"""The shipped networks answer what Keras would, from any number of threads."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import keras
import numpy as np
import pytest
import tensorflow as tf

from nnviz import assets
from nnviz.datasets.mnist import digits
from nnviz.digits import Classifier, load_classifier
from nnviz.models import digit_cnn


@pytest.fixture(scope="module")
def cnn() -> Classifier:
    """The shipped CNN."""
    return load_classifier("cnn")


@pytest.mark.parametrize("name", ["cnn", "dense", "plain"])
def test_probabilities_are_those_of_the_keras_model(name):
    """The compiled calls would be another network than the one on disk."""
    classifier, images = load_classifier(name), digits().test_images[:7]
    expected = classifier.model(images[..., None], training=False).numpy()
    assert classifier.predict(images) == pytest.approx(expected, abs=1e-6)
    assert classifier.predict(images[..., None]) == pytest.approx(expected, abs=1e-6)
    assert classifier.predict(images[:1]) == pytest.approx(expected[:1], abs=1e-6)
    assert expected.sum(axis=1) == pytest.approx(np.ones(7), abs=1e-5)


def test_explanation_equals_a_cut_model_and_a_gradient_tape(cnn):
    """Maps or saliency on screen would not be the network's."""
    image = digits().test_images[3]
    explained = cnn.explain(image)
    for layer in cnn.model.layers:
        cut = keras.Model(cnn.model.inputs[0], layer.output)
        expected = cut(image[None, ..., None], training=False).numpy()[0]
        assert explained.activations[layer.name] == pytest.approx(expected, abs=1e-4), layer.name
    logits = keras.Model(cnn.model.inputs[0], cnn.model.get_layer("logits").output)
    pixels = tf.constant(image[None, ..., None])
    with tf.GradientTape() as tape:
        tape.watch(pixels)
        chosen = logits(pixels, training=False)[0, explained.digit]
    expected = tape.gradient(chosen, pixels).numpy()[0, ..., 0]
    assert explained.saliency == pytest.approx(expected, abs=1e-4)
    assert explained.probabilities == pytest.approx(cnn.predict(image[None])[0], abs=1e-5)


def test_twenty_threads_get_their_own_answers(cnn):
    """One visitor would see another visitor's digit."""
    images = digits().test_images[:200]
    alone = [cnn.explain(image).logits for image in images]
    with ThreadPoolExecutor(20) as threads:
        together = list(threads.map(lambda image: cnn.explain(image).logits, images))
    assert np.array_equal(alone, together)


def test_no_images_no_answers(cnn):
    """An empty batch would crash."""
    assert cnn.predict(np.zeros((0, 28, 28))).shape == (0, 10)


def test_unsure_is_a_rule_on_the_top_probability():
    """The page would call sure what the model card calls unsure."""
    classifier = Classifier(digit_cnn(seed=0))  # untrained: near 0.1 everywhere
    explained = classifier.explain(np.zeros((28, 28)))
    assert explained.probabilities.max() < 0.6 and not explained.sure


@pytest.mark.parametrize(
    ("images", "error", "message"),
    [
        (np.zeros((2, 27, 28)), ValueError, r"images must have shape \(n, 28, 28\)"),
        (np.zeros((28, 28)), ValueError, r"images must have shape"),
        (np.full((1, 28, 28), 255), ValueError, r"images must be finite and in \[0, 1\]"),
        (np.full((1, 28, 28), np.nan), ValueError, "images must be finite"),
        (np.full((1, 28, 28), "a"), TypeError, "images must hold real numbers"),
    ],
)
def test_bad_images_are_named(cnn, images, error, message):
    """Pixels from 0 to 255, the most common mistake, would be read as something else without a word."""
    with pytest.raises(error, match=message):
        cnn.predict(images)


def test_unknown_networks_are_named():
    """A spelling mistake would look like a damaged installation."""
    with pytest.raises(ValueError, match="name must be one of cnn, dense, plain, got 'rnn'"):
        load_classifier("rnn")


def test_code_hidden_in_a_model_file_does_not_run(tmp_path, monkeypatch):
    """Opening a model would run whatever somebody put into it, even with a matching checksum."""
    (tmp_path / "models").mkdir()
    evil = keras.Sequential([keras.Input((28, 28, 1)), keras.layers.Lambda(lambda image: print("run") or image)])
    evil.save(tmp_path / "models" / "digit_cnn.keras")
    monkeypatch.setattr(assets, "folder", lambda: tmp_path)
    assets.record_checksums("models/digit_cnn.keras")
    with pytest.raises(ValueError, match=r"arbitrary code|unsafe|lambda"):
        load_classifier("cnn")


def test_importing_nnviz_does_not_import_tensorflow():
    """A notebook would wait seconds for `import nnviz`, and Streamlit's server would hold TensorFlow."""
    code = (
        "import sys, nnviz, nnviz.digits, nnviz.datasets, nnviz.models, nnviz.activations, nnviz.assets; "
        "print(sorted({'tensorflow', 'keras', 'matplotlib', 'streamlit'} & set(sys.modules)))"
    )
    assert subprocess.check_output([sys.executable, "-c", code], text=True).strip() == "[]"
