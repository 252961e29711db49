"""Page 12's networks in a real browser: what is exchanged, what they predict, and messages step by step."""

import json

import numpy as np
import pytest

from dashboard.app_pages.data_kinds.exchanging import EXCHANGES, SHOWN
from nnviz.datasets import molecules, word_numbers
from nnviz.graphs import flat_inputs, flat_network, graph_batch, graph_network
from nnviz.recordings import load_molecule_networks, load_sentence_networks
from nnviz.recordings.kinds_of_sentences import sentence_network
from tests.browser.conftest import Open, at_rest, until


def said(page):
    """Return what the picture said last on the bus."""
    return page.evaluate("nnvizBus.last.get('data-kinds:values')")


def open_view(open_page: Open, view: str, query: str = "", **shape):
    """Open a view and wait for its numbers; also the list to which every later message to the server is added."""
    sent: list[str] = []
    page = open_page(f"data-kinds?dk_view={view.replace(' ', '+')}{query}", sent=sent, **shape)
    until(page, "globalThis.nnvizBus?.last.get('data-kinds:values')?.dk_name")
    at_rest(page)
    return page, sent


def loaded(model, weights):
    """Return a model with recorded weights."""
    model.set_weights(list(weights))
    return model


def test_atoms_are_renumbered_by_hand_and_message_passing_does_not_care(open_page: Open):
    """The page's proof would be of other numbers than Keras', or the server be asked at every exchange."""
    page, sent = open_view(open_page, "renumber atoms")
    before, first = len(sent), json.loads(said(page)["dk_predictions"])
    atoms = page.locator(".places button")
    atoms.nth(0).click()
    assert atoms.nth(0).get_attribute("aria-pressed") == "true"
    atoms.nth(4).click()
    assert said(page)["dk_order"] == "[4, 1, 2, 3, 0, 5, 6, 7]"
    atoms.nth(1).focus()
    page.keyboard.press("Enter")
    atoms.nth(2).focus()
    page.keyboard.press("Enter")
    order = json.loads(said(page)["dk_order"])
    assert order == [4, 2, 1, 3, 0, 5, 6, 7]
    one, other = (atoms.nth(at).bounding_box() for at in (5, 7))
    page.mouse.move(one["x"] + 20, one["y"] + 20)
    page.mouse.down()
    page.mouse.move(other["x"] + 20, other["y"] + 20, steps=5)
    page.mouse.up()
    order = json.loads(said(page)["dk_order"])
    assert order == [4, 2, 1, 3, 0, 7, 6, 5]
    flat, graph = json.loads(said(page)["dk_predictions"])
    run, read = load_molecule_networks(), molecules().molecules[molecules().names.index(SHOWN[0])]
    dense = np.asarray(loaded(flat_network(), run.flat)(flat_inputs([read.renumbered(order)])))[0, 0]
    passed = np.asarray(loaded(graph_network(rounds=2), run.graph[2])(graph_batch([read]).inputs))[0, 0]
    assert flat == pytest.approx(dense, abs=1e-5) and graph == pytest.approx(passed, abs=1e-5)
    assert graph == pytest.approx(first[1], abs=1e-6) and abs(flat - first[0]) > 0.01
    assert "less than 0.000001" in page.get_by_test_id("says").inner_text()
    page.get_by_role("button", name="Renumber the atoms").click()
    assert json.loads(said(page)["dk_predictions"])[1] == pytest.approx(first[1], abs=1e-6)
    assert page.evaluate("nnvizBus.last.get('address:data-kinds').dk_order")
    page.get_by_role("button", name="In order").click()
    assert json.loads(said(page)["dk_predictions"]) == first
    assert len(sent) == before


def test_words_are_exchanged_and_the_mean_cannot_notice(open_page: Open):
    """A sentence's networks would be other ones than Keras', or the set of words tell orders apart."""
    page, sent = open_view(open_page, "shuffle words")
    before, first = len(sent), json.loads(said(page)["dk_predictions"])
    page.get_by_role("button", name="Shuffle the words").click()
    values = said(page)
    words, order = values["dk_words"].split(), json.loads(values["dk_order"])
    assert order != sorted(order)
    given = word_numbers([[words[at] for at in order]])
    for prediction, (name, weights) in zip(
        json.loads(values["dk_predictions"]), load_sentence_networks().weights.items(), strict=True
    ):
        wanted = np.asarray(loaded(sentence_network(name), weights)(given))[0, 0]
        assert prediction == pytest.approx(wanted, abs=1e-6), name
    assert json.loads(values["dk_predictions"])[2] == pytest.approx(first[2], abs=1e-9)
    assert "cannot notice" in page.get_by_test_id("says").inner_text()
    page.locator("select").select_option("2")
    assert said(page)["dk_order"] == str(list(range(len(said(page)["dk_words"].split()))))
    assert len(sent) == before


def test_pixels_are_shuffled_and_come_back(open_page: Open):
    """Pixels would be lost on the way, or the way back not lead back."""
    page, _ = open_view(open_page, "shuffle pixels", "&dk_item=3", still=True)
    first = json.loads(said(page)["dk_predictions"])
    page.get_by_role("button", name="Shuffle the pixels").click()
    assert said(page)["dk_moved"] == EXCHANGES
    shuffled = json.loads(said(page)["dk_predictions"])
    assert len(shuffled) == 4 and shuffled != first
    page.get_by_label("Pixels moved").fill("20")
    assert said(page)["dk_moved"] == 20
    page.get_by_role("button", name="In order").click()
    assert json.loads(said(page)["dk_predictions"]) == first


def test_messages_pass_step_by_step(open_page: Open):
    """The numbers on the molecule would not add up to Keras' prediction, or the player count other steps."""
    page, sent = open_view(open_page, "message passing", "&dk_item=2")
    before = len(sent)
    says = page.get_by_test_id("says")
    assert "Before any round" in says.inner_text()
    page.evaluate("nnvizBus.target.dispatchEvent(new CustomEvent('dk_player:go', {detail: {step: 8, stop: true}}))")
    until(page, "nnvizBus.last.get('dk_player:step') === 8")
    run, read = load_molecule_networks(), molecules().molecules[molecules().names.index(SHOWN[2])]
    for rounds in (2, 4, 0):
        page.locator(".choice button", has_text=str(rounds)).click()
        page.evaluate(
            "nnvizBus.target.dispatchEvent(new CustomEvent('dk_player:go', {detail: {step: 99, stop: true}}))"
        )
        model = loaded(graph_network(rounds=rounds), run.graph[rounds])
        wanted = np.asarray(model(graph_batch([read]).inputs))[0, 0]
        until(page, "text => nnvizBus.last.get('data-kinds:values').dk_rounds === text", arg=rounds)
        assert said(page)["dk_total"] == pytest.approx(float(wanted), abs=1e-5)
        assert sum(json.loads(said(page)["dk_parts"])) == pytest.approx(float(wanted), abs=1e-5)
    page.locator(".atoms button").nth(3).click()
    assert page.locator(".atoms button").nth(3).get_attribute("aria-pressed") == "true"
    assert page.locator(".sums caption").inner_text().startswith("C 4")
    assert len(sent) == before
