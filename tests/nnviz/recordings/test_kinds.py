"""Networks of the three kinds of data: what ships is what Keras says, and the claims of page 12 hold for every seed."""

import numpy as np
import pytest

from nnviz.datasets import digits, molecules, word_numbers
from nnviz.graphs import flat_inputs, flat_network, graph_batch, graph_network, molecule
from nnviz.recordings import (
    kinds_of_images,
    kinds_of_molecules,
    kinds_of_sentences,
    load_image_networks,
    load_molecule_networks,
    load_sentence_networks,
)
from nnviz.recordings.kinds_of_molecules import CHOSEN, ROUNDS, renumbered

keras = pytest.importorskip("keras")


def loaded(model, weights):
    """Return a model with recorded weights."""
    model.set_weights(list(weights))
    return model


def predictions(model, inputs):
    """Return its outputs, one number each."""
    return np.asarray(model(inputs))[:, 0]


def test_accuracies_of_the_first_seed_are_those_of_its_weights():
    """The numbers on the page would be of other networks than those that predict on it."""
    images, sentences, graphs = load_image_networks(), load_sentence_networks(), load_molecule_networks()
    test = kinds_of_images.small_digits(digits().test_images)
    for row, name in enumerate(kinds_of_images.NAMES):
        for mixed, column in ((False, 0), (True, 2)):
            model = loaded(kinds_of_images.image_network(name), images.weights[name, mixed])
            given = kinds_of_images.shuffle_small(test) if mixed else test
            right = np.sum(np.asarray(model(given)).argmax(axis=1) == digits().test_labels)
            assert right == pytest.approx(images.right[row, column, 0], abs=1)
    texts = kinds_of_sentences.test_sentences()
    for row, name in enumerate(kinds_of_sentences.NAMES):
        model = loaded(kinds_of_sentences.sentence_network(name), sentences.weights[name])
        right = np.sum((predictions(model, texts.numbers) > 0.5) == (texts.y == 1))
        assert right == pytest.approx(sentences.right[row, 0], abs=1)
    data = molecules("test")
    flat = np.round(predictions(loaded(flat_network(), graphs.flat), flat_inputs(data.molecules)))
    assert np.sum(flat == data.y) == pytest.approx(graphs.flat_right[0, 0], abs=1)
    for rounds in ROUNDS:
        model = loaded(graph_network(rounds=rounds), graphs.graph[rounds])
        said = np.round(predictions(model, graph_batch(data.molecules).inputs))
        assert np.sum(said == data.y) == pytest.approx(graphs.graph_right[rounds, 0, 0], abs=1)


def test_renumbering_leaves_the_graph_network_and_moves_the_flat_one():
    """The page's main claim: other numbers of the atoms, the same prediction to 1e-6."""
    run, test = load_molecule_networks(), molecules("test").molecules
    others = renumbered(test, times=3, seed=5)
    graph = loaded(graph_network(rounds=CHOSEN), run.graph[CHOSEN])
    said, again = (predictions(graph, graph_batch(each).inputs) for each in (test, others))
    assert np.abs(again - np.tile(said, 3)).max() <= 1.5e-6  # sums of up to nine numbers in float32
    flat = loaded(flat_network(), run.flat)
    said, again = (predictions(flat, flat_inputs(each)) for each in (test, others))
    assert np.mean(np.round(again) != np.round(np.tile(said, 3))) > 0.5
    assert run.graph_moved[CHOSEN].max() <= 1e-6 and run.flat_moved.min() > 1


def test_what_the_page_says_holds_for_every_seed():
    """A sentence on the page would be true of one seed only."""
    images, sentences, graphs = load_image_networks(), load_sentence_networks(), load_molecule_networks()
    dense, convolution = images.right
    assert (convolution[0] > dense[0]).all() and (convolution[2] < dense[2]).all()  # in order, and trained on shuffled
    assert np.abs(dense[2].mean() - dense[0].mean()) < 5  # of 500
    assert (convolution[2] > 350).all()  # lowered, not reduced to guessing
    assert (images.right[:, 1] < 80).all()  # trained in order, given shuffled pixels
    flat, convolution, bag = sentences.right
    assert (convolution > 850).all() and (flat < 600).all() and (bag < 600).all() and (sentences.more_right > 950).all()
    assert not sentences.changed[2].any() and not sentences.pairs_right[2].any()  # a mean cannot tell
    assert (graphs.flat_right[:, 1] / 20 < graphs.flat_right[:, 0] / 2).all()
    assert (graphs.graph_right[CHOSEN, :, 0] > graphs.flat_right[:, 0]).all()
    assert (graphs.graph_right[..., 1] == 20 * graphs.graph_right[..., 0]).all()
    assert (graphs.mean_right < graphs.graph_right[CHOSEN, :, 0]).all()


