import streamlit as st

from dashboard import layout
from dashboard.app_pages.gradient_descent import view as descent
from dashboard.components.live_text import live_text
from dashboard.components.player import player
from dashboard.layout.picture import picture

page = layout.open_page("gradient-descent")
with st.container(key="gd_choices", horizontal=True, vertical_alignment="center", gap="small"):
    st.markdown("learning rate γ", width="content")
    rate = layout.choose(page, "Learning rate γ", descent.RATES, key="gd_rate", default="0.1")
    batch = layout.choose(page, "Each step looks at", list(descent.BATCHES), key="gd_batch")

start = int(layout.query_number("gd_step", default=0, low=0, high=descent.STEPS))
left, right = st.columns([1, 1.8], vertical_alignment="center")
with left, st.container(horizontal=True):
    data = layout.choose(page, "Data", list(descent.SETS), key="gd_data")
    view = layout.choose(page, "View", descent.VIEWS, key="gd_view")
with right:
    player("gd_step", frames=descent.STEPS, key="gd_player", start=start, version=layout.version(page), rate=6)
points = descent.SETS[data]()
picture(
    page,
    *descent.charts(data, rate, batch, view),
    alt="A line on its points, its way downhill on the map of its loss, and the loss after each step."
    if view == "one run"
    else "The ways of eight learning rates on the map, their losses by step, and what each ends with.",
    hidden=("step",),
)
st.markdown(descent.what_happens(data, rate, batch))


def slide() -> None:
    """The slide's rule, with its sign set right, and one step in numbers."""
    st.latex(r"x_0 = (1, 0) \qquad x_{n+1} = x_n + \gamma \nabla L(m, b)")
    st.markdown(
        "The slide walks **up** a log likelihood, so it adds. A loss is to become smaller, so here, and in Keras, "
        "the step is subtracted; x stands for the pair (m, b), and γ for the learning rate."
    )
    live_text(
        f"After step «gd_step» the slopes are ∂L/∂m = «gd_slope_m:.3f» and ∂L/∂b = «gd_slope_b:.3f». The next step:\n"
        f"*m* ← «gd_m:.3f» − {rate} · («gd_slope_m:.3f») = «gd_next_m:.3f»\n"
        f"*b* ← «gd_b:.3f» − {rate} · («gd_slope_b:.3f») = «gd_next_b:.3f»\n"
        f"The slides sum over the {len(points)} examples, Keras averages: sum = n × mean = {len(points)} × "
        "«gd_loss:.3f». Slopes and rates here are those of the mean; with the sum, "
        f"the same steps would need a rate {len(points)} times smaller.",
        channel=page.path,
        key="gd_slide_numbers",
    )


layout.close_page(
    page,
    layout.Close(
        tries=(
            layout.Try("Far too small", {"gd_rate": "0.001", "gd_step": "100"}),
            layout.Try("A little too large", {"gd_rate": "0.5", "gd_step": "16"}),
            layout.Try("One example at a time", {"gd_batch": "single example", "gd_rate": "0.1", "gd_step": "100"}),
        ),
        guess=layout.Guess(
            "On the made-up line, eight rates start together. Which is nearest to the best line after 100 steps?",
            ("the smallest", "one in between", "the largest"),
            right="one in between",
            because=descent.winner,
        ),
        slide=slide,
        code=lambda: live_text(descent.code(page, data, rate, batch), channel=page.path, key="gd_code", kind="code"),
        sources=(
            f"{points.name}: {points.source} ({points.licence})",
            "2/λmax: Goh 2017, distill.pub/2017/momentum",
        ),
    ),
)
