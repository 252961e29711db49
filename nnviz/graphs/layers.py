"""The part of message passing that Keras has no layer for; apart, since importing it imports TensorFlow."""

from collections.abc import Sequence
from typing import Any

import keras
from keras import ops


@keras.saving.register_keras_serializable("nnviz")
class Neighbors(keras.layers.Layer):
    """What arrives at each node: the sum of the messages of its neighbors, a layer without weights."""

    def call(self, inputs: Sequence[Any]) -> Any:
        """Return the sums.

        Args:
            inputs: The nodes' states, (nodes, size); source and target of every edge, each (edges,); the vector by
                which a message is multiplied on every edge, (edges, size).

        Returns:
            Shape (nodes, size); 0 where a node has no neighbor.
        """
        state, source, target, edges = inputs
        messages = ops.take(state, source, axis=0) * edges  # gather: (edges, size)
        # Counted here and not by `segment_sum`, which would leave out nodes without a neighbor.
        return ops.segment_sum(messages, target, num_segments=ops.shape(state)[0])

    def compute_output_shape(self, input_shape: Sequence[Any]) -> Any:
        """Return the shape of the states, which is that of the sums."""
        return input_shape[0]
