"""Models that people brought, one kind after the other, against plain cuts, tapes and hand arithmetic."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import keras
import numpy as np
import pytest
import tensorflow as tf
from keras import layers, ops

from nnviz.activations import layer_activations
from nnviz.filters import ReceptiveField, kernels, most_exciting, receptive_field
from nnviz.gradients import grad_cam, occlusion, saliency

IMAGES = np.random.default_rng(0).random((3, 12, 12, 1), np.float32)


@pytest.fixture(autouse=True)
def seeded():
    """Set the seed of every model's weights."""
    keras.utils.set_random_seed(0)


def chain(*more: keras.Layer, shape=(12, 12, 1)) -> keras.Sequential:
    """Return a Sequential model."""
    return keras.Sequential([keras.Input(shape), *more])


def tape_cam(maps: tf.Tensor, slopes: tf.Tensor) -> np.ndarray:
    """Return Grad-CAM by its formula."""
    return np.maximum((maps.numpy() * slopes.numpy().mean(axis=(1, 2), keepdims=True)).sum(-1), 0)


@pytest.mark.parametrize("kind", ["keras", "h5"])
def test_saved_loaded_and_grown(kind, tmp_path):
    """A model would have other maps after it was loaded, or none."""
    model = keras.Sequential()
    for layer in (
        keras.Input((12, 12, 1)), layers.Conv2D(4, 3, name="conv"), layers.GlobalAveragePooling2D(), layers.Dense(5)
    ):  # fmt: skip
        model.add(layer)
    path = tmp_path / f"model.{kind}"
    model.save(path)
    loaded = keras.models.load_model(path)
    # By hand: the mean's derivative by each cell is the dense weight over 100 cells.
    maps = model.layers[0](IMAGES).numpy()
    cam = np.maximum((maps * model.layers[-1].kernel.numpy()[:, 2] / 100).sum(-1), 0)
    assert cam.max() > 0
    for each in (model, loaded):
        assert grad_cam(each, IMAGES, layer="conv", classes=2) == pytest.approx(cam, abs=1e-6)


def test_a_model_as_a_layer():
    """Inner layers could not be named; their fields would not begin at the image."""
    inner = keras.Input((None, None, 1))
    c1 = layers.Conv2D(3, 3, strides=2, name="c1")(inner)
    backbone = keras.Model(inner, layers.Conv2D(4, 3, activation="relu", name="c2")(c1), name="backbone")
    image = keras.Input((12, 12, 1))
    maps = backbone(layers.Rescaling(1 / 255)(image))
    model = keras.Model(image, layers.Dense(5)(layers.GlobalAveragePooling2D()(maps)))
    pixels = IMAGES * 255
    c1_by_hand = backbone.get_layer("c1")(IMAGES)
    by_hand = backbone.get_layer("c2")(c1_by_hand).numpy()
    assert layer_activations(model, pixels, layer="backbone/c1") == pytest.approx(c1_by_hand.numpy(), abs=1e-5)
    for name in ("backbone", "backbone/c2"):
        assert layer_activations(model, pixels, layer=name) == pytest.approx(by_hand, abs=1e-5)
        assert receptive_field(model, layer=name) == ReceptiveField(size=7, stride=2, start=0)
        assert most_exciting(model, pixels, layer=name, count=2).value[:, 0] == pytest.approx(by_hand.max((0, 1, 2)))
    cam = np.maximum((by_hand * model.layers[-1].kernel.numpy()[:, 1] / by_hand[0, ..., 0].size).sum(-1), 0)
    assert grad_cam(model, pixels, layer="backbone/c2", classes=1) == pytest.approx(cam, abs=1e-6)
    assert kernels(model, layer="backbone/c1").shape == (3, 3, 1, 3)
    with pytest.raises(ValueError, match=r"layer must be one of .*backbone/c1.*got 'c1'"):
        layer_activations(model, pixels, layer="c1")


