"""The colors can be told apart and read, by color-blind eyes too, on light and on dark ground."""

from itertools import combinations

import numpy as np
import pytest

from nnviz.charts import palette
from nnviz.charts.palette import TOKENS

# What dichromats see, in linear sRGB. Source: Machado, Oliveira and Fernandes, A Physiologically-based Model for
# Simulation of Color Vision Deficiency (2009), severity 1.
SEEN = {
    "normal": np.eye(3),
    "protan": [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]],
    "deutan": [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.011820, 0.042940, 0.968881]],
}
XYZ = np.array(
    [[0.4124564, 0.3575761, 0.1804375], [0.2126729, 0.7151522, 0.0721750], [0.0193339, 0.1191920, 0.9503041]]
)
DEEPEST = 185 / 255  # the opacity of a loss map where it is strongest


def rgb(color: str) -> np.ndarray:
    """Return red, green and blue in [0, 1]."""
    return np.array([int(color[k : k + 2], 16) for k in (1, 3, 5)]) / 255


def linear(color: np.ndarray) -> np.ndarray:
    """Undo the gamma of sRGB."""
    return np.where(color <= 0.04045, color / 12.92, ((color + 0.055) / 1.055) ** 2.4)


def lab(light: np.ndarray) -> np.ndarray:
    """Return CIE L*, a*, b* of a linear color, with the white of sRGB."""
    x, y, z = np.cbrt(np.maximum(XYZ @ light, 0) / XYZ.sum(axis=1))
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(one: np.ndarray, other: np.ndarray, eye: str) -> float:
    """Return ΔE (CIE 1976) between two sRGB colors as an eye sees them."""
    one, other = (lab(np.clip(SEEN[eye] @ linear(color), 0, 1)) for color in (one, other))
    return float(np.linalg.norm(one - other))


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of WCAG."""
    dark, light = sorted(float(XYZ[1] @ linear(rgb(color))) for color in (one, other))
    return (light + 0.05) / (dark + 0.05)


def test_the_measure_is_that_of_the_look():
    """What was wrong with the former gradient, as it was measured: normal 59, protan 3, deutan 15."""
    former = [difference(rgb("#cc79a7"), rgb("#3f93a6"), eye) for eye in SEEN]
    assert np.allclose(former, [58.5, 3.4, 15.5], atol=0.1)


@pytest.mark.parametrize(("eye", "least"), [("normal", 79), ("protan", 32), ("deutan", 17)])
def test_a_path_stands_out_from_the_loss(eye, least):
    """Paths are drawn over maps of the loss."""
    assert difference(rgb(TOKENS["gradient"].light), rgb(TOKENS["loss"].light), eye) >= least


@pytest.mark.parametrize("eye", SEEN)
@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("strength", [0.25, 0.5, 0.75, 1])
def test_a_path_stands_out_from_maps(eye, theme, strength):
    """On every tint of a map, which is the light loss color over either ground."""
    ground, opacity = rgb(getattr(TOKENS["ground"], theme)), strength * DEEPEST
    tint = opacity * rgb(palette.LOSS) + (1 - opacity) * ground
    assert difference(rgb(getattr(TOKENS["gradient"], theme)), tint, eye) >= 25


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_words_can_be_read(theme):
    """4.5:1 and more, on the page and on what is raised above it."""
    words = [name for name in TOKENS if name.endswith("-text") or name.startswith("ink") or name == "gradient"]
    for name in words:
        for below in ("ground", "raised"):
            assert contrast(getattr(TOKENS[name], theme), getattr(TOKENS[below], theme)) >= 4.5, (name, below)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("eye", SEEN)
def test_four_classes_can_be_told_apart(theme, eye):
    """Points and regions of two classes would look the same to some eyes."""
    marks = [rgb(getattr(TOKENS[f"class-{number}"], theme)) for number in range(4)]
    assert min(difference(*pair, eye) for pair in combinations(marks, 2)) >= 20


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize(
    "name", ["class-0", "class-1", "class-2", "class-3", "truth", "gradient", "loss", "line-strong"]
)
def test_marks_can_be_seen(theme, name):
    """3:1 and more on the page."""
    assert contrast(getattr(TOKENS[name], theme), getattr(TOKENS["ground"], theme)) >= 3


def test_the_quiet_color_serves_both_grounds():
    """A notebook shows the light colors on whatever ground it has."""
    assert min(contrast(palette.QUIET, TOKENS["ground"].light), contrast(palette.QUIET, TOKENS["ground"].dark)) >= 3
