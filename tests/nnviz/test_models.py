"""The digit networks: layers, sizes worked out by hand, seeds."""

import subprocess
import sys

import numpy as np
import pytest

from nnviz.models import digit_cnn, digit_dense

CNN = "image conv1 pool1 conv2 pool2 flatten dropout dense logits probabilities".split()
DENSE = "image flatten dense1 dense2 logits probabilities".split()


@pytest.mark.parametrize(("build", "names"), [(digit_cnn, CNN), (digit_dense, DENSE)])
def test_layers_have_the_names_they_are_shown_under(build, names):
    """Pictures and explanations look layers up by these names."""
    assert [layer.name for layer in build(seed=0).layers] == names


def test_parameters_of_the_cnn():
    """Weights and biases, layer by layer: 25·16+16, 25·16·32+32, 4·4·32·128+128, 128·10+10."""
    model = digit_cnn(seed=0)
    counts = {layer.name: layer.count_params() for layer in model.layers if layer.count_params()}
    assert counts == {"conv1": 416, "conv2": 12_832, "dense": 65_664, "logits": 1290}
    assert model.count_params() == 80_202


def test_parameters_of_the_dense_network():
    """Weights and biases, layer by layer: 784·128+128, 128·64+64, 64·10+10."""
    model = digit_dense(seed=0)
    counts = {layer.name: layer.count_params() for layer in model.layers if layer.count_params()}
    assert counts == {"dense1": 100_480, "dense2": 8256, "logits": 650}
    assert model.count_params() == 109_386


def test_shapes_of_the_feature_maps():
    """The picture of the network has room for these and no others."""
    shapes = {layer.name: layer.output.shape[1:] for layer in digit_cnn(seed=0).layers}
    assert shapes["image"] == (28, 28, 1)
    assert shapes["conv1"] == (24, 24, 16) and shapes["pool1"] == (12, 12, 16)
    assert shapes["conv2"] == (8, 8, 32) and shapes["pool2"] == (4, 4, 32)
    assert shapes["flatten"] == (512,) and shapes["dense"] == (128,) and shapes["probabilities"] == (10,)


@pytest.mark.parametrize("build", [digit_cnn, digit_dense])
def test_the_seed_decides_the_weights(build):
    """The same seed would give another network, or every seed the same."""
    first, again, other = (build(seed=seed).get_weights() for seed in (1, 1, 2))
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first[0], other[0])


def test_layers_of_one_network_start_differently():
    """Two kernels of one shape would be copies of each other if all layers shared one seed."""
    dense2, logits = (digit_dense(seed=0).get_layer(name).get_weights()[0] for name in ("dense2", "logits"))
    limits = [np.sqrt(6 / (128 + 64)), np.sqrt(6 / (64 + 10))]  # Glorot's: both are uniform up to these
    assert not np.allclose(dense2.ravel()[:640] / limits[0], logits.ravel() / limits[1])


@pytest.mark.parametrize("build", [digit_cnn, digit_dense])
def test_answers_are_probabilities_of_the_logits(build):
    """The softmax shown on screen would not be the one that answers."""
    import keras

    model = build(seed=0)
    traced = keras.Model(model.inputs, [model.get_layer("logits").output, model.output])
    logits, probabilities = traced([np.random.default_rng(0).random((5, 28, 28, 1), np.float32)])
    powers = np.exp(np.asarray(logits))
    np.testing.assert_allclose(probabilities, powers / powers.sum(axis=1, keepdims=True), rtol=1e-5)


@pytest.mark.parametrize("build", [digit_cnn, digit_dense])
def test_a_seed_is_an_integer(build):
    """A float would be cut silently."""
    with pytest.raises(TypeError, match="seed"):
        build(seed=1.5)


def test_importing_does_not_load_tensorflow():
    """Every page would wait seconds for a library it does not need."""
    code = (
        "import sys, nnviz.models, nnviz.augmentation, nnviz.digits.out_of_distribution, nnviz.datasets; "
        "import nnviz.recordings.catalogue; "
        "assert not {'tensorflow', 'keras'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code], check=True)