def test_layers_of_one_model_in_another():
    """The first layers of a known network upon a new input would be cut from the old one."""
    old = chain(layers.Conv2D(3, 3, name="a"), layers.Conv2D(3, 3, name="b"), layers.Conv2D(3, 3, name="c"))
    image = keras.Input((20, 20, 1))
    x = old.get_layer("b")(old.get_layer("a")(image))
    model = keras.Model(image, layers.Dense(2)(layers.Flatten()(x)))
    images = np.random.default_rng(1).random((2, 20, 20, 1), np.float32)
    assert layer_activations(model, images, layer="b").shape == (2, 16, 16, 3)
    pixels = tf.constant(images)
    with tf.GradientTape() as tape:
        tape.watch(pixels)
        score = model(pixels)[:, 1]
    assert saliency(model, images, classes=1) == pytest.approx(tape.gradient(score, pixels).numpy(), abs=1e-6)
    assert receptive_field(model, layer="b") == ReceptiveField(size=5, stride=1, start=0)


def test_one_layer_used_twice():
    """One of two answers would be given, and nobody would know which."""
    conv, image = layers.Conv2D(1, 3, padding="same", name="conv"), keras.Input((12, 12, 1))
    model = keras.Model(image, layers.Dense(2)(layers.Flatten()(conv(conv(image)))))
    with pytest.raises(ValueError, match="'conv' is used 2 times in the model: choose 'conv#1' or 'conv#2'"):
        layer_activations(model, IMAGES, layer="conv")
    once = conv(IMAGES)
    assert layer_activations(model, IMAGES, layer="conv#1") == pytest.approx(once.numpy(), abs=1e-6)
    assert layer_activations(model, IMAGES, layer="conv#2") == pytest.approx(conv(once).numpy(), abs=1e-6)
    assert [receptive_field(model, layer=f"conv#{use}").size for use in (1, 2)] == [3, 5]
    with pytest.raises(ValueError, match="is used 2 times"):
        receptive_field(model, layer="conv")
    assert np.array_equal(kernels(model, layer="conv#2"), conv.kernel.numpy())


def test_a_class_of_its_own():
    """Half of all models are classes; they ended in an AttributeError."""

    class Own(keras.Model):
        def __init__(self):
            super().__init__(name="own")
            self.conv, self.dense = layers.Conv2D(2, 3, name="conv"), layers.Dense(3, name="dense")

        def call(self, x):
            return self.dense(tf.reduce_mean(tf.nn.relu(self.conv(x)), (1, 2)))

    model = Own()  # never called
    maps = layer_activations(model, IMAGES, layer="conv")
    assert maps == pytest.approx(model.conv(IMAGES).numpy(), abs=1e-6)
    slopes = (maps > 0) * model.dense.kernel.numpy()[:, 0] / 100
    by_hand = tape_cam(tf.constant(maps), tf.constant(slopes))
    assert grad_cam(model, IMAGES, layer="conv", classes=0) == pytest.approx(by_hand, abs=1e-6)
    assert np.array_equal(kernels(model, layer="conv"), model.conv.kernel.numpy())
    with pytest.raises(ValueError, match=r"model must be a built Sequential or functional one.*not own"):
        receptive_field(model, layer="conv")
    with pytest.raises(ValueError, match="images must be as own takes them, got"):
        layer_activations(model, IMAGES[..., 0], layer="conv")


def test_layers_in_a_compiled_function_are_refused():
    """What was seen when the function was compiled would be shown for every image."""

    class Compiled(keras.Model):
        def __init__(self):
            super().__init__()
            self.conv = layers.Conv2D(2, 3, name="conv")

        @tf.function
        def call(self, x):
            return self.conv(x)

    with pytest.raises(ValueError, match=r"conv runs inside a compiled function|layer must be one of"):
        layer_activations(Compiled(), IMAGES, layer="conv")


