"""What layers do to tensors: shapes, counts and values are Keras' own, and what breaks can be mended."""

from functools import cache

import keras
import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings

from nnviz.layers import PRESETS, Layer, Stack, Trace, preset, read, spell, trace
from nnviz.layers.building import build, keras_layer, keras_names, keras_says, values
from nnviz.layers.examples import MEASURES, examples, measured, sized
from nnviz.layers.kinds import MOST_LAYERS, MOST_PARAMETERS
from nnviz.layers.sentences import SENTENCES, WORDS, word_numbers
from tests.nnviz.stacks import any_stacks, valid_stacks

MANY = settings(max_examples=300, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
SOME = settings(MANY, max_examples=12)


def by_keras(found: Trace) -> tuple[list[tuple], list[int], list[int]]:
    """Return shapes, parameters and trainable parameters as Keras' layers work them out, one by one."""
    shapes: list[tuple] = []
    counts: list[tuple[int, int]] = []
    for step in found.steps:
        shape, *count = one_by_keras(spell((step.layer,)), tuple(shapes[source] for source in step.sources))
        shapes.append(shape)
        counts.append((count[0], count[1]))
    return shapes, [each[0] for each in counts], [each[1] for each in counts]


@cache
def one_by_keras(word: str, came: tuple[tuple, ...]) -> tuple[tuple, int, int]:
    """Return the same of one layer; small ones come again and again."""
    [own] = read(word)
    layer = keras_layer(own, name="own")
    if own.is_input:
        return tuple(layer.shape), 0, 0
    shapes = list(came) if own.kind == "join" else came[0]
    layer.build(shapes)
    trainable = sum(int(np.prod(weight.shape)) for weight in layer.trainable_weights)
    return tuple(layer.compute_output_shape(shapes)), layer.count_params(), trainable


@MANY
@given(valid_stacks())
def test_shapes_and_counts_are_those_of_keras(stack: Stack):
    """The page would show a shape or a number of parameters that Keras does not."""
    found = trace(stack)
    assert found.fits
    shapes, parameters, trainable = by_keras(found)
    assert [(None, *step.output.shape) for step in found.steps if step.output] == shapes
    assert [step.cost.parameters for step in found.steps if step.cost] == parameters
    assert [step.cost.trainable for step in found.steps if step.cost] == trainable
    for step in found.steps:
        assert step.output and step.cost and len(step.output.axes) == len(step.output.shape)
        assert eval(step.cost.worked_out.replace("·", "*")) == step.cost.parameters
    assert read(spell(stack)) == stack


@SOME
@given(valid_stacks())
def test_values_are_those_of_a_chain_of_keras_layers(stack: Stack):
    """A heat map would show what another network computes."""
    data = examples(stack, batch=2)
    found = trace(stack)
    try:
        model = build(stack, seed=3)
        got = values(model, data)
    except Exception:
        assert any(fault.when == "with data" for fault in found.faults), spell(stack)
        return
    keras.utils.set_random_seed(3)
    arrays: list[np.ndarray] = []
    fed = iter(data)
    for step, name in zip(found.steps, keras_names(stack), strict=True):
        layer = keras_layer(step.layer, name=name)
        came = [arrays[source] for source in step.sources]
        arrays.append(next(fed) if step.layer.is_input else np.asarray(layer(came if len(came) > 1 else came[0])))
    for one, other in zip(got, arrays, strict=True):
        np.testing.assert_allclose(one, other, atol=1e-6)
    assert model.count_params() == found.parameters


@MANY
@given(any_stacks())
def test_what_does_not_fit_is_explained_and_can_be_mended(stack: Stack):
    """A stack would break without a word, or the button would not mend it."""
    found = trace(stack)
    assume(not found.fits)
    seen = []
    while found.faults:
        fault = found.faults[0]
        assert fault.says and fault.came and fault.expected and fault.mend and "{" not in fault.says + fault.expected
        seen.append(spell(found.stack))
        assert fault.mended != found.stack and spell(fault.mended) not in seen, seen
        assert sum(not layer.is_input for layer in fault.mended) <= MOST_LAYERS
        found = trace(fault.mended)
        assert len(seen) < 40, seen
    shapes, parameters, _ = by_keras(found)
    assert [(None, *step.output.shape) for step in found.steps if step.output] == shapes
    assert sum(parameters) == found.parameters


@settings(MANY, max_examples=40)
@given(any_stacks())
def test_keras_refuses_what_is_said_to_break_there_and_nothing_before(stack: Stack):
    """The page would find fault with a layer that Keras takes, or with another one than Keras does."""
    found = trace(stack)
    first = next((fault for fault in found.faults if fault.when == "building"), None)
    assume(first is not None and first.reason not in ("parameters", "work", "no input"))
    assert first
    until = trace(stack[: first.at])
    assert until.fits or not stack[: first.at]
    assert not first.at or by_keras(until)[0][-1] != ()
    assert keras_says(stack[: first.at + 1], examples(stack, batch=1))


MISTAKES = {  # what beginners build: the reason, a part of Keras' words, and the stack after the button
    "image_dense-10": ("pixels", "must have rank", "image_flatten_dense"),
    "image_conv-8-3_dense-10-softmax": ("pixels", "must have rank", "image_conv_flatten_dense-10-softmax"),
    "image-8_conv-4-9": ("window", "output size would be zero or negative", "image-8_conv-4-9-1-same"),
    "image-8_pool-4_pool-3": ("window", "output size would be zero or negative", "image-8_pool-4_pool"),
    "image_flatten_flatten_dense": ("again", "", "image_flatten_dense"),
    "words_embed_gap_dense": ("axes", "expected ndim=4, found ndim=3", "words_embed_mean_dense"),
    "image_mean_dense": ("axes", "expected ndim=3, found ndim=4", "image_gap_dense"),
    "image_flatten_conv-8_dense": ("axes", "expected min_ndim=4, found ndim=2", "image_conv_flatten_dense"),
    "image_numbers_join_dense": ("mismatch", "matching shapes", "image_flatten_numbers_join_dense"),
    "image_flatten_join_dense": ("alone", "", "image_flatten_dense"),
    "image_flatten_numbers_dense": ("left over", "", "image_flatten_numbers_dense_join"),
    "image_flatten_dense_softmax-0": ("batch", "", "image_flatten_dense_softmax"),
    "image_flatten_dense_softmax-3": ("axis", "dim", "image_flatten_dense_softmax"),
    "dense-10-relu_dense": ("no input", "isn't built", "numbers_dense-10-relu_dense"),
    "image_flatten_dense-0": ("nothing", "expected a positive integer", "image_flatten_dense"),
    "image_conv-8-3-0_flatten": ("nothing", "`strides`", "image_conv_flatten"),
    "image_flatten_drop-1.5_dense": ("rate", "between 0 and 1", "image_flatten_drop-0.5_dense"),
    "words_dense": ("as numbers", "", "words_embed_mean_dense"),
    "words_embed-20_mean_dense": ("vocabulary", "is not in [0, 20)", "words_embed-35_mean_dense"),
    "image_embed_flatten_dense": ("lookup", "", "image_flatten_dense"),
    "image_flatten_dense-1-softmax": ("one unit", "always return the value 1", "image_flatten_dense-1-sigmoid"),
    "image_flatten_dense-10-softmax_softmax": ("twice", "", "image_flatten_dense-10-softmax"),
    "words_embed_dense-1-sigmoid": ("pixels", "must have rank", "words_embed_flatten_dense-1-sigmoid"),
    "image_conv-1-3-1-valid-softmax_gap": (
        "one unit",
        "always return the value 1",
        "image_conv-1-3-1-valid-sigmoid_gap",
    ),
    "image-64-3_dense-999_flatten": ("numbers", None, "image-64-3_flatten"),
    "image-64_flatten_dense-2048": ("parameters", None, "image-64_flatten_dense-244"),
}


@pytest.mark.parametrize("wrong", MISTAKES)
def test_a_beginners_mistake_is_explained_and_mended(wrong: str):
    """Who makes it would not learn why, nor what Keras says about it, or the button would not mend it."""
    reason, by_keras_said, mended = MISTAKES[wrong]
    [fault, *others] = trace(read(wrong)).faults
    assert fault.reason == reason and not others
    assert fault.mended == read(mended)
    assert not trace(fault.mended).faults
    if by_keras_said is None:  # a limit of ours
        return
    data = examples(read(wrong), batch=2)
    words = keras_says(read(wrong), data)
    assert by_keras_said in words and bool(words) == bool(by_keras_said or words)
    assert (fault.when == "never") or words
    assert not keras_says(fault.mended, examples(fault.mended, batch=2))


@pytest.mark.parametrize("name", PRESETS)
def test_presets_fit(name: str):
    """A preset would begin with a complaint."""
    found = trace(preset(name))
    assert not found.faults and spell(read(PRESETS[name])) == PRESETS[name]


def test_counts_of_known_networks():
    """The page would not say what the books say."""
    assert trace(preset("LeNet-5")).parameters == 61_706
    assert trace(preset("digit CNN")).parameters == 80_202  # as assets/models/digit_cnn.json says
    found = trace(read("image-3_conv-8-3"))
    assert found.memory(1) == (4 * 80, 4 * (9 + 8)) and found.multiplications == 72


@pytest.mark.parametrize(
    "text",
    [
        "x" * 5000,
        "conv-1e3",
        "conv--5",
        "conv-999",
        "dense-10-relu-3",
        "<script>",
        "image-65",
        "image-28-2",
        "image_" * 3,
        "image" + "_dense" * (MOST_LAYERS + 1),
        "softmax-9",
        "activate-eval",
        "dense-٣",
    ],
)
def test_hostile_words_are_refused(text: str):
    """A link could ask for a network of any size, or for a call of anything."""
    with pytest.raises(ValueError, match="must"):
        read(text)


def test_settings_are_checked_by_name():
    """A notebook would misspell a setting and get the default."""
    with pytest.raises(ValueError, match="unit"):
        Layer("dense", {"unit": 3})
    with pytest.raises(ValueError, match="filters must be"):
        Layer("conv", {"filters": 10**9})
    with pytest.raises(ValueError, match="kind"):
        Layer("lambda")
    assert trace((Layer("numbers"), Layer("dense", {"units": 2048}))).parameters < MOST_PARAMETERS


def test_the_numbers_of_a_digit_are_what_their_names_say():
    """Two inputs would get made-up numbers, or the slant of another digit."""
    image = np.zeros((1, 4, 4), np.float32)
    image[0, 0, 0] = image[0, 3, 3] = 0.5  # falls from left to right
    by_hand = [1 / 16, 0, 0, 0.75, 0.75, 1, 0.5, 0.5]
    np.testing.assert_allclose(measured(image)[0], by_hand, atol=1e-6)
    assert len(MEASURES) == 8
    assert sized(np.ones((1, 28, 28), np.float32), 32, 3).sum() == 3 * 784
    assert examples(read("image_rescale"), batch=1)[0].max() == 255


def test_words_are_numbered_as_keras_numbers_them():
    """A sentence would have other numbers than TextVectorization gives it."""
    layer = keras.layers.TextVectorization(vocabulary=list(WORDS[2:]), output_sequence_length=12)
    np.testing.assert_array_equal(word_numbers(SENTENCES, length=12), np.asarray(layer(list(SENTENCES))))
    assert len(WORDS) == 35
