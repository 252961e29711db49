"""Small neural networks, trained and taken apart: data sets, models, explanations and charts.

Everything takes and returns NumPy arrays, pandas frames, Keras models or Altair charts.
Importing `nnviz` does not import TensorFlow; the functions that need it do so when called.
"""

__version__ = "0.1.0"