@pytest.mark.parametrize("ending", [ops.softmax, lambda logits: logits / 5])
def test_an_operation_at_the_end(ending):
    """The last layer's output would be explained for the model's."""
    image = keras.Input((12, 12, 1))
    maps = layers.Conv2D(3, 3, name="conv")(image)
    model = keras.Model(image, ending(layers.Dense(4, name="logits")(layers.Flatten()(maps))))
    pixels = tf.constant(IMAGES)
    with tf.GradientTape() as tape:
        tape.watch(pixels)
        score = model(pixels)[:, 2]
    assert saliency(model, IMAGES, classes=2) == pytest.approx(tape.gradient(score, pixels).numpy(), abs=1e-6)
    covered = IMAGES.copy()
    covered[:, :5, :5] = 0
    fall = (model(IMAGES) - model(covered)).numpy()[:, 2]
    assert occlusion(model, IMAGES, classes=2, stride=7)[:, 0, 0] == pytest.approx(fall, abs=1e-6)
    named = saliency(model, IMAGES, classes=2, scores="logits")
    assert named.shape == IMAGES.shape and not np.allclose(named, saliency(model, IMAGES, classes=2))


@pytest.mark.parametrize("as_dict", [False, True])
def test_several_heads(as_dict):
    """The last of several heads would be explained, whichever was meant."""
    image = keras.Input((12, 12, 1))
    flat = layers.Flatten()(image)
    digit, odd = layers.Dense(4, name="digit")(flat), layers.Dense(2, name="odd")(flat)
    model = keras.Model(image, {"digit": digit, "odd": odd} if as_dict else [digit, odd])
    with pytest.raises(ValueError, match="model has 2 outputs: choose with scores, one of digit, odd"):
        saliency(model, IMAGES, classes=1)
    for head, layer in (("digit", -2), ("odd", -1)):
        by_hand = model.layers[layer].kernel.numpy()[:, 1].reshape(12, 12, 1)
        assert saliency(model, IMAGES, classes=1, scores=head)[0] == pytest.approx(by_hand, abs=1e-6)


@pytest.mark.parametrize("last", ["dense", "ops", "tf", "layer", "activation"])
def test_before_a_softmax_that_is_sure(last):
    """Heat maps of the digits that a network reads best would be empty."""
    within = {"dense": "softmax", "ops": ops.softmax, "tf": tf.nn.softmax}.get(last)
    logits = layers.Dense(3, within, name="scores")
    ends = {"layer": [layers.Softmax()], "activation": [layers.Activation("softmax")]}.get(last, [])
    model = chain(layers.Conv2D(2, 3, name="conv"), layers.Flatten(), logits, *ends)
    logits.set_weights([logits.get_weights()[0] * 500, np.zeros(3)])
    pixels, conv = tf.constant(IMAGES), model.get_layer("conv")
    with tf.GradientTape() as tape:
        maps = conv(pixels)
        tape.watch(maps)
        score = tf.linalg.matmul(tf.reshape(maps, (3, -1)), logits.kernel)[:, 1]
    slopes = tape.gradient(score, maps)
    assert model(pixels).numpy().max() > 0.999999  # the derivative of which is lost
    by_hand = tape_cam(maps, slopes)
    assert grad_cam(model, IMAGES, layer="conv", classes=1) == pytest.approx(by_hand, rel=1e-4)
    name = model.layers[-1].name  # the output as it is, for whom asks for it
    assert np.abs(saliency(model, IMAGES, classes=1, scores=name)).max() < 1e-3


def test_several_inputs_are_refused_in_a_sentence():
    """An image would be given to one of two inputs."""
    one, two = keras.Input((12, 12, 1), name="one"), keras.Input((3,), name="two")
    model = keras.Model([one, two], layers.Concatenate()([layers.Flatten()(one), two]))
    for ask in (
        lambda: layer_activations(model, IMAGES, layer="one"),
        lambda: saliency(model, IMAGES, classes=0),
        lambda: receptive_field(model, layer="one"),
    ):
        with pytest.raises(ValueError, match=r"model must have one image input, .* has 2: one, two"):
            ask()


@pytest.mark.parametrize("packed", [lambda x: [x], lambda x: {"picture": x}])
def test_one_input_in_a_list_or_a_dict(packed):
    """A model whose input has a name would be refused."""
    image = keras.Input((12, 12, 1), name="picture")
    model = keras.Model(packed(image), layers.Conv2D(2, 3, name="conv")(image))
    assert layer_activations(model, IMAGES, layer="conv") == pytest.approx(
        model.get_layer("conv")(IMAGES).numpy(), abs=1e-6
    )


