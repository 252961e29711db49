"""Stacks worth building."""

from nnviz.layers.kinds import Stack, read

PRESETS = {  # by name: spelled
    "dense net": "image_flatten_dense-128-relu_dense-64-relu_dense_softmax",
    "digit CNN": (
        "image_conv-16-5-1-valid-relu_pool_conv-32-5-1-valid-relu_pool_flatten_drop_dense-128-relu_dense_softmax"
    ),
    "LeNet-5": (
        "image-32_conv-6-5-1-valid-tanh_pool_conv-16-5-1-valid-tanh_pool_conv-120-5-1-valid-tanh_flatten"
        "_dense-84-tanh_dense-10-softmax"
    ),
    "sentence": "words_embed-64-16_mean_dense-16-relu_dense-1-sigmoid",
    "two inputs": (
        "image_conv-8-3-1-valid-relu_pool_flatten_dense-16-relu_numbers_dense-16-relu_join_dense-16-relu_dense-1-sigmoid"
    ),
}
TRAINED = "digit CNN"  # the one whose trained weights are shipped


def preset(name: str) -> Stack:
    """Return a stack by its name.

    Args:
        name: A name of `PRESETS`.

    Returns:
        Its layers.

    Example:
        >>> len(preset("LeNet-5"))
        9
    """
    return read(PRESETS[name])
