"""The rebuilds that take minutes, each with a progress bar and a sentence about what came out."""

from dataclasses import replace

from nnviz.datasets.mnist import digits
from nnviz.recordings.digit_networks import cards, cross_validation, networks
from nnviz.recordings.digit_networks.fitting import Recipe
from nnviz.recordings.digit_networks.moments import record_inside
from nnviz.recordings.inside_cnn import store_inside
from nnviz.recordings.side_by_side import Bar, processes

FULL_EPOCHS = 12  # 60,000 digits each: about twice the updates of the shipped networks


def rebuild_networks() -> str:
    """Train the three shipped networks on the shipped digits, and write them and their cards."""
    return _train(digits(), networks.SHIPPED, Recipe())


def rebuild_networks_from_full_mnist() -> str:
    """Train the three networks on all 60,000 digits of MNIST instead, which Keras downloads."""
    return _train(networks.full_mnist(), networks.FULL, replace(Recipe(), epochs=FULL_EPOCHS))


def rebuild_cross_validation() -> str:
    """Test the CNN's recipe by 5-fold cross-validation, and write the predictions and the mean."""
    recipe = Recipe()
    bars = [Bar(f"fold {fold + 1}", recipe.epochs, fold) for fold in range(cross_validation.FOLDS)]
    with processes() as pool:
        found = cross_validation.cross_validate(data=digits(), recipe=recipe, pool=pool, on_epoch=bars)
    return f"{found['mean']:.2%} ± {found['standard_deviation']:.2%} right"


def rebuild_inside_cnn() -> str:
    """Train the CNN once more from its seed, and write moments of it with what the shipped network predicts."""
    recipe = Recipe()
    with processes() as pool:
        bar = Bar("digit_cnn", recipe.epochs, 0)
        inside, away = pool.submit(record_inside, digits(), recipe=recipe, on_epoch=bar).result()
    store_inside(inside)
    return f"recorded; its kernels end within {away:.1e} of the shipped network's"


def _train(data: networks.Digits, about: str, recipe: Recipe) -> str:
    with processes() as pool:
        bars = [Bar(name, recipe.epochs, row) for row, name in enumerate(networks.NETWORKS)]
        jobs = [pool.submit(networks.train, bar.name, data, about=about, recipe=recipe, on_epoch=bar) for bar in bars]
        found = [job.result() for job in jobs]
    cards.record(*networks.NETWORKS)
    return "\n".join(
        f"{card['name']}: {card['accuracy']:.2%} of {card['test_digits']} digits right, "
        f"{card['unsure']['digits']:.1%} unsure; {card['unsure']['scribbles']:.1%} of drawings that are no digit "
        f"unsure; {card['training_seconds']} s"
        for card in found
    )
