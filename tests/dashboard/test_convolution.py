"""Page 14 without a browser: hostile links, images, and code that gives the numbers on screen."""

import json

import numpy as np
import pytest
from scipy.signal import correlate2d

from dashboard.app_pages.convolution import PAGE
from dashboard.app_pages.convolution.images import images
from dashboard.app_pages.convolution.one_filter import ONE_FILTER
from dashboard.app_pages.convolution.said import STORY
from dashboard.app_pages.convolution.setting import DEFAULTS
from dashboard.app_pages.convolution.strongest import predicts_vertical, strongest_responses
from dashboard.app_pages.convolution.three_channels import CHANNELS, GREEN_FILTER, THREE_CHANNELS
from dashboard.app_pages.convolution.two_filters import AROUND, NOISE, TWO_FILTERS
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz.convolution import KERNELS, convolve, pool
from nnviz.datasets.small_images import line_segments, traffic_light
from tests.dashboard.helpers import plain
from tests.dashboard.links import HOSTILE, assert_all_noted
from tests.dashboard.panels import numbers

PATH = "convolution"
WORDS = {
    "1 filter": (*PAGE.words(DEFAULTS), "cv_step", "cv_row1", "cv_row3", "cv_ink1"),
    "2 filters": ("cv_noise", "cv_around"),
    "3 channels": ("cv_bias", "cv_weights_red", "cv_weights_blue"),
}