@pytest.mark.parametrize("policy", ["mixed_float16", "mixed_bfloat16"])
def test_half_precision_comes_back_as_float32(policy):
    """SciPy and Pillow refuse half precision."""
    model = chain(layers.Conv2D(2, 3, name="conv", dtype=policy), layers.Flatten(), layers.Dense(2, dtype=policy))
    found = [layer_activations(model, IMAGES, layer="conv"), saliency(model, IMAGES, classes=0)]
    found += [grad_cam(model, IMAGES, layer="conv", classes=0), occlusion(model, IMAGES, classes=0, stride=4)]
    found += [kernels(model, layer="conv"), most_exciting(model, IMAGES, layer="conv", count=1).value]
    assert {each.dtype for each in found} == {np.dtype(np.float32)}
    assert found[0] == pytest.approx(model.layers[0](IMAGES).numpy().astype(np.float32), rel=1e-3)


def test_channels_first():
    """Rows would be taken for maps. TensorFlow convolves such images on a CPU with oneDNN only, which tests lack."""
    environment = dict(os.environ, TF_ENABLE_ONEDNN_OPTS="1", PYTHONPATH=os.pathsep.join(sys.path))
    subprocess.run([sys.executable, Path(__file__).with_name("channels_first.py")], check=True, env=environment)


def test_dilation_makes_fields_wider():
    """A patch would show a third of what the filter saw: 1 + 2·2 = 5; 1 + 2·1 + 2·2 + 2·4 = 15."""
    model = chain(layers.Conv2D(1, 3, dilation_rate=2, name="d2"))
    assert receptive_field(model, layer="d2").size == 5
    model = chain(*(layers.Conv2D(1, 3, dilation_rate=d, name=f"d{d}") for d in (1, 2, 4)), shape=(20, 20, 1))
    assert receptive_field(model, layer="d4") == ReceptiveField(size=15, stride=1, start=0)
    assert most_exciting(model, np.ones((1, 20, 20, 1)), layer="d4", count=1).patch.shape == (1, 1, 15, 15, 1)


def test_padding_and_cropping_move_fields():
    """Patches would be shifted by what was put round the image or cut from it."""
    padded = chain(layers.ZeroPadding2D(2), layers.Conv2D(1, 3, name="conv"))
    assert receptive_field(padded, layer="conv") == ReceptiveField(size=3, stride=1, start=-2)
    cropped = chain(layers.Cropping2D(2), layers.Conv2D(1, 3, padding="same", name="conv"))
    assert receptive_field(cropped, layer="conv") == ReceptiveField(size=3, stride=1, start=1)
    cropped.layers[-1].set_weights([np.ones((3, 3, 1, 1)), np.zeros(1)])
    image = np.zeros((1, 12, 12, 1), np.float32)
    image[0, 1:4, 1:4] = 1  # cell (0, 0) has row 1 in its window, but cropping hid it
    found = most_exciting(cropped, image, layer="conv", count=1)
    assert (found.row[0, 0], found.column[0, 0], found.value[0, 0]) == (0, 0, 4)
    assert found.patch[0, 0, ..., 0].tolist() == [[0, 0, 0], [0, 1, 1], [0, 1, 1]]


@pytest.mark.parametrize(
    ("layer", "sentence"),
    [
        (layers.UpSampling2D(2, name="up"), "cells must see windows of one size at even steps, those of up do not"),
        (layers.Conv2DTranspose(1, 3, strides=2, name="up"), "cells must see windows of one size"),
        (layers.Resizing(7, 7, name="resize"), r"receptive fields cannot be followed through resize \(Resizing\)"),
        (layers.UpSampling2D(2, interpolation="bilinear", name="up"), "cannot be followed through up"),
        (layers.Conv2D(1, (3, 5), name="long"), "cells must see squares.* see 3×5 pixels"),
        (layers.Flatten(name="flat"), "layer must give maps .*; flat does not"),
    ],
)
def test_fields_that_no_square_tells_are_refused(layer, sentence):
    """A patch would be shown that is not what the cell sees."""
    with pytest.raises(ValueError, match=sentence):
        receptive_field(chain(layer), layer=layer.name)


