"""What is trained beforehand and shipped; `python -m nnviz.recordings` makes it anew."""

from nnviz.recordings.decision_maps import DecisionMap, load_decision_map
from nnviz.recordings.drawing import DrawingRecording, load_drawings
from nnviz.recordings.inside_cnn import Inside, load_inside
from nnviz.recordings.kinds_of_images import ImageNetworks, load_image_networks
from nnviz.recordings.kinds_of_molecules import MoleculeNetworks, load_molecule_networks
from nnviz.recordings.kinds_of_sentences import SentenceNetworks, load_sentence_networks
from nnviz.recordings.learning_rates import LearningRates, load_learning_rates
from nnviz.recordings.line_classifiers import LineClassifiers, load_line_classifiers
from nnviz.recordings.out_of_fold import OutOfFold, load_out_of_fold

__all__ = [
    "DecisionMap",
    "DrawingRecording",
    "ImageNetworks",
    "Inside",
    "LearningRates",
    "LineClassifiers",
    "MoleculeNetworks",
    "OutOfFold",
    "SentenceNetworks",
    "load_decision_map",
    "load_drawings",
    "load_image_networks",
    "load_inside",
    "load_learning_rates",
    "load_line_classifiers",
    "load_molecule_networks",
    "load_out_of_fold",
    "load_sentence_networks",
]
