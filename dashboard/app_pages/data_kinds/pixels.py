"""Pixels shuffled: networks trained before and after."""

from collections.abc import Sequence

from dashboard.app_pages.data_kinds import exchanging
from dashboard.app_pages.data_kinds.exchanging import STORY, TABLE, by_name, mean, percents
from dashboard.app_pages.data_kinds.networks import image_networks
from dashboard.layout.views import Formula, Guess, Said, View
from nnviz.recordings.kinds_of_images import EPOCHS, SIDE


def lost() -> dict[str, float]:
    """Return by how much the mean accuracy falls as networks are trained and tested on shuffled pixels."""
    return {
        name: sum(ordered[0]) / len(ordered[0]) - sum(again[1]) / len(again[1])
        for name, (ordered, again) in by_name(image_networks()).items()
    }


def right() -> str:
    """Return which network loses more than a point more than the other."""
    less = lost()
    if abs(less["dense"] - less["convolution"]) < 0.01:
        return "both alike"
    return "the convolution" if less["convolution"] > less["dense"] else "the dense network"


def because() -> str:
    """Say what each loses, computed."""
    (dense, dense_again), (convolution, convolution_again) = (
        by_name(image_networks())[name] for name in ("dense", "convolution")
    )
    return (
        f"Test digits right, means of five seeds: dense {mean(dense[0])} in order, {mean(dense_again[1])} shuffled; "
        f"convolution {mean(convolution[0])} and {mean(convolution_again[1])}. To a dense network one order of its "
        "inputs is as good as another; a 3×3 kernel now sees nine pixels that have nothing to do with each other."
    )


def slide(_: None) -> Sequence[Said]:
    """What a permutation of the inputs does to a dense layer and to a convolution."""
    convolution = by_name(image_networks())["convolution"]
    return (
        Formula(r"\text{dense: } W x = (W P^{-1})(P x) \qquad \text{convolution: there is no such kernel}"),
        f"P moves the {SIDE * SIDE} pixels. Whatever a dense layer can learn from pixels in order, it can learn from "
        "shuffled ones, by weights in another order: “fully connected networks don't care about order”. A convolution "
        "shares one kernel among all places, and that helps only where neighbors belong together. It is not reduced "
        f"to guessing: {percents(convolution[1][1])} of the test digits, trained anew on shuffled ones.",
        "Networks that were trained on pixels in order and get shuffled ones know nothing: their weights wait for "
        "other pixels. Trained anew is the fair question.",
        TABLE,
        "**Remember:** a layer that fits your data takes for granted what is true of them. Next: words.",
    )


PIXELS = View(
    name="shuffle pixels",
    show=lambda _: exchanging.show("image"),
    story=STORY,
    guess=Guess(
        "Pixels shuffled alike in all images, networks trained anew: which one loses more?",
        ("the dense network", "the convolution", "both alike"),
        right=right,
        because=because,
    ),
    slide=slide,
    panel="shuffled_pixels",
    lines=lambda _: {"digit": "«item»", "exchanges": "«moved»", "by_hand": "«by_hand»", "own": '"«own»"'},
    about_code="The recorded networks of the first seed, asked by Keras; other seeds: `train_image_network`.",
    sources=lambda _: (
        "digits: MNIST, LeCun, Cortes and Burges (CC BY-SA 3.0), 4,500 to train on, 500 to test, at half the size",
        f"networks: {EPOCHS} epochs of Adam, five seeds each; python -m nnviz.recordings --only kinds_of_images",
    ),
)
