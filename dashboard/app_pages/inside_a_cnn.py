from dashboard import layout
from dashboard.components.inside_view import inside_view
from dashboard.components.live_text import live_text
from dashboard.inside import chosen, network

page = layout.open_page("inside-a-cnn")
image = chosen.chosen()
inside_view(network.payload(page, image), on_ask=chosen.choose, key="ic_network")

layout.close_page(
    page,
    layout.Close(
        tries=(),
        guess=layout.Guess("?", ("a", "b"), right="a", because=lambda: ""),
        slide=lambda: None,
        code=lambda: live_text(network.code(page, image), channel=page.path, key="ic_code", kind="code"),
        sources=(),
    ),
)
