"""What is trained beforehand and shipped; `python -m nnviz.recordings` makes it anew."""

from nnviz.recordings.decision_maps import DecisionMap, load_decision_map
from nnviz.recordings.drawing import DrawingRecording, load_drawing
from nnviz.recordings.inside_cnn import Inside, load_inside
from nnviz.recordings.line_classifiers import LineClassifiers, load_line_classifiers
from nnviz.recordings.out_of_fold import OutOfFold, load_out_of_fold

__all__ = [
    "DecisionMap",
    "DrawingRecording",
    "Inside",
    "LineClassifiers",
    "OutOfFold",
    "load_decision_map",
    "load_drawing",
    "load_inside",
    "load_line_classifiers",
    "load_out_of_fold",
]
