"""The stack that is built by hand, with its tensors between the layers."""

from dashboard.app_pages.layers import PAGE
from dashboard.app_pages.layers.stack import said
from dashboard.app_pages.layers.stack.setting import setting
from dashboard.app_pages.layers.stack.stack_view import stack_view
from dashboard.components.link import link
from dashboard.layout.address import version
from dashboard.layout.views import View
from dashboard.pages import LecturePage
from dashboard.server.sockets import address


def show(_: None) -> None:
    """Show the picture."""
    show_stack(PAGE)


def show_stack(page: LecturePage, *, within: str = "", small: bool = False) -> None:
    """Hold two lines to Python, so that words never wait for values, and show the stack.

    Args:
        page: Where it stands.
        within: What the stack's words begin with among the page's own.
        small: Whether there is room for layers and tensors alone.
    """

    def word(name: str) -> str:
        return page.word(within + name)

    for asked in ("words", "values"):
        link(f"{page.path}:{asked}", address=address("ask-stack"), key=word(f"stack_{asked}"))
    stack_view(
        page.path,
        prefix=word("").rstrip("_"),
        key=word("stack_view"),
        version=version(page),
        setting=setting(word),
        small=small,
    )


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
