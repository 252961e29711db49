"""Page 12's networks without a browser: hostile links, what is claimed, and code that gives the numbers on screen."""

import numpy as np
import pytest

from dashboard.app_pages.data_kinds import PAGE, atoms, passing, pixels, words
from dashboard.app_pages.data_kinds.digits import digits
from dashboard.app_pages.data_kinds.exchanging import EXCHANGES, SHOWN, TABLE, is_order, things
from dashboard.app_pages.data_kinds.networks import packed
from dashboard.components.live_text import fill
from dashboard.layout.views import code
from nnviz.datasets import molecules, praises, word_numbers
from nnviz.graphs import flat_inputs, flat_network, graph_batch, graph_network
from nnviz.recordings import load_image_networks, load_molecule_networks, load_sentence_networks
from nnviz.recordings.kinds_of_images import disorder, image_network
from nnviz.recordings.kinds_of_sentences import sentence_network
from tests.dashboard.links import HOSTILE, assert_all_noted
from tests.dashboard.panels import numbers, printed

WORDS = {
    "shuffle pixels": ("item", "moved", "swaps"),
    "shuffle words": ("item", "order"),
    "renumber atoms": ("item", "order"),
    "message passing": ("item", "rounds", "atom", "step"),
}


@pytest.mark.parametrize(
    ("view", "value"),
    [("renumber atoms", value) for value in HOSTILE.values()] + [(view, "nan") for view in WORDS],
    ids=[*HOSTILE, *WORDS],
)
def test_hostile_links_open_the_page_with_a_note(view, value, run_page):
    """A mistyped link would end in an error, or silently show something else."""
    names = PAGE.words(WORDS[view])
    assert_all_noted(run_page(PAGE.path, dk_view=view, **dict.fromkeys(names, value)), names)


@pytest.mark.parametrize("order", ["0123456", "012345678", "01234566", "7654321a", "-1234567"])
def test_an_order_that_is_none_is_noted(order, run_page):
    """An atom would be lost or come twice."""
    assert_all_noted(run_page(PAGE.path, dk_view="renumber atoms", dk_order=order), ["dk_order"])


def test_things_were_not_trained_on_and_fit_their_pictures():
    """What is shown would be known by heart, or have more parts than the address can spell."""
    test = set(molecules("test").names)
    assert set(SHOWN) <= test and len(things("molecule")) == len(SHOWN)
    assert all(len(each["molecule"]["atoms"]) <= 9 for each in things("molecule"))
    assert all(praises(each["words"]) is not None and len(each["words"]) <= 10 for each in things("sentence"))
    assert len(things("image")) == 10 and len(disorder()) - 1 == EXCHANGES
    assert is_order("0123456789", 10) and not is_order("0123456789", 9)


def test_guesses_are_what_the_recordings_say():
    """The right answer would be one that was seen once."""
    assert (pixels.right(), words.right()) == ("the convolution", "convolution")
    assert atoms.right() == "more than half" and 0.5 < atoms.changed() < 1
    assert passing.right() == "one round" and passing.enough() == 1
    run = load_molecule_networks()
    assert f"{run.graph_moved[2].max():.1e}" in atoms.because()
    for view in (pixels.PIXELS, words.WORDS, atoms.ATOMS, passing.PASSING):
        assert view.guess.because() and view.sources(None)
        assert any(TABLE in str(part) for part in view.slide(None))


def test_weights_travel_as_they_are():
    """The browser would compute with other weights."""
    (each,) = packed([np.array([[1.5, -2]], np.float32)])
    assert each == {"shape": [1, 2], "values": "AADAPwAAAMA="}


def test_the_code_of_shuffled_pixels_gives_the_predictions():
    """The code would show other numbers than the picture."""
    run = load_image_networks()
    text = fill(
        code(PAGE, pixels.PIXELS, None), {"dk_item": 3, "dk_moved": EXCHANGES, "dk_own": "", "dk_by_hand": "[]"}
    )
    said = np.array(numbers(text)).reshape(4, 2)
    image = (run.images[3].reshape(-1)[disorder()].astype(np.float32) / np.float32(255)).reshape(1, 14, 14, 1)
    for (digit, probability), ((name, _), weights) in zip(said, run.weights.items(), strict=True):
        model = image_network(name)
        model.set_weights(list(weights))
        powers = np.exp(np.asarray(model(image), float)[0])
        assert digit == powers.argmax() and probability == pytest.approx(powers.max() / powers.sum(), abs=1e-5)


