"""A training that grows: its curves, what its answers are worth, and the rows behind them."""

from dashboard.components import register

_view = register(
    "training_view",
    shared=(
        "colours.js",
        "message.js",
        "numbers.js",
        "grids.js",
        "training_view/curves.js",
        "training_view/answers.js",
    ),
)


def training_view(payload: bytes, *, key: str) -> None:
    """Mount the picture; given a longer training of the same name, its curves grow on from where they are.

    It says on "<channel>:values" the last epoch shown, and the losses there.

    Args:
        payload: Packed by `dashboard.tasks.pack`; see `dashboard.exercise.picture.payload`.
        key: Of the mount.
    """
    _view(key=key, data=payload)
