"""What is said about a run, of one rate or of all in a race."""

from collections.abc import Sequence

from dashboard.app_pages.gradient_descent.race_charts import NEAR
from dashboard.app_pages.gradient_descent.runs import (
    ORDERS,
    RATES,
    SET_CODE,
    SETS,
    STEPS,
    Settings,
    diverging,
    fates_of,
    walks,
)
from dashboard.layout.views import Formula, Guess, Said, Try
from dashboard.pages import page_at
from nnviz.charts.numbers import percent, with_minus
from nnviz.descent import FAR, curvatures, largest_stable_rate
from nnviz.linear import best_line

FROM = "(«m0:.2f», «b0:.2f»)"  # the start
CURVES = "λ, the loss's curvature, is largest across the valley"


def what_happens(settings: Settings) -> str:
    """Say why the run goes as it goes, with its numbers, in two lines."""
    if settings.batch_size:
        return _at_random(settings)
    step, points = float(settings.rate), settings.points
    along, across = (1 - step * curve for curve in curvatures(points.x))
    stable = largest_stable_rate(points.x)
    if settings.diverges:
        return (
            f"γ is larger than 2/λmax = {stable:.2f} ({CURVES}): each step jumps to the other side, "
            f"**{abs(across):.2f}** times as far out (|1 − γλmax|). The loss grows without bound: it diverges."
        )
    jumps = ", from side to side" if across < 0 else ""
    return (
        f"Each step leaves **{_signed(across, 3)}** of the distance across the valley{jumps} (1 − γλmax), and "
        f"**{_signed(along, 4)}** of it along (1 − γλmin); {CURVES}. Stable: γ < 2/λmax = {stable:.2f}."
    )


def _at_random(settings: Settings) -> str:
    """Say what happens where each step sees a few points: over several orders of the points, and in this one."""
    fates, rate = fates_of(settings.data, settings.batch), RATES.index(settings.rate)
    orders, lost = len(fates.losses), int(fates.diverges[:, rate].sum())
    few = f"Each step sees {settings.batch_size} of {len(settings.points)} points: the path is random."
    if lost:
        return (
            f"{few} Followed for {FAR:,} steps in {orders} random orders, "
            f"{'all' if lost == orders else lost} of them diverge: the loss grows without bound."
        )
    best = best_line(settings.points.x, settings.points.y).mean_of_squares
    return (
        f"{few} From {FROM}«thrown», the loss after {STEPS} steps in {orders} random orders lies between «least» and "
        f"«most»; the best line has {best:.3g}."
    )


def what_the_race_shows(settings: Settings) -> str:
    """Say which rates come nearest to the best line, and which diverge, in two lines."""
    away = [f"{rate:g}" for rate in diverging(settings.data, settings.batch)]
    fate = f"γ = {' and '.join(away)} diverge{'' if len(away) > 1 else 's'}" if away else "none diverges"
    stable = f"2/λmax = {largest_stable_rate(settings.points.x):.2f}"
    if not settings.batch_size:
        return (
            f"After {STEPS} steps from {FROM} γ = «nearest» is nearest to the best line; {fate}. "
            f"{stable} is the largest stable rate ({CURVES})."
        )
    return (
        f"The paths are random. Nearest after {STEPS} steps from {FROM}, in {ORDERS} random orders: γ = «nearest». "
        f"In the one shown, {fate}; {stable} holds for the full batch only."
    )


def nearest_rates(data: str, batch: str) -> list[float]:
    """Return for each order of the points the rate with the smallest loss after the last step that is shown."""
    return [float(RATES[place]) for place in fates_of(data, batch).losses.argmin(axis=1)]


def _signed(number: float, decimals: int) -> str:
    return with_minus(f"{number:.{decimals}f}")


def slide(settings: Settings) -> tuple[Said, ...]:
    """The slide's rule, with its sign set right, and one step in numbers."""
    rate, count = settings.rate, len(settings.points)
    return (
        Formula(r"x_0 = (1, 0) \qquad x_{n+1} = x_n + \gamma \nabla L(m, b)"),
        "The slide walks **up** a log likelihood, so it adds. A loss is to become smaller, so here, and in Keras, "
        "the step is subtracted; x stands for the pair (m, b), and γ for the learning rate.",
        f"After step «step» the gradient is ∂L/∂m = «slope_m:.3f» ∂L/∂b = «slope_b:.3f». The next step:\n"
        f"*m* ← «m:.3f» − {rate} · («slope_m:.3f») = «next_m:.3f»\n"
        f"*b* ← «b:.3f» − {rate} · («slope_b:.3f») = «next_b:.3f»\n"
        f"The slides sum over the {count} examples, Keras averages: sum = n × mean = {count} × "
        "«loss:.3f». Gradients and rates here are those of the mean; with the sum, "
        f"the same steps would need a rate {count} times smaller.\n"
        "Here a gradient has two parts, each a formula. A network gets thousands of them in one pass back: see the "
        f"page “{page_at('backpropagation').title}”. What else can be made of it, with memory, falling rates "
        "and clipping: "
        f"page “{page_at('optimizers').title}”.",
    )


def lines(settings: Settings) -> dict[str, str]:
    """Return the chosen settings as code, and a field for the step."""
    return {
        "points": SET_CODE[settings.data],
        "learning_rate": settings.rate,
        "batch_size": str(settings.batch_size or len(settings.points)),
        "steps": "«step»",
        "start": "(«m0», «b0»)",
    }


def winner() -> str:
    """Say which rate ended nearest to the best line of the made-up points, with the full batch, computed."""
    data, batch = "made-up line", "full batch"
    points = SETS[data]()
    best, runs = best_line(points.x, points.y).mean_of_squares, walks(data, batch)
    (first,) = nearest_rates(data, batch)
    arrived = [rate for rate, run in runs.items() if run.losses[STEPS] - best < NEAR * (run.losses[0] - best)]
    behind = [rate for rate in runs if rate < min(arrived)]
    low, high = curvatures(points.x)
    slowest = max(abs(1 - first * low), abs(1 - first * high))
    return (
        f"On the made-up line, from (1, 0), it is γ = {first:g}: each step leaves at most {slowest:.2f} of the "
        f"distance. 2/(λmin + λmax) = {2 / (low + high):.2f} would leave the least, {(high - low) / (high + low):.2f}. "
        f"{_listed(arrived)} have arrived after {STEPS} steps, up to {percent(NEAR)} of the way; {_listed(behind)} are "
        f"still on their way; {_listed(diverging(data, batch))} diverges. Choose “race” to see all eight."
    )


def _listed(rates: Sequence[float]) -> str:
    *most, last = (f"{rate:g}" for rate in rates)
    return f"{', '.join(most)} and {last}" if most else last


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
    "Eight rates start together. Which is nearest to the best line after 100 steps?",
    ("the smallest", "one in between", "the largest"),
    right="one in between",
    because=winner,
)