def test_the_code_of_an_own_image_gives_what_its_pixels_say():
    """The code would show other numbers than the picture: an image of one's own, two of its pixels exchanged."""
    own = next(iter(digits().values()))
    asked = {"dk_item": 0, "dk_moved": 0, "dk_own": own, "dk_by_hand": "[[0, 100], [3, 60]]"}
    said = np.array(numbers(fill(code(PAGE, pixels.PIXELS, None), asked))).reshape(4, 2)
    levels = np.array([int(level, 16) * 17.0 for level in own]).reshape(8, 8)
    whole = np.zeros((28, 28))
    for row, column in np.ndindex(24, 24):
        whole[row + 2, column + 2] = levels[row // 3, column // 3]
    image = np.floor(
        np.array([[whole[2 * r : 2 * r + 2, 2 * c : 2 * c + 2].mean() for c in range(14)] for r in range(14)]) + 0.5
    )
    flat = image.ravel()
    flat[[0, 100]], flat[[3, 60]] = flat[[100, 0]], flat[[60, 3]]
    given = (flat.astype(np.float32) / np.float32(255)).reshape(1, 14, 14, 1)
    for (digit, probability), ((name, _), weights) in zip(said, load_image_networks().weights.items(), strict=True):
        model = image_network(name)
        model.set_weights(list(weights))
        powers = np.exp(np.asarray(model(given), float)[0])
        assert digit == powers.argmax() and probability == pytest.approx(powers.max() / powers.sum(), abs=1e-5)


def test_the_code_of_shuffled_words_gives_the_predictions():
    """The code would show other numbers than the picture."""
    text = things("sentence")[0]["words"]
    order = list(range(len(text)))[::-1]
    filled = fill(code(PAGE, words.WORDS, None), {"dk_words": " ".join(text), "dk_order": str(order)})
    given = word_numbers([[text[at] for at in order]])
    said = [float(line.split(": ")[1]) for line in printed(filled).splitlines()[1:]]
    for probability, (name, weights) in zip(said, load_sentence_networks().weights.items(), strict=True):
        model = sentence_network(name)
        model.set_weights(list(weights))
        assert probability == pytest.approx(float(np.asarray(model(given))[0, 0]), abs=1e-5)


@pytest.mark.parametrize("item", range(len(SHOWN)))
def test_the_code_of_molecules_gives_the_predictions(item):
    """The code would show other numbers than the picture, or fail for a molecule that is offered."""
    shown = things("molecule")[item]["molecule"]
    molecule = dict(zip(molecules().names, molecules().molecules, strict=True))[SHOWN[item]]
    order = list(range(len(shown["atoms"])))[::-1]
    values = {"dk_atoms": " ".join(shown["atoms"]), "dk_bonds": str(shown["bonds"]), "dk_order": str(order)}
    run = load_molecule_networks()
    graph, flat = graph_network(rounds=2), flat_network()
    graph.set_weights(list(run.graph[2]))
    flat.set_weights(list(run.flat))
    wanted = float(np.asarray(graph(graph_batch([molecule]).inputs))[0, 0])
    dense = float(np.asarray(flat(flat_inputs([molecule.renumbered(order)])))[0, 0])
    assert numbers(fill(code(PAGE, atoms.ATOMS, None), values)) == pytest.approx([wanted, dense], abs=1e-4)
    said = numbers(fill(code(PAGE, passing.PASSING, {}), values | {"dk_rounds": 2}))
    assert said[-1] == pytest.approx(wanted, abs=1e-5) and sum(said[:-1]) == pytest.approx(wanted, abs=1e-4)


@pytest.mark.parametrize("rounds", range(5))
def test_the_code_of_message_passing_runs_with_any_number_of_rounds(rounds):
    """Networks without rounds have other weights."""
    values = {"dk_atoms": "C", "dk_bonds": "[]", "dk_rounds": rounds}
    assert len(numbers(fill(code(PAGE, passing.PASSING, {}), values))) == 2
