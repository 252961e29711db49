"""What the page on loss functions is put together from: five pictures, each in a module of its own."""

from collections.abc import Mapping

from dashboard.app_pages.loss_functions import boxes, classes, divergence, outlier, retrained
from dashboard.app_pages.loss_functions.view import LossView, code

VIEWS: Mapping[str, LossView] = {
    outlier.VIEW: outlier.QUANTITIES,
    classes.VIEW: classes.CLASSIFICATION,
    boxes.VIEW: boxes.BOXES,
    divergence.VIEW: divergence.DISTRIBUTIONS,
    retrained.VIEW: retrained.RETRAINED,
}

__all__ = ["VIEWS", "LossView", "code"]