def test_message_passing_is_what_one_writes_by_hand():
    """Gather and segment_sum would mix up who sends and who receives; checked with loops over atoms and bonds."""
    model = graph_network(rounds=2, seed=3)
    states, factors, own, bias, near, last, last_bias = model.get_weights()
    acid = molecule("CC(=O)O")
    elements = ["C", "N", "O", "F", "S", "Cl"]
    state = [states[elements.index(atom)] for atom in acid.atoms]
    for _ in range(2):
        sums = [np.zeros(8) for _ in acid.atoms]
        for one, other, order in acid.bonds:
            sums[one] = sums[one] + state[other] * factors[order]
            sums[other] = sums[other] + state[one] * factors[order]
        state = [np.tanh(each @ own + bias + arrived @ near) for each, arrived in zip(state, sums, strict=True)]
    by_hand = sum((each @ last + last_bias)[0] for each in state)
    assert predictions(model, graph_batch([acid]).inputs)[0] == pytest.approx(by_hand, abs=1e-5)


def test_molecules_in_a_batch_do_not_hear_each_other():
    """A prediction would depend on what else is in the batch; an atom without bonds would shift all others."""
    model = graph_network(rounds=2, seed=1)
    given = [molecule(smiles) for smiles in ("C", "CCO", "O", "c1ccccc1", "N")]
    together = predictions(model, graph_batch(given).inputs)
    alone = [predictions(model, graph_batch([each]).inputs)[0] for each in given]
    assert together == pytest.approx(alone, abs=1e-5)
    mean = graph_network(rounds=2, readout="mean", seed=1)
    counts = np.array([len(each.atoms) for each in given])
    assert predictions(mean, graph_batch(given).inputs) * counts == pytest.approx(together, abs=1e-5)


def test_trainings_make_losses_smaller():
    """The recipe would not lead to the networks that ship. A few steps each."""
    data = molecules("train")
    inputs = graph_batch(data.molecules).inputs
    before = np.mean((predictions(graph_network(rounds=1), inputs) - data.y) ** 2)
    model = kinds_of_molecules.train_graph_network(rounds=1, seed=0, steps=40)
    assert np.mean((predictions(model, inputs) - data.y) ** 2) < 0.8 * before
    flat = kinds_of_molecules.train_flat_network(seed=0, steps=40)
    assert np.mean((predictions(flat, flat_inputs(data.molecules)) - data.y) ** 2) < 1
    texts = kinds_of_sentences.training_sentences()
    sentence = kinds_of_sentences.train_sentence_network("convolution", seed=0, epochs=12)
    assert np.mean((predictions(sentence, texts.numbers) > 0.5) == (texts.y == 1)) > 0.7
    few = kinds_of_images.small_digits(digits().train_images[:600])
    image = kinds_of_images.train_image_network("dense", few, digits().train_labels[:600], seed=0, epochs=4)
    assert np.mean(np.asarray(image(few)).argmax(axis=1) == digits().train_labels[:600]) > 0.6


def test_pairs_say_the_opposite_in_the_same_words():
    """The bag of words would be tested with pairs that differ in their words."""
    texts = kinds_of_sentences.test_sentences().texts
    pairs = kinds_of_sentences.turned_pairs(texts)
    assert len(pairs) == load_sentence_networks().pairs > 100
    assert all(sorted(one) == sorted(other) and one != other for one, other in pairs)
    assert word_numbers([pairs[0][1]]).shape == (1, 10)


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: graph_network(rounds=5), "rounds must be from 0 to 4, got 5"),
        (lambda: graph_network(readout="max"), "readout must be one of sum, mean"),
        (lambda: graph_network(seed=-1), "seed must be at least 0"),
        (lambda: graph_batch([]), "number of molecules must be at least 1"),
        (lambda: kinds_of_images.image_network("flat"), "name must be one of dense, convolution"),
        (lambda: kinds_of_sentences.sentence_network("dense"), "name must be one of flat, convolution, bag"),
    ],
)
def test_what_makes_no_network_is_refused(call, said):
    """A slip would be Keras' traceback, or another network."""
    with pytest.raises(ValueError, match=said):
        call()
