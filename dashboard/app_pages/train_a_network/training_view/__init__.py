"""A training that grows: its curves, what its predictions are worth, and the rows behind them."""

from dashboard.components import register

_view = register(__file__)


def training_view(payload: bytes, *, key: str) -> None:
    """Mount the picture; given a longer training of the same name, its curves grow on from where they are.

    It says on "<channel>:values" the last epoch shown, and the losses there.

    Args:
        payload: Packed by `dashboard.server.messages.pack`; see `dashboard.app_pages.train_a_network.picture.payload`.
        key: Of the mount.
    """
    _view(key=key, data=payload)
