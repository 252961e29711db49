"""What Keras makes of images, sentences and molecules; `python -m tests.js.data_kinds_networks` writes the file."""

import json
from pathlib import Path
from typing import Any

import numpy as np

from dashboard.app_pages.data_kinds.exchanging import as_data
from dashboard.app_pages.data_kinds.networks import packed
from nnviz.datasets import molecules, praises, sentences, word_numbers
from nnviz.graphs import flat_inputs, flat_network, graph_batch, graph_network, molecule
from nnviz.recordings import kinds_of_images, kinds_of_sentences, load_molecule_networks
from nnviz.recordings.kinds_of_molecules import ROUNDS

FILE = Path(__file__).with_suffix(".json")


def numbers() -> dict[str, Any]:
    """Return everything, by the name of what is tested."""
    return {"images": images(), "sentences": texts(), "grammar": grammar(), "molecules": whole(), "passing": passing()}


def images() -> list[dict[str, Any]]:
    """Return the logits of the recorded networks, for two images each."""
    run = kinds_of_images.load_image_networks()
    given = run.images[[3, 8]].astype(np.float32)[..., None] / np.float32(255)
    return [
        {
            "name": name,
            "weights": packed(weights),
            "pixels": given.reshape(2, -1).astype(float).round(9).tolist(),
            "logits": _asked(kinds_of_images.image_network(name), weights, given),
        }
        for (name, mixed), weights in run.weights.items()
        if not mixed
    ]


def texts() -> list[dict[str, Any]]:
    """Return the probabilities of the recorded networks, for six sentences each, one of them in disorder."""
    chosen = [*sentences(count=5, seed=7).texts, tuple("dull was film not the".split())]
    given = word_numbers(chosen)
    return [
        {
            "name": name,
            "weights": packed(weights),
            "words": [list(text) for text in chosen],
            "probabilities": [each[0] for each in _asked(kinds_of_sentences.sentence_network(name), weights, given)],
        }
        for name, weights in kinds_of_sentences.load_sentence_networks().weights.items()
    ]


def grammar() -> list[dict[str, Any]]:
    """Return what sentences say, of the grammar and shuffled."""
    chosen = sentences(count=40, seed=3).texts
    mixed = kinds_of_sentences.shuffled_words(chosen)
    return [{"words": list(text), "praises": praises(text)} for text in (*chosen, *mixed)]


def whole() -> dict[str, Any]:
    """Return the predictions of the recorded flat network for twelve test molecules."""
    test, run = molecules("test").molecules[::7], load_molecule_networks()
    said = _asked(flat_network(), run.flat, flat_inputs(test))
    return {
        "weights": packed(run.flat),
        "molecules": list(map(as_data, test)),
        "predictions": [each[0] for each in said],
    }


def passing() -> list[dict[str, Any]]:
    """Return states after every round and predictions of the recorded graph networks, for molecules of all elements."""
    test, run = molecules("test").molecules, load_molecule_networks()
    chosen = [next(each for each in test if symbol in each.atoms) for symbol in ("N", "O", "S", "Cl", "F")]
    chosen.append(molecule("C"))  # an atom without neighbors
    return [_passing(rounds, run.graph[rounds], chosen) for rounds in ROUNDS]


def _passing(rounds: int, weights: Any, chosen: Any) -> dict[str, Any]:
    import keras

    model = graph_network(rounds=rounds)
    model.set_weights(list(weights))
    inputs = graph_batch(chosen).inputs
    states = [each.output for each in model.operations if each.name in ("elements", *_tanh(model))]
    outputs = keras.Model(model.inputs, [*states, model.output])(inputs)
    return {
        "rounds": rounds,
        "weights": packed(weights),
        "molecules": list(map(as_data, chosen)),
        "states": [
            np.asarray(each).astype(float).round(7).tolist() for each in outputs[:-1]
        ],  # after each round, atom by atom
        "predictions": np.asarray(outputs[-1])[:, 0].tolist(),
    }


def _tanh(model: Any) -> list[str]:
    return [each.name for each in model.operations if each.name.startswith("tanh")]


def _asked(model: Any, weights: Any, given: np.ndarray) -> list[list[float]]:
    model.set_weights(list(weights))
    return np.asarray(model(given)).tolist()


if __name__ == "__main__":
    FILE.write_text(json.dumps(numbers()) + "\n")