@pytest.mark.parametrize(
    ("view", "value"),
    [("1 filter", value) for value in HOSTILE.values()] + [(view, "nan") for view in ("2 filters", "3 channels")],
    ids=[*HOSTILE, "2 filters", "3 channels"],
)
def test_hostile_links_open_the_page_with_a_note(view, value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    assert_all_noted(run_page(PATH, cv_view=view, **dict.fromkeys(WORDS[view], value)), WORDS[view])


def test_a_link_brings_its_own_filter(run_page):
    """Copy link would lose the weights that the lecturer typed."""
    app = run_page(PATH, cv_row1="1 0 -1", cv_row2="0.5 0 0", cv_row3="0 0 2", cv_stride="2", cv_shift="-3")
    assert not app.exception and not [note for note in app.caption if "address" in note.value]
    first = sent(app)["first"]
    assert first["kernel"] == [1, 0, -1, 0.5, 0, 0, 0, 0, 2] and first["preset"] == "my own"
    assert (first["stride"], first["shift"]) == (2, -3)


def test_the_story_leads_through_all_views(run_page):
    """A step would lead to a note instead of a picture, or leave the story behind in another view."""
    app = run_page(PATH)
    for number, step in enumerate(STORY):
        app.button(key=f"story_{number}").click().run()
        assert not app.exception and not [note for note in app.caption if "address" in note.value]
        assert step.says in [plain(text.value) for text in app.markdown]
        assert app.session_state["cv_view"] == step.state.get("view", "1 filter")


def test_the_story_says_what_is_shown():
    """The lecturer would read out a number that is not on screen."""
    gray, kernel = images()["digit 7"] / 255, KERNELS["vertical edge"][3]
    moved = np.pad(gray, ((0, 0), (1, 0)))[:, :-1]
    before, after = (convolve(image, kernel) for image in (gray, moved))
    assert before.argmax() == int(STORY[2].state["step"]) and f"{before.max():.2f} of at most 3" in STORY[2].says
    assert kernel.clip(0).sum() == 3
    np.testing.assert_allclose(after[:, 1:], before[:, :-1], atol=1e-9)
    assert after.ravel()[int(STORY[3].state["step"])] == pytest.approx(before.max())
    pooled = [pool(np.maximum(each, 0)).values for each in (before, after)]
    assert (~np.isclose(*pooled)).mean() < (~np.isclose(before, after)).mean()
    lines = line_segments(noise=NOISE)
    assert (predicts_vertical(lines.images, padding=AROUND) == lines.vertical).all()


def test_images_are_gray_values_of_their_sizes():
    """The browser would paint something else than it convolves."""
    every = images()
    assert {image.dtype for image in every.values()} == {np.dtype(np.uint8)}
    assert [len(image) for image in every.values()] == [28] * 10 + [8, 8, 4, 28]
    horizontal, vertical = every["horizontal line"], every["vertical line"]
    assert (horizontal.max(axis=1) > 0).sum() == 1 and (vertical.max(axis=0) > 0).sum() == 1


@pytest.mark.parametrize(
    ("name", "size", "padding", "zeros", "stride"),
    [("vertical edge", 3, "valid", 0, 1), ("blur", 5, "same", 0, 2), ("outline", 3, "valid", 4, 3)],
)
def test_code_gives_the_numbers_on_screen(name, size, padding, zeros, stride):
    """The panel would promise numbers that it does not print."""
    image = images()["digit 4"]
    kernel = KERNELS[name][size]
    values = {
        "cv_rows": "\n".join(bytes(row).hex() for row in image),
        "cv_kernel": kernel.tolist(),
        "cv_layer": padding,
        "cv_zeros": zeros,
        "cv_stride": stride,
        "cv_row": 3,
        "cv_column": 5,
    }
    said = numbers(fill(code(PAGE, ONE_FILTER, None), values))
    mine = convolve(image / 255, kernel, stride=stride, padding=zeros or padding)
    rectified = np.maximum(mine, 0)
    pooled = [pool(rectified, kind=kind).values.max() for kind in ("max", "mean")]
    assert said == pytest.approx([*mine.shape, mine[2, 4], rectified.max(), *pooled], abs=1e-4)


def test_code_of_the_other_views_gives_the_numbers_on_screen():
    """The panel would promise numbers that it does not print."""
    lines = line_segments(noise=0.6)
    right = (predicts_vertical(lines.images, padding=1) == lines.vertical).sum()
    template = code(PAGE, TWO_FILTERS, None)
    assert numbers(fill(template, {"cv_noise": 0.6, "cv_around": 1})) == [right, 40]
    kernel = GREEN_FILTER.copy()
    kernel[0, 1, 2] = 0.7
    mine = convolve(traffic_light(), kernel, bias=-1.5)
    written = {f"cv_kernel_{name}": str(kernel[..., channel].tolist()) for channel, name in enumerate(CHANNELS)}
    said = numbers(fill(code(PAGE, THREE_CHANNELS, None), {"cv_bias": -1.5} | written))
    assert said == pytest.approx([kernel.size + 1, (mine > 0).sum(), mine.size, mine.max()], abs=1e-4)


def test_guess_first_is_answered_by_arithmetic(run_page):
    """The page would call a wrong size right."""
    app = run_page(PATH)
    app.segmented_control(key=f"guess_{PATH}").set_value("13×13").run()
    said = " ".join(plain(text.value) for text in app.markdown)
    assert "**12×12.**" in said and "⌊(28 − 5) / 2⌋ + 1 = 12" in said
    assert len(range(0, 28 - 5 + 1, 2)) == 12


def sent(app) -> dict:
    """Return what the picture was mounted with."""
    mounted = [json.loads(element.proto.json or "null") for element in app.get("bidi_component")]
    return next(data for data in mounted if isinstance(data, dict) and "first" in data)


def test_two_filters_and_a_maximum_part_all_lines():
    """The slide's "classification is easy with filters" would not be true here."""
    lines = line_segments(count=500, seed=3)
    assert (predicts_vertical(lines.images) == lines.vertical).all()
    for image, answers in zip(lines.images[:20], strongest_responses(lines.images[:20]), strict=True):
        maps = [correlate2d(np.pad(image, 2), KERNELS[f"{way} edge"][3], "valid") for way in ("horizontal", "vertical")]
        np.testing.assert_allclose(answers, [each.max() for each in maps])


def test_without_padding_lines_at_two_edges_are_missed():
    """The page says so: they never lie under the bright end of the kernel."""
    image = np.zeros((1, 8, 8))
    image[0, :, 0] = 1
    assert strongest_responses(image, padding=0).tolist() == [[0, 0]]
    assert strongest_responses(image, padding=2).tolist() == [[1, 3]]
