"""Convolution step by step, against SciPy and against Keras' layers."""

import keras
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.signal import correlate2d

from nnviz.convolution import KERNELS, convolve, margins, output_size, pad, pool, step
from nnviz.datasets.small_images import line_segments, traffic_light

PADDINGS = ("valid", "same", 0, 1, 2, 5, 10)
COMPARED = settings(max_examples=60)


def drawn(shape: tuple[int, ...], seed: int) -> np.ndarray:
    """Return seeded numbers that float32 holds exactly, so that Keras sees the same ones."""
    return np.random.default_rng(seed).normal(size=shape).astype(np.float32).astype(np.float64)


def by_keras(image: np.ndarray, kernel: np.ndarray, *, bias: float, stride: int, padding: str | int) -> np.ndarray:
    """Return what Keras' layers make of an image with channels."""
    batch = image[None].astype(np.float32)
    if not isinstance(padding, str):
        batch = keras.layers.ZeroPadding2D(padding)(batch)
        padding = "valid"
    layer = keras.layers.Conv2D(1, kernel.shape[0], strides=stride, padding=padding)
    layer.build(batch.shape)
    layer.set_weights([kernel[..., None], np.array([bias])])
    return layer(batch).numpy()[0, ..., 0]


@pytest.mark.parametrize("side", [4, 8, 28])
@pytest.mark.parametrize("padding", PADDINGS)
def test_every_setting_of_the_page_is_keras(side, padding):
    """The page would call something a convolution that Keras computes otherwise."""
    for size in (3, 5):
        for stride in (1, 2, 3):
            if size > side + sum(margins(side, kernel=size, stride=stride, padding=padding)):
                continue
            image, kernel = drawn((side, side, 1), side), drawn((size, size, 1), size)
            mine = convolve(image, kernel, bias=0.25, stride=stride, padding=padding)
            theirs = by_keras(image, kernel, bias=0.25, stride=stride, padding=padding)
            expected = output_size(side, kernel=size, stride=stride, padding=padding)
            assert mine.shape == theirs.shape == (expected, expected)
            np.testing.assert_allclose(mine, theirs, atol=1e-5)


@COMPARED
@given(
    height=st.integers(1, 12),
    width=st.integers(1, 12),
    size=st.sampled_from([1, 2, 3, 5]),
    stride=st.integers(1, 4),
    zeros=st.integers(0, 5),
    seed=st.integers(0, 10**6),
)
def test_padding_by_number_is_scipys_correlation(height, width, size, stride, zeros, seed):
    """A window would be left out, or the kernel flipped."""
    image, kernel = drawn((height, width), seed), drawn((size, size), seed + 1)
    if size > min(height, width) + 2 * zeros:
        with pytest.raises(ValueError, match="kernel must fit"):
            convolve(image, kernel, stride=stride, padding=zeros)
        return
    # SciPy's "valid" exchanges image and kernel where the kernel is the larger: here it never is.
    whole = correlate2d(np.pad(image, zeros), kernel, mode="valid")
    np.testing.assert_allclose(convolve(image, kernel, stride=stride, padding=zeros), whole[::stride, ::stride])


