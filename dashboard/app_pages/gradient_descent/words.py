"""What is said about a run, of one rate or of all in a race."""

from dashboard.app_pages.gradient_descent.runs import RATES, SET_CODE, STEPS, Settings, walks
from dashboard.layout.views import Formula, Guess, Said, Try
from nnviz.descent import Walk, curvatures, largest_stable_rate


def what_happens(settings: Settings) -> str:
    """Say why the run goes as it goes, with its numbers."""
    points, step = settings.points, float(settings.rate)
    along, across = (1 - step * curve for curve in curvatures(points.x))
    stable = largest_stable_rate(points.x)
    size = settings.batch_size
    if size:
        seen = f"Each step sees {size} of {len(points)} points, so its slope is only about right: "
        return seen + (
            f"here it runs away to ∞. 2/λmax = {stable:.2f} holds for the full batch; few points can be steeper."
            if _runs_away(settings.run)
            else "the path staggers, and around the best line it never comes to rest."
        )
    factors = (
        f"Each step multiplies the distance to the best line by 1 − γλ: **{_signed(across, 2)}** across the valley"
    )
    if step > stable:
        return (
            f"{factors}. It jumps over the valley and lands further out each time, to ∞: "
            f"γ = {settings.rate} is larger than 2/λmax = {stable:.2f}, the largest stable rate."
        )
    jumps = ", so it jumps from side to side" if across < 0 else ""
    comes_down = f"It comes down, as γ = {settings.rate} is below 2/λmax = {stable:.2f}."
    return f"{factors}{jumps}, **{_signed(along, 3)}** along it. {comes_down}"


def _signed(number: float, decimals: int) -> str:
    return f"{number:.{decimals}f}".replace("-", "−")


def _runs_away(run: Walk) -> bool:
    return run.lost_at is not None or bool(run.losses[-1] > run.losses[0])


def slide(settings: Settings) -> tuple[Said, ...]:
    """The slide's rule, with its sign set right, and one step in numbers."""
    rate, count = settings.rate, len(settings.points)
    return (
        Formula(r"x_0 = (1, 0) \qquad x_{n+1} = x_n + \gamma \nabla L(m, b)"),
        "The slide walks **up** a log likelihood, so it adds. A loss is to become smaller, so here, and in Keras, "
        "the step is subtracted; x stands for the pair (m, b), and γ for the learning rate.",
        f"After step «step» the slopes are ∂L/∂m = «slope_m:.3f» and ∂L/∂b = «slope_b:.3f». The next step:\n"
        f"*m* ← «m:.3f» − {rate} · («slope_m:.3f») = «next_m:.3f»\n"
        f"*b* ← «b:.3f» − {rate} · («slope_b:.3f») = «next_b:.3f»\n"
        f"The slides sum over the {count} examples, Keras averages: sum = n × mean = {count} × "
        "«loss:.3f». Slopes and rates here are those of the mean; with the sum, "
        f"the same steps would need a rate {count} times smaller.",
    )


def lines(settings: Settings) -> dict[str, str]:
    """Return the chosen settings as code, and a field for the step."""
    return {
        "points": SET_CODE[settings.data],
        "learning_rate": settings.rate,
        "batch_size": str(settings.batch_size or len(settings.points)),
        "steps": "«step»",
    }


def winner() -> str:
    """Say which rate ended nearest to the best line of the made-up points, with the full batch, computed."""
    runs = walks("made-up line", "full batch")
    losses = {rate: run.losses[STEPS] for rate, run in runs.items() if run.lost_at is None}
    first = min(losses, key=lambda rate: losses[rate])
    return (
        f"γ = {first:g}, the step that is as large as the valley allows. Smaller ones are still on their way; "
        f"{RATES[-2]} jumps from side to side, and {RATES[-1]} runs away. Choose “race” to see all eight."
    )


def sources(settings: Settings) -> tuple[str, ...]:
    """Where data and method come from."""
    points = settings.points
    return f"{points.name}: {points.source} ({points.licence})", "2/λmax: Goh 2017, distill.pub/2017/momentum"


TRIES = (
    Try("Far too small", {"rate": "0.001", "step": "100"}),
    Try("A little too large", {"rate": "0.5", "step": "16"}),
    Try("One example at a time", {"batch": "single example", "rate": "0.1", "step": "100"}),
)
GUESS = Guess(
    "On the made-up line, eight rates start together. Which is nearest to the best line after 100 steps?",
    ("the smallest", "one in between", "the largest"),
    right="one in between",
    because=winner,
)