def test_fields_after_what_sees_all_and_of_branches():
    """A cell after a dense layer would be said to see a corner; one of two branches, the smaller part."""
    decoder = chain(layers.Conv2D(2, 3), layers.Flatten(), layers.Dense(16), layers.Reshape((4, 4, 1)),
                    layers.Conv2D(1, 3, name="conv"))  # fmt: skip
    assert receptive_field(decoder, layer="conv") == ReceptiveField(size=12, stride=0, start=0)
    image = keras.Input((12, 12, 1))
    wide, narrow = layers.Conv2D(2, 5, padding="same")(image), layers.Conv2D(2, 1)(image)
    both = layers.Concatenate(name="both")([narrow, wide])
    weighed = layers.Multiply(name="weighed")([both, layers.GlobalAveragePooling2D(keepdims=True)(both)])
    model = keras.Model(image, weighed)
    assert receptive_field(model, layer="both") == ReceptiveField(size=5, stride=1, start=-2)
    assert receptive_field(model, layer="weighed") == ReceptiveField(size=12, stride=0, start=0)


def test_kernels_of_all_convolutions():
    """Axes would be swapped, half of a filter shown, or a weight that is no filter."""
    model = chain(
        layers.Conv2DTranspose(5, 3, name="transposed"), layers.SeparableConv2D(4, 3, depth_multiplier=2, name="two"),
        layers.DepthwiseConv2D(3, depth_multiplier=2, name="each"),
    )  # fmt: skip
    one = np.eye(1)[None]  # a single pixel is written out as the kernel is
    transposed = model.layers[0](one.reshape(1, 1, 1, 1).astype(np.float32)).numpy()[0]
    assert kernels(model, layer="transposed")[:, :, 0] == pytest.approx(transposed, abs=1e-6)
    patch = np.random.default_rng(0).random((1, 3, 3, 5), np.float32)
    by_filter = np.einsum("hwc,hwcf->f", patch[0], kernels(model, layer="two"))
    assert by_filter == pytest.approx(model.layers[1](patch).numpy()[0, 0, 0], abs=1e-5)
    found = kernels(model, layer="each")
    assert found.shape == (3, 3, 1, 8)
    answers = model.layers[2](patch[..., :4]).numpy()[0, 0, 0]
    assert [np.sum(patch[0, ..., k // 2] * found[..., 0, k]) for k in range(8)] == pytest.approx(answers, abs=1e-5)

    class Own(layers.Layer):
        def build(self, shape):
            self.weight = self.add_weight(shape=(2, 2, 3, 4))

        def call(self, x):
            return x

    with pytest.raises(ValueError, match="layer must be a 2-D convolution, own is none"):
        kernels(chain(Own(name="own")), layer="own")


def test_pixels_that_are_whole_numbers():
    """A derivative by whole numbers does not exist; a heat map of maps does."""
    image = keras.Input((12, 12, 1), dtype="uint8")
    x = layers.Rescaling(1 / 255)(image)
    conv = layers.Conv2D(2, 3, name="conv", trainable=False)
    model = keras.Model(image, layers.Dense(2)(layers.GlobalAveragePooling2D()(conv(x))))
    pixels = np.round(IMAGES * 255)
    with pytest.raises(ValueError, match="model must take floats to have a derivative, it takes uint8: use occlusion"):
        saliency(model, pixels, classes=0)
    maps = conv(pixels / 255).numpy()
    by_hand = np.maximum((maps * model.layers[-1].kernel.numpy()[:, 1] / 100).sum(-1), 0)
    assert grad_cam(model, pixels.astype(np.uint8), layer="conv", classes=1) == pytest.approx(by_hand, abs=1e-6)
    with pytest.raises(ValueError, match="images must be whole numbers that fit uint8"):
        grad_cam(model, IMAGES, layer="conv", classes=1)


def test_layers_with_several_outputs_and_without_weights():
    """Raw errors from inside TensorFlow."""
    rows = layers.LSTM(3, return_state=True, name="lstm")
    image = keras.Input((12, 12, 1))
    model = keras.Model(image, rows(layers.Reshape((12, 12))(image))[0])
    with pytest.raises(ValueError, match="layer must give one array, lstm gives 3"):
        layer_activations(model, IMAGES, layer="lstm")
    scaled = chain(layers.Rescaling(2.0, name="scaled"), layers.Flatten(), layers.Dense(2))
    slopes = scaled.layers[-1].kernel.numpy()[:, 0].reshape(12, 12)
    by_hand = np.maximum(2 * IMAGES[..., 0] * slopes.mean(), 0)
    assert grad_cam(scaled, IMAGES, layer="scaled", classes=0) == pytest.approx(by_hand, abs=1e-6)
    image = keras.Input((12, 12, 1))
    aside = layers.Conv2D(1, 3, name="aside")(image)
    model = keras.Model(image, {"maps": aside, "logits": layers.Dense(2)(layers.Flatten()(image))})
    with pytest.raises(ValueError, match="scores must depend on aside in a way that has a derivative"):
        grad_cam(model, IMAGES, layer="aside", classes=0, scores="logits")


def test_a_large_photo_is_covered_in_bounded_memory():
    """With the defaults a photo of 224×224 pixels asked for 27 GiB."""
    import tracemalloc

    model = chain(layers.GlobalAveragePooling2D(), layers.Dense(2, use_bias=False), shape=(224, 224, 3))
    image = np.ones((1, 224, 224, 3), np.float32)
    told = []
    tracemalloc.start()
    found = occlusion(model, image, classes=1, stride=8, progress=lambda done, total: told.append((done, total)))
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert found.shape == (1, 28, 28) and most < 30e6
    assert found == pytest.approx(25 / 224**2 * model.layers[-1].kernel.numpy()[:, 1].sum(), abs=1e-6)
    assert told[-1] == (784, 784) and len(told) > 100 and told == sorted(told)


@pytest.mark.parametrize(
    ("ask", "sentence"),
    [
        (lambda m: saliency(m, IMAGES, classes=[0, 1]), "one for each of the 3 images, got 2"),
        (lambda m: saliency(m, IMAGES, classes=np.eye(2)[[0, 1, 1]].astype(int)), r"not one-hot rows, got \(3, 2\)"),
        (
            lambda m: saliency(m, IMAGES[:0], classes=0),
            r"images must hold at least one image, got shape \(0, 12, 12, 1\)",
        ),
        (lambda m: occlusion(m, IMAGES[:0], classes=0), "images must hold at least one image"),
        (
            lambda m: saliency(m, np.ma.masked_array(IMAGES), classes=0),
            "images must be a plain array, got a masked one",
        ),
        (lambda m: saliency(m, [["a"]], classes=0), "images must hold real numbers"),
        (lambda m: saliency(layers.Dense(2), IMAGES, classes=0), "model must be a keras.Model, got Dense"),
    ],
)
def test_slips_are_told_in_a_sentence(ask, sentence):
    """A slip would end in a message from inside NumPy."""
    with pytest.raises((ValueError, TypeError), match=sentence):
        ask(chain(layers.Flatten(), layers.Dense(2)))


def test_models_are_left_as_they_were_and_threads_do_not_meet():
    """A model would keep notes for ever, or hear another thread's images."""
    model = chain(layers.Conv2D(2, 3, name="conv"), layers.Flatten(), layers.Dense(2, "softmax"))
    before = [dict(vars(layer)) for layer in model.layers]
    wanted = [layer_activations(model, IMAGES[k : k + 1], layer="conv") for k in range(3)]
    found: dict[int, list[np.ndarray]] = {0: [], 1: [], 2: []}

    def ask(number: int) -> None:
        for _ in range(10):
            found[number].append(layer_activations(model, IMAGES[number : number + 1], layer="conv"))
            model(IMAGES)

    threads = [threading.Thread(target=ask, args=(number,)) for number in found]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(np.array_equal(each, wanted[number]) for number, many in found.items() for each in many)
    with pytest.raises(ValueError, match="layer must be one of"):
        layer_activations(model, IMAGES, layer="nothing")
    assert [vars(layer) for layer in model.layers] == before
