"""The stack that is built by hand, with its tensors between the layers."""

from dashboard.app_pages.layers import PAGE
from dashboard.app_pages.layers.stack import said
from dashboard.app_pages.layers.stack.setting import setting
from dashboard.app_pages.layers.stack.stack_view import stack_view
from dashboard.components.link import link
from dashboard.layout.address import version
from dashboard.layout.views import View
from dashboard.server.sockets import address


def show(_: None) -> None:
    """Hold two lines to Python, so that words never wait for values, and show the picture."""
    for asked in ("words", "values"):
        link(f"{PAGE.path}:{asked}", address=address("ask-stack"), key=PAGE.word(f"stack_{asked}"))
    stack_view(PAGE.path, key=PAGE.word("stack_view"), version=version(PAGE), setting=setting())


def lines(_: None) -> dict[str, str]:
    """Return fields for what is built in the browser."""
    return {"seed": "«seed»", "entry": "«entry»", "model": "«model»", "data": "«data»"}


STACK = View(
    name="the stack",
    show=show,
    story=said.STORY,
    guess=said.PARAMETERS,
    slide=said.slide,
    panel="stack",
    lines=lines,
    sources=said.sources,
    about_code="The stack as it stands, in Keras: it runs as it is.",
)
