"""What is said below the picture: formulas with the training's numbers, the answer to the guess, the sources."""

from itertools import pairwise

from dashboard.app_pages.train_a_network.checks import line_to_beat
from dashboard.app_pages.train_a_network.choices import Choices, facts_of
from dashboard.layout.views import Formula, Said
from dashboard.layout.visit import trained

STOP = Formula(
    r"\text{stop after epoch } t \text{ if } L_{\text{val}}(s) \ge \min_{r < s} L_{\text{val}}(r) "
    r"\text{ for all } s \in \{t - P + 1, \dots, t\}"
)


def slide(choices: Choices) -> tuple[Said, ...]:
    """The slide names the skills; these are the formulas behind them, with the picture's numbers."""
    return STOP, _in_words(choices)


def _in_words(choices: Choices) -> str:
    """Return what the formulas are with the chosen settings."""
    facts, sizes = facts_of(choices.data), choices.sizes
    layers = " + ".join(f"({before} + 1) · {units}" for before, units in pairwise(sizes))
    patience = (
        f"P = {choices.patience_epochs} epochs of patience; the weights of the lowest validation loss so far are kept."
        if choices.patience_epochs
        else "Early stopping is off: the last weights are kept."
    )
    scale = (
        "grey values from 0 to 1"
        if choices.data == "digits"
        else "each less the mean and over the standard deviation of the training part alone, so that nothing of the "
        "validation part leaks in"
    )
    return (
        f"In words: {patience}\n\n"
        f"Architecture: {'-'.join(map(str, sizes))}, that is {layers} = {choices.parameters:,} parameters. "
        f"Inputs: {scale}.\n\n"
        f"{facts.train} examples train, in batches of {min(choices.batch, facts.train)}: {choices.updates} updates an "
        f"epoch. {facts.held} validate: no weight is fitted to them, but whoever chooses settings by them fits to them "
        "as well, which is why a last judgement needs a third part.\n\n"
        "The slides sum the loss over the examples, Keras averages it: sum = n × mean; the curves show the mean, "
        "measured after each epoch, without dropout and without L2's penalty. The training loss that `fit` reports is "
        "the mean while the epoch went on."
    )


def answer_to_guess() -> str:
    """Say what the first training does after early stopping would have stopped it."""
    history = trained(Choices()).history
    (first, *_), (low, high) = history.curves[2], history.curves[3][[history.kept, -1]]
    kept, end = history.curves[2][[history.kept, -1]]
    return (
        f"From epoch {history.kept} to {history.done} the training error falls from {kept:.2f} "
        f"to {end:.2f} mpg, the validation error goes from {low:.2f} to {high:.2f}. Untrained it was {first:.2f}, and "
        f"the best straight line reaches {line_to_beat():.2f}."
    )


def sources(choices: Choices) -> tuple[str, ...]:
    """Return where the data come from."""
    points = facts_of(choices.data).points
    made_up = ", made up from a seed" if points.made_up else ""
    return (f"{points.source} ({points.licence}{made_up})",)
