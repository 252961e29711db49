"""The layers, in the order in which they are offered."""

from dashboard.app_pages.layers.one_layer.activation import ACTIVATION
from dashboard.app_pages.layers.one_layer.dense import DENSE
from dashboard.app_pages.layers.one_layer.dropout import DROPOUT
from dashboard.app_pages.layers.one_layer.embedding import EMBEDDING
from dashboard.app_pages.layers.one_layer.flatten import FLATTEN
from dashboard.app_pages.layers.one_layer.normalization import NORMALIZATION
from dashboard.app_pages.layers.one_layer.softmax import SOFTMAX
from dashboard.app_pages.layers.one_layer.windows import WINDOWS

LAYERS = (DENSE, ACTIVATION, NORMALIZATION, DROPOUT, WINDOWS, FLATTEN, EMBEDDING, SOFTMAX)
