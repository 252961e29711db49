"""Data that are no vectors, as graphs: who is next to whom in an image, a sentence, a molecule."""

from nnviz.graphs.chemistry import ELEMENTS, MOST_ATOMS, VALENCES, Molecule, faults
from nnviz.graphs.graph import Graph, image_graph, sentence_graph, shuffled
from nnviz.graphs.message_passing import GraphBatch, flat_inputs, flat_network, graph_batch, graph_network
from nnviz.graphs.smiles import molecule

__all__ = [
    "ELEMENTS",
    "MOST_ATOMS",
    "VALENCES",
    "Graph",
    "GraphBatch",
    "Molecule",
    "faults",
    "flat_inputs",
    "flat_network",
    "graph_batch",
    "graph_network",
    "image_graph",
    "molecule",
    "sentence_graph",
    "shuffled",
]


def __dir__() -> list[str]:
    return __all__
