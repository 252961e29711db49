"""Networks that count the methyl groups of molecules: one flattens them, the others pass messages along bonds.

`python -m nnviz.recordings --only kinds_of_molecules` trains them and writes
`assets/recordings/kinds_of_molecules.npz`.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from nnviz import assets
from nnviz.datasets import molecules
from nnviz.graphs import Molecule, flat_inputs, flat_network, graph_batch, graph_network
from nnviz.graphs.message_passing import MOST_ROUNDS

if TYPE_CHECKING:
    import keras

ASSET, REBUILD = "recordings/kinds_of_molecules.npz", "python -m nnviz.recordings --only kinds_of_molecules"
SEEDS = (0, 1, 2, 3, 4)
ROUNDS = tuple(range(MOST_ROUNDS + 1))
CHOSEN = 2  # rounds of the network that is compared with the flat one
LEARNING_RATE, STEPS = 0.01, 800  # Adam on all training molecules at once, the rate falling along a cosine
FLAT_RATE, FLAT_STEPS = 0.003, 400
RENUMBERINGS = 20  # of each test molecule


@dataclass(frozen=True)
class MoleculeNetworks:
    """What the networks learned and how they predict; the 83 test molecules chose nothing."""

    flat: tuple[np.ndarray, ...]
    """Weights of the flat network of seed 0, as Keras lists them."""
    graph: tuple[tuple[np.ndarray, ...], ...]
    """Weights of the graph networks of seed 0 with 0 to 4 rounds."""
    flat_right: np.ndarray
    """int, (seeds, 2): how many test molecules the flat networks get right, as written and renumbered (in the mean of
    20 renumberings, times 20)."""
    graph_right: np.ndarray
    """int, (rounds, seeds, 2): as `flat_right`, of graph networks with 0 to 4 rounds."""
    mean_right: np.ndarray
    """int, (seeds,): how many test molecules networks get right that take the mean of the atoms, not the sum."""
    flat_changed: np.ndarray
    """int, (seeds,): how many of the renumbered test molecules the flat networks predict otherwise, rounded."""
    flat_moved: np.ndarray
    """float32, (seeds,): by how much a prediction of the flat networks moves at most under renumbering."""
    graph_moved: np.ndarray
    """float32, (rounds, seeds): the same for the graph networks."""


def train_graph_network(*, rounds: int, seed: int, readout: Any = "sum", steps: int = STEPS) -> "keras.Model":
    """Build and train a graph network on the 300 training molecules.

    Args:
        rounds: 0 to 4.
        seed: Of the initial weights.
        readout: "sum" or "mean".
        steps: Updates, each with all molecules.

    Returns:
        The trained model.
    """
    data = molecules("train")
    model = graph_network(rounds=rounds, readout=readout, seed=seed)
    return _fitted(model, graph_batch(data.molecules).inputs, data.y, LEARNING_RATE, steps)


def train_flat_network(*, seed: int, steps: int = FLAT_STEPS) -> "keras.Model":
    """Build and train a flat network on the 300 training molecules, their atoms as the SMILES have them.

    Args:
        seed: Of the initial weights.
        steps: Updates, each with all molecules.

    Returns:
        The trained model.
    """
    data = molecules("train")
    return _fitted(flat_network(seed=seed), flat_inputs(data.molecules), data.y, FLAT_RATE, steps)


def _fitted(model: "keras.Model", inputs: Any, y: np.ndarray, rate: float, steps: int) -> "keras.Model":
    """Train on everything at once, in one compiled loop: as `train_on_batch`, called `steps` times."""
    import keras
    import tensorflow as tf

    optimizer = keras.optimizers.Adam(keras.optimizers.schedules.CosineDecay(rate, steps))
    loss = keras.losses.MeanSquaredError()
    given, wanted = tf.nest.map_structure(tf.constant, inputs), tf.constant(y[:, None])
    weights = model.trainable_variables
    optimizer.build(weights)

    @tf.function
    def train() -> None:
        for _ in tf.range(steps):
            with tf.GradientTape() as tape:
                value = loss(wanted, model(given, training=True))
            optimizer.apply(tape.gradient(value, weights))

    train()
    return model


def renumbered(which: Sequence[Molecule], *, times: int = RENUMBERINGS, seed: int = 0) -> list[Molecule]:
    """Return every molecule several times with its atoms in a random order.

    Args:
        which: Molecules.
        times: How often each.
        seed: Of the orders.

    Returns:
        All molecules once, then all again, …
    """
    draw = np.random.default_rng(seed)
    return [each.renumbered(draw.permutation(len(each.atoms))) for _ in range(times) for each in which]


def record_molecule_networks() -> MoleculeNetworks:
    """Train all networks and ask them about the test molecules, as written and renumbered."""
    test = molecules("test")
    others = renumbered(test.molecules)
    graphs = [graph_batch(each).inputs for each in (test.molecules, others)]
    vectors = [flat_inputs(each) for each in (test.molecules, others)]
    flat = [train_flat_network(seed=seed) for seed in SEEDS]
    by_rounds = [[train_graph_network(rounds=rounds, seed=seed) for seed in SEEDS] for rounds in ROUNDS]
    means = [train_graph_network(rounds=CHOSEN, seed=seed, readout="mean") for seed in SEEDS]
    flat_said = [[_predictions(model, inputs) for inputs in vectors] for model in flat]
    graph_said = [[[_predictions(model, inputs) for inputs in graphs] for model in models] for models in by_rounds]
    y = test.y
    return MoleculeNetworks(
        flat=tuple(flat[0].get_weights()),
        graph=tuple(tuple(models[0].get_weights()) for models in by_rounds),
        flat_right=np.array([[_right(said, y) for said in each] for each in flat_said]),
        graph_right=np.array([[[_right(said, y) for said in each] for each in models] for models in graph_said]),
        mean_right=np.array([_right(_predictions(model, graphs[0]), y) for model in means]),
        flat_changed=np.array(
            [np.sum(np.round(other) != np.round(np.tile(said, RENUMBERINGS))) for said, other in flat_said]
        ),
        flat_moved=np.array([_moved(*each) for each in flat_said], np.float32),
        graph_moved=np.array([[_moved(*each) for each in models] for models in graph_said], np.float32),
    )


def _predictions(model: "keras.Model", inputs: Any) -> np.ndarray:
    return np.asarray(model(inputs))[:, 0]


def _right(said: np.ndarray, y: np.ndarray) -> int:
    return int(np.sum(np.round(said) == np.tile(y, len(said) // len(y))))


def _moved(said: np.ndarray, others: np.ndarray) -> float:
    return float(np.abs(others - np.tile(said, len(others) // len(said))).max())


def load_molecule_networks() -> MoleculeNetworks:
    """Return the shipped recording, without training.

    Returns:
        What the networks learned and how they predict.

    Raises:
        nnviz.assets.AssetError: If the file is missing or damaged.
    """
    with np.load(assets.checked_path(ASSET, rebuild=REBUILD), allow_pickle=False) as stored:
        own = dict(stored)
    flat = tuple(own.pop(f"flat/{k}") for k in range(sum(name.startswith("flat/") for name in own)))
    graph = tuple(
        tuple(own.pop(f"graph/{rounds}/{k}") for k in range(sum(name.startswith(f"graph/{rounds}/") for name in own)))
        for rounds in ROUNDS
    )
    return MoleculeNetworks(flat=flat, graph=graph, **own)


def store_molecule_networks() -> None:
    """Train all networks, and write the recording and its checksum."""
    own = dict(vars(record_molecule_networks()))
    flat, graph = own.pop("flat"), own.pop("graph")
    own |= {f"flat/{k}": weight for k, weight in enumerate(flat)}
    own |= {f"graph/{rounds}/{k}": weight for rounds, each in enumerate(graph) for k, weight in enumerate(each)}
    np.savez_compressed(assets.folder() / ASSET, allow_pickle=False, **own)
    assets.record_checksums(ASSET)