@COMPARED
@given(side=st.integers(1, 30), size=st.integers(1, 7), stride=st.integers(1, 4))
def test_same_has_a_strideth_of_the_size_and_pads_more_after(side, size, stride):
    """Odd zeros would stand at the top and left, where Keras has none."""
    before, after = margins(side, kernel=size, stride=stride, padding="same")
    assert output_size(side, kernel=size, stride=stride, padding="same") == -(-side // stride)
    assert after - before in (0, 1)


@settings(max_examples=12)
@given(
    channels=st.integers(1, 4),
    stride=st.integers(1, 3),
    padding=st.sampled_from(PADDINGS),
    seed=st.integers(0, 10**6),
)
def test_channels_are_added_up_with_one_bias(channels, stride, padding, seed):
    """Three channels would give three maps, or count the bias three times."""
    image, kernel = drawn((7, 9, channels), seed), drawn((3, 3, channels), seed + 1)
    mine = convolve(image, kernel, bias=-0.5, stride=stride, padding=padding)
    np.testing.assert_allclose(mine, by_keras(image, kernel, bias=-0.5, stride=stride, padding=padding), atol=1e-5)
    apart = [convolve(image[..., each], kernel[..., each], stride=stride, padding=padding) for each in range(channels)]
    np.testing.assert_allclose(mine, sum(apart) - 0.5)


@COMPARED
@given(height=st.integers(2, 13), width=st.integers(2, 13), size=st.integers(1, 2), seed=st.integers(0, 10**6))
def test_pooling_is_keras(height, width, size, seed):
    """The pooled maps on screen would not be those of a network."""
    image = drawn((height, width), seed)
    for kind, layer in (("max", keras.layers.MaxPooling2D), ("mean", keras.layers.AveragePooling2D)):
        theirs = layer(size)(image[None, ..., None].astype(np.float32)).numpy()[0, ..., 0]
        np.testing.assert_allclose(pool(image, kind=kind, size=size).values, theirs, atol=1e-5)
    largest = pool(image, size=size)
    np.testing.assert_array_equal(image[largest.winners[..., 0], largest.winners[..., 1]], largest.values)


def test_the_first_of_several_largest_wins():
    """The outlined cell would depend on the machine."""
    assert pool(np.ones((2, 2))).winners[0, 0].tolist() == [0, 0]


def test_a_step_is_the_arithmetic_of_its_cell():
    """The products written out would not add up to the lit cell."""
    image, kernel = drawn((6, 6, 2), 0), drawn((3, 3, 2), 1)
    whole = convolve(image, kernel, bias=2, stride=2, padding=1)
    one = step(image, kernel, row=2, column=1, bias=2, stride=2, padding=1)
    window = pad(image, kernel=3, padding=1)[4:7, 2:5]
    np.testing.assert_array_equal(one.window, window)
    np.testing.assert_allclose(one.products, window * kernel)
    np.testing.assert_allclose(one.sums, (window * kernel).sum(axis=(0, 1)))
    assert one.total == pytest.approx(whole[2, 1])


def test_presets_by_hand():
    """A filter would not do what its name says."""
    ramp = np.tile(np.arange(7.0), (7, 1))  # brighter to the right, nothing changes downwards
    for size in (3, 5):
        assert np.all(convolve(ramp, KERNELS["horizontal edge"][size]) == 0)
        assert np.all(convolve(ramp, KERNELS["vertical edge"][size]) > 0)
        for name in ("blur", "sharpen"):
            assert KERNELS[name][size].sum() == pytest.approx(1), name  # gray stays gray
        assert KERNELS["outline"][size].sum() == 0  # a plain is no outline


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"image": np.ones(3)}, "image must have"),
        ({"image": np.full((4, 4), np.nan)}, "image must be finite"),
        ({"kernel": np.ones((3, 3, 2))}, "kernel must have"),
        ({"kernel": np.ones((2, 3))}, "as wide as high"),
        ({"kernel": np.full((3, 3), np.inf)}, "kernel must be finite"),
        ({"kernel": np.ones((5, 5))}, "kernel must fit into the padded image of 4 pixels, got 5"),
        ({"bias": np.nan}, "bias must be finite"),
        ({"stride": 0}, "stride must be at least 1, got 0"),
        ({"padding": -1}, "padding must be at least 0"),
        ({"padding": "full"}, 'padding must be "valid"'),
    ],
)
def test_what_makes_no_sense_is_refused(arguments, message):
    """A wrong map would come back without a word."""
    with pytest.raises(ValueError, match=message):
        convolve(**{"image": np.ones((4, 4)), "kernel": np.ones((3, 3))} | arguments)


def test_other_mistakes_are_refused_too():
    """A cell outside the map, half a stride, and a block larger than the map would be read as something else."""
    with pytest.raises(TypeError, match="stride must be a whole number"):
        convolve(np.ones((4, 4)), np.ones((3, 3)), stride=1.5)
    with pytest.raises(ValueError, match="row must be from 0 to 1, the last one, got 2"):
        step(np.ones((4, 4)), np.ones((3, 3)), row=2, column=0)
    with pytest.raises(ValueError, match="size must fit"):
        pool(np.ones((1, 4)))
    with pytest.raises(ValueError, match="kind must be"):
        pool(np.ones((2, 2)), kind="min")


@pytest.mark.parametrize("arguments", [{"count": 0}, {"side": 4}, {"noise": -1}, {"noise": float("nan")}, {"seed": -1}])
def test_lines_need_sensible_sizes(arguments):
    """An empty set of lines would be classified perfectly."""
    with pytest.raises(ValueError, match=next(iter(arguments))):
        line_segments(**arguments)


def test_made_up_images_stay_in_range_and_come_back():
    """The same seed would show another picture."""
    lines = line_segments(count=9, noise=0.7, seed=5)
    np.testing.assert_array_equal(lines.images, line_segments(count=9, noise=0.7, seed=5).images)
    for images in (lines.images, traffic_light()):
        assert images.min() >= 0 and images.max() <= 1
