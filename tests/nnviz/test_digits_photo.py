"""Photos and scans in MNIST's form."""

import numpy as np
import pytest
from PIL import Image
from scipy import ndimage

from nnviz.datasets.mnist import digits
from nnviz.digits import find_digit, to_mnist, to_mnist_steps
from nnviz.digits.judging import probabilities
from tests.shipped import classifier

COUNT = 25


def light(kind: str, shape: tuple[int, int], rng: np.random.Generator) -> np.ndarray:
    """Return paper under some light, in [0, 1]."""
    y, x = np.indices(shape) / np.array(shape).reshape(2, 1, 1)
    if kind == "slanting":
        return 0.5 + 0.22 * (x * rng.uniform(-1, 1) + y * rng.uniform(-1, 1))
    if kind == "vignette":
        return 0.9 - 0.6 * ((x - 0.5) ** 2 + (y - 0.5) ** 2)
    if kind == "shadow":
        return ndimage.gaussian_filter(np.where(x > rng.uniform(0.3, 0.7), 0.85, 0.6), 8)
    return np.full(shape, 0.9)


def photo(image: np.ndarray, kind: str, rng: np.random.Generator) -> np.ndarray:
    """Put a digit somewhere on paper, in some size, with some ink and the camera's noise."""
    height, width = rng.integers(150, 400, 2)
    side = int(min(height, width) * rng.uniform(0.45, 0.9))
    large = np.asarray(Image.fromarray(image).resize((side, side), Image.Resampling.BICUBIC))
    ink = np.zeros((height, width))
    top, left = rng.integers(0, [height - side + 1, width - side + 1])
    ink[top : top + side, left : left + side] = large.clip(0, 1)
    gray = light(kind, ink.shape, rng) * (1 - rng.uniform(0.4, 0.85) * ink) + rng.normal(0, 0.02, ink.shape)
    gray = gray.clip(0, 1)
    return 1 - gray if kind == "light on dark" else gray


def desk(image: np.ndarray, rng: np.random.Generator, *, strip: bool = False) -> np.ndarray:
    """Lay the photo of a digit on a darker or lighter desk, which is seen on all sides, or at two that meet."""
    sheet = photo(image, "even", rng)
    sides = [int(side * rng.uniform(0.08, 0.25)) for side in (*sheet.shape, *sheet.shape)]
    top, left, bottom, right = (0, *sides[1:3], 0) if strip else sides
    dark = rng.random() < 0.7
    tone = rng.uniform(0.2, 0.5) if dark else 0.98
    whole = np.pad(sheet if dark else sheet * 0.65, ((top, bottom), (left, right)), constant_values=tone)
    return (whole + rng.normal(0, 0.02, whole.shape)).clip(0, 1)


