"""Five optimizers and eight learning rates on two real networks, trained beforehand."""

from collections.abc import Sequence

from dashboard.app_pages.optimizers import PAGE, said
from dashboard.app_pages.optimizers.rates_view import rates_view
from dashboard.layout.address import query_choice, version
from dashboard.layout.views import Formula, Guess, Said, View
from nnviz.optimizers import KINDS
from nnviz.recordings import load_learning_rates
from nnviz.recordings.learning_rates import RATES, TASKS

FIRST = ("Adam", 0.01)
UNITS = {"spiral": "validation cross-entropy", "cars": "validation mean squared error, mpg²"}


def title(name: str) -> str:
    """Return what a heat map is called: its data, its network."""
    task = TASKS[name]
    inputs = {"spiral": 2, "cars": 9}[name]
    return f"{name}, {'-'.join(map(str, (inputs, *task.hidden, 1)))}"


def show(_: None) -> None:
    """Show both heat maps, and the trainings of the chosen cell."""
    optimizer = query_choice(PAGE.word("optimizer"), {kind: kind for kind in KINDS}, default=FIRST[0])
    rate = query_choice(PAGE.word("rate"), {f"{each:g}": each for each in RATES}, default=f"{FIRST[1]:g}")
    rates_view(
        PAGE.path,
        key=PAGE.word("rates_picture"),
        version=version(PAGE),
        tasks=[{"title": title(name), "unit": UNITS[name], "epochs": task.snapshots} for name, task in TASKS.items()],
        losses=[load_learning_rates(name).losses for name in TASKS],
        optimizers=KINDS,
        rates=RATES,
        chosen=(optimizer, rate),
    )


def best(name: str) -> tuple[str, float, float]:
    """Return optimizer, rate and loss of the lowest cell of a heat map."""
    median = load_learning_rates(name).median
    row, column = divmod(int(median.argmin()), len(RATES))
    return KINDS[row], RATES[column], float(median.min())


def right() -> str:
    """Return which optimizer is lowest on both, if one is."""
    one, other = (best(name)[0] for name in TASKS)
    return one if one == other else "neither"


def because() -> str:
    """Say which is lowest where, computed."""
    told = [f"on the {name} {kind} at γ = {rate:g} ({loss:.3g})" for name, (kind, rate, loss) in _bests().items()]
    adam = [min(load_learning_rates(name).median[KINDS.index("Adam")]) / best(name)[2] for name in TASKS]
    return (
        f"Lowest are {' and '.join(told)}; Adam's best is {adam[0]:.2f} and {adam[1]:.2f} times these. "
        "Along a row the loss changes more than from the best of one row to the best of another: try several rates "
        "first."
    )


def _bests() -> dict[str, tuple[str, float, float]]:
    return {name: best(name) for name in TASKS}


def slide(_: None) -> Sequence[Said]:
    """How it was measured."""
    task = next(iter(TASKS.values()))
    return (
        Formula(r"\text{cell} = \text{median over 5 seeds of the validation loss after the last epoch}"),
        f"400 trainings of {task.epochs} epochs: 5 optimizers × 8 rates × 5 seeds × 2 networks, each seed with "
        "weights and "
        "an order of the examples of its own. Everything but the rate is Keras' default; momentum and Nesterov have "
        "β = 0.9. ∞: the loss grew beyond all bounds, or was no longer a number.",
        "Validation data chose nothing here, so the loss is comparable; but whoever picks the best cell by it has "
        "used it "
        f"to choose, and needs a test set for the last number. {said.SUMS}",
        "**Remember:** the learning rate is the first thing to tune; no optimizer wins everywhere. Next: train a "
        "network "
        "yourself.",
    )


NETWORKS = View(
    name="on networks",
    show=show,
    story=said.STORY,
    guess=Guess(
        "Each optimizer at its best rate. Which is lowest on both?",
        ("SGD", "Adam", "neither"),
        right=right,
        because=because,
    ),
    slide=slide,
    panel="networks",
    lines=lambda _: {"kind": '"«optimizer»"', "rate": "«rate»"},
    sources=lambda _: (
        "trained beforehand: python -m nnviz.recordings --only learning_rates",
        "no optimizer wins everywhere: Schmidt, Schneider and Hennig, Descending through a Crowded Valley (2021), "
        "arXiv 2007.01547",
    ),
)
