"""The pictures of page 13: their tables, and charts that are valid and small."""

import json

import numpy as np
import pytest

from dashboard.app_pages.lines import flatten_chart as flatten
from dashboard.app_pages.lines import image_card
from dashboard.app_pages.lines import shift_a_map_charts as line_moves
from dashboard.app_pages.lines import three_networks_cards as line_cards
from nnviz.datasets.line_images import pixel_order
from nnviz.recordings.line_classifiers import NAMES, load_line_classifiers

RUN, SHUFFLED = load_line_classifiers(shuffled=False), load_line_classifiers(shuffled=True)
CHARTS = {
    "image": lambda: image_card.image_card(RUN, shuffled=False, height=390),
    **{name: lambda name=name: line_cards.network_card(RUN, name, height=130) for name in NAMES},
    "accuracies": lambda: line_cards.accuracies_chart(SHUFFLED, RUN, height=390),
    "flatten": lambda: flatten.flatten_chart(RUN, shuffled=True),
    "moved image": lambda: line_moves.moved_image_chart(RUN),
    "moved map": lambda: line_moves.moved_map_chart(RUN, number=1),
    "forgiven": lambda: line_moves.forgiven_chart(RUN, height=300),
}


@pytest.mark.parametrize("name", CHARTS)
def test_charts_are_valid_and_small(name):
    """Altair checks each against Vega-Lite's schema; a large one would make the page wait."""
    assert len(json.dumps(CHARTS[name]().to_dict())) < 450_000


def test_accuracies_are_shares_of_the_test_images():
    """A bar would have the wrong height."""
    table = line_cards.accuracy_frame(SHUFFLED, "convolution", RUN)
    assert (table["accuracy"] * 1000).round().tolist() == SHUFFLED.right[2].tolist()
    assert (table["usual"] * 1000).round().tolist() == RUN.right[2].tolist()


@pytest.mark.parametrize(("pixel", "apart"), [(27, [1, 1, 8, 8]), (0, [1, 8]), (63, [1, 8]), (15, [1, 8, 8])])
def test_neighbors_in_the_list(pixel, apart):
    """The page would count wrong: beside is 1 place apart, below 8, at the edge there is no neighbor."""
    assert flatten.neighbor_distances(pixel, shuffled=False) == apart


def test_a_shuffled_list_has_every_pixel_at_the_place_the_networks_see_it():
    """The animation would shuffle otherwise than the training did."""
    table = flatten.place_frame(RUN, shuffled=True).query("image == 3").sort_values("place")
    assert table["pixel"].tolist() == pixel_order().tolist()
    np.testing.assert_allclose(table["value"], SHUFFLED.images[0, 2].ravel(), atol=1e-4)


def test_moved_maps_are_compared_cell_by_cell():
    """A difference of 0 would be shown where none was looked for."""
    table = line_moves.moved_frame(SHUFFLED).set_index(["shift", "image"])
    assert table.loc[(3, 5), "cells"] == 9
    by_hand = np.abs(SHUFFLED.maps[3, 4, 4:7, 4:7, 1] - SHUFFLED.maps[0, 4, 1:4, 1:4, 1]).max()
    assert table.loc[(3, 5), "difference_1"] == pytest.approx(by_hand, abs=1e-4)
    assert table.loc[(3, 5), "pool_0_now"] == pytest.approx(SHUFFLED.maps[3, 4, ..., 0].max(), abs=1e-4)


def test_charts_grow_with_the_stage():
    """A picture of a fixed size would stay small on a projector, in the middle of nothing."""
    assert all(make().to_dict()["width"] == "container" for make in CHARTS.values())


def test_nothing_is_shifted_by_nothing():
    """The view that shifts a map would open with two differences of 0 between things that are the same."""
    opens = {
        name: next(param["value"] for param in CHARTS[name]().to_dict()["params"] if param["name"] == "ln_shift")
        for name in ("image", "moved image", "moved map", "forgiven")
    }
    assert opens == {"image": 0, "moved image": 1, "moved map": 1, "forgiven": 1}


@pytest.mark.parametrize("run", [RUN, SHUFFLED], ids=["in order", "shuffled"])
def test_names_at_the_ends_of_the_lines_are_apart(run):
    """Two networks that are as often right would have their names on each other."""
    ends = (run.right[:, -1] / 1000).tolist()
    places = line_cards.apart(ends, least=line_cards.APART)
    assert np.diff(sorted(places)).min() >= line_cards.APART - 1e-9
    assert np.argsort(places).tolist() == np.argsort(ends, kind="stable").tolist()