def hard_shadow(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Let a shadow with a sharp edge fall across a photo."""
    gray = photo(image, "even", rng)
    y, x = np.indices(gray.shape) / np.array(gray.shape).reshape(2, 1, 1)
    angle = rng.uniform(0, np.pi)
    aside = (x - rng.uniform(0.35, 0.65)) * np.cos(angle) + (y - rng.uniform(0.35, 0.65)) * np.sin(angle) > 0
    return gray * np.where(aside, 1, rng.uniform(0.45, 0.65))


def ruled(image: np.ndarray, rng: np.random.Generator, *, squared: bool) -> np.ndarray:
    """Write a digit on paper with lines 30 % darker, every 50 of 400 pixels."""
    paper, first, width = np.full((400, 400), 0.9), rng.integers(50), rng.integers(1, 5)
    for start in range(first, 400, 50):
        paper[start : start + width] = 0.63
        if squared:
            paper[:, start : start + width] = 0.63
    side = int(400 * rng.uniform(0.45, 0.9))
    top, left = rng.integers(0, 400 - side + 1, 2)
    ink = np.zeros((400, 400))
    large = Image.fromarray(image).resize((side, side), Image.Resampling.BICUBIC)
    ink[top : top + side, left : left + side] = np.asarray(large).clip(0, 1)
    return (paper * (1 - rng.uniform(0.5, 0.85) * ink) + rng.normal(0, 0.02, ink.shape)).clip(0, 1)


def boxed(image: np.ndarray, rng: np.random.Generator) -> np.ndarray:
    """Draw a box round a digit, as forms do."""
    gray = np.full((300, 300), 0.9)
    large = np.asarray(Image.fromarray(image).resize((160, 160), Image.Resampling.BICUBIC)).clip(0, 1)
    gray[70:230, 70:230] -= 0.7 * large
    width = rng.integers(2, 6)
    for line in (slice(40, 40 + width), slice(260 - width, 260)):
        gray[line, 40:260] = gray[40:260, line] = 0.2
    return (gray + rng.normal(0, 0.02, gray.shape)).clip(0, 1)


SCENES = {
    "desk on all sides": desk,
    "desk at two edges": lambda image, rng: desk(image, rng, strip=True),
    "hard shadow": hard_shadow,
    "lined paper": lambda image, rng: ruled(image, rng, squared=False),
    "squared paper": lambda image, rng: ruled(image, rng, squared=True),
    "box": boxed,
}


@pytest.mark.parametrize("scene", SCENES)
def test_digits_are_found_in_what_a_phone_takes(scene):
    """What lies around the digit would be read: of 20, the CNN must read 19."""
    rng, data = np.random.default_rng(3), digits()
    images = np.stack([to_mnist(SCENES[scene](image, rng)) for image in data.test_images[100:120]])
    right = classifier("cnn").predict(images).argmax(1) == data.test_labels[100:120]
    assert right.sum() >= 19


@pytest.mark.parametrize(("margin", "least"), [(0, 0.98), (2, 0.99)])
def test_digits_cut_to_their_ink_are_read(margin, least):
    """Without a margin nobody sees which of both is the paper: nearly half of what was misread was inverted."""
    data, cut = digits(), []
    for number, image in enumerate(data.test_images[:200]):
        rows, columns = (np.flatnonzero((image > 0.1).any(axis=axis)) for axis in (1, 0))
        small = np.pad(image[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1], margin)
        large = np.kron(small, np.ones((4, 4), np.float32))
        cut.append(to_mnist(large if number % 2 else 1 - large))
    right = classifier("cnn").predict(np.stack(cut)).argmax(1) == data.test_labels[:200]
    assert right.mean() >= least


def test_scans_of_eight_by_eight_are_read():
    """The digits of scikit-learn, from other hands and as coarse as can be: 71 % were read."""
    from sklearn.datasets import load_digits

    known = load_digits()
    scans = [np.kron(each / 16, np.ones((8, 8))).astype(np.float32) for each in known.images[:200]]
    images = np.stack([to_mnist(scan if number % 2 else 1 - scan) for number, scan in enumerate(scans)])
    assert (classifier("cnn").predict(images).argmax(1) == known.target[:200]).mean() >= 0.93


def test_several_digits_are_refused():
    """One of two would be read, or both as one."""
    data, rng = digits(), np.random.default_rng(0)
    refused = 0
    for one, other in zip(data.test_images[:10], data.test_images[10:20], strict=True):
        both = np.hstack([np.pad(image, 6) for image in (one, other)])
        large = np.asarray(Image.fromarray(both).resize((320, 160), Image.Resampling.BICUBIC)).clip(0, 1)
        gray = (0.9 - 0.7 * large + rng.normal(0, 0.02, large.shape)).clip(0, 1)
        try:
            to_mnist(gray)
        except ValueError as error:
            assert "image must show one digit, it shows 2: cut one of them out" in str(error)
            refused += 1
    assert refused >= 9


def test_what_was_found_is_told_in_the_photos_own_place():
    """The page would draw a box beside the digit."""
    gray = np.full((400, 300), 0.3)
    gray[40:360, 30:270] = 0.9
    gray[100:300, 130:170] = 0.15
    found = find_digit(gray)
    assert found.box == pytest.approx((0.25, 130 / 300, 0.75, 170 / 300), abs=0.02) and found.dark
    inside = (slice(120, 280), slice(135, 165))
    large = (
        np.asarray(Image.fromarray(each.astype(np.float32)).resize((300, 400))) for each in (found.ink, found.sheet)
    )
    ink, sheet = large
    assert ink[inside].min() > 0.9 and ink.mean() == pytest.approx(200 * 40 / 120_000, rel=0.1)
    assert sheet[60:340, 50:250].min() == 1 and sheet[:20].max() == 0 and sheet[:, :15].max() == 0


def test_the_judge_is_the_shipped_network():
    """Another network than the page's would choose what it reads."""
    images = digits().test_images[:50]
    assert probabilities(images) == pytest.approx(classifier("cnn").predict(images), abs=1e-5)


@pytest.mark.parametrize("kind", ["even", "light on dark", "slanting", "vignette", "shadow"])
def test_photographed_digits_are_read(kind):
    """A kind of light would make photos unreadable: of 25 digits under it, the CNN must read 23."""
    rng = np.random.default_rng(7)
    data = digits()
    images = np.stack([to_mnist(photo(image, kind, rng)) for image in data.test_images[:COUNT]])
    right = classifier("cnn").predict(images).argmax(1) == data.test_labels[:COUNT]
    assert right.sum() >= 23


def test_every_kind_of_gray_gives_the_same():
    """An 8-bit, a 16-bit and a float image of the same photo would be read differently."""
    gray = photo(digits().test_images[0], "even", np.random.default_rng(0))
    expected = to_mnist(np.round(gray * 255) / 255)
    assert to_mnist(np.round(gray * 255).astype(np.uint8)) == pytest.approx(expected, abs=1e-5)
    assert to_mnist((np.round(gray * 255) * 257).astype(np.uint16)) == pytest.approx(expected, abs=1e-5)


def test_steps_end_in_the_answer_and_specks_are_left_out():
    """Dust on the scan would shrink the digit in its box."""
    gray = np.full((200, 200), 0.9)
    gray[60:140, 95:105] = 0.2
    clean = to_mnist_steps(gray)
    assert np.array_equal(clean.centered, to_mnist(gray))
    gray[5:8, 5:8] = 0.2
    assert np.abs(to_mnist(gray) - clean.centered).max() < 0.2


@pytest.mark.parametrize(
    ("image", "error", "message"),
    [
        (np.zeros((0, 5)), ValueError, "image must be gray"),
        (np.zeros((5, 5, 3)), ValueError, "image must be gray"),
        (np.zeros((1, 1)), ValueError, "image shows no ink"),
        (np.full((60, 40), 0.5), ValueError, "image shows no ink"),
        (np.full((60, 40), np.nan), ValueError, "image must be finite"),
        (np.full((60, 40), 3.0), ValueError, r"image must be finite and in \[0, 1\]"),
        (np.zeros((9, 9), np.int32), TypeError, "image must be uint8, uint16 or float"),
    ],
)
def test_what_is_no_photo_of_a_digit_is_named(image, error, message):
    """A mistake would end in an error from deep inside, or in a digit read from nothing."""
    with pytest.raises(error, match=message):
        to_mnist(image)


def test_the_ring_round_a_stroke_is_no_ink():
    """A black stroke on white, near the edge of a crop, would be read as the paper round it."""
    paper = np.full((300, 180), 230, np.uint8)
    paper[60:240, 100:116] = 40
    found = find_digit(paper)
    assert found.dark and found.sheet.all()
