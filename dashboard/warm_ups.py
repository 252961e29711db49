"""What the workers run first, whoever wakes them: a page, or the socket of one that was open before the server was."""

from dashboard.app_pages.draw_a_digit import work as drawing
from dashboard.app_pages.inside_a_cnn.own import work as models
from dashboard.app_pages.network import work as playground
from dashboard.server import once


def equip() -> None:
    """Say so before there is an engine: without it the first drawing would take longer than a worker is given."""
    once.equip(answering=[drawing.warm_up], training=[playground.warm_up], models=[models.warm_up])
