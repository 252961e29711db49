"""Pictures for notebooks, `nnviz.charts.line_fit(…)` and its like: arrays in, Altair charts out.

The modules hold what these are made of, for pictures of one's own: colors (`palette`), sliders, axes and headings
(`parts`), maps painted as images (`maps`).
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nnviz.charts.confusion import confusion_frame, confusion_matrix
    from nnviz.charts.curves import curve_frame, training_curves
    from nnviz.charts.decision_maps import decision_map, plane_frame
    from nnviz.charts.line_fits import line_fit
    from nnviz.charts.loss_maps import loss_map, path_frame
    from nnviz.charts.map_grids import feature_map_frame, feature_maps

__all__ = [
    "confusion_frame",
    "confusion_matrix",
    "curve_frame",
    "decision_map",
    "feature_map_frame",
    "feature_maps",
    "line_fit",
    "loss_map",
    "path_frame",
    "plane_frame",
    "training_curves",
]
_HOMES = {
    "confusion": ("confusion_frame", "confusion_matrix"),
    "curves": ("curve_frame", "training_curves"),
    "decision_maps": ("decision_map", "plane_frame"),
    "line_fits": ("line_fit",),
    "loss_maps": ("loss_map", "path_frame"),
    "map_grids": ("feature_map_frame", "feature_maps"),
}


def __getattr__(name: str) -> Any:
    """Import a picture when it is asked for: a page that needs the colors alone need not wait for Altair."""
    for home, names in _HOMES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{home}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return __all__
