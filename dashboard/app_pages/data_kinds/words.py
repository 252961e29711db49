"""Words shuffled: a sentence is not a set."""

from collections.abc import Sequence

from dashboard.app_pages.data_kinds import exchanging
from dashboard.app_pages.data_kinds.exchanging import STORY, TABLE, by_name, mean, percents
from dashboard.app_pages.data_kinds.networks import sentence_networks
from dashboard.layout.views import Formula, Guess, Said, View
from nnviz.recordings.kinds_of_sentences import EPOCHS, TESTED, TRAINED, load_sentence_networks

OPTIONS = {
    "flat": "dense",
    "convolution": "convolution",
    "bag": "mean of the words",
}


def right() -> str:
    """Return which network tells the most pairs apart."""
    pairs = {name: sum(shares[0][1]) for name, shares in by_name(sentence_networks()).items()}
    return OPTIONS[max(pairs, key=lambda name: pairs[name])]


def because() -> str:
    """Say how many pairs each tells apart, computed."""
    pairs = {name: mean(shares[0][1]) for name, shares in by_name(sentence_networks()).items()}
    return (
        f"Of {load_sentence_networks().pairs} such pairs, both right, means of five seeds: convolution "
        f"{pairs['convolution']}, dense {pairs['flat']}, mean of the words {pairs['bag']}. The mean is the same for "
        "both sentences, so one of the two is always wrong. The convolution finds “but not” wherever it stands; the "
        "dense network would have to learn it at every place."
    )


def slide(_: None) -> Sequence[Said]:
    """What each network can know of the order of words."""
    shares = by_name(sentence_networks())
    run = load_sentence_networks()
    return (
        Formula(
            r"\text{convolution over time: } h_t = \max(0,\; W_1 x_{t-1} + W_2 x_t + W_3 x_{t+1} + b) \qquad "
            r"\text{mean: } \tfrac{1}{10} \textstyle\sum_t x_t"
        ),
        f"The sentences are made up by a small grammar from a seed: “not” turns a word round, after “but” comes what "
        f"counts. {TRAINED} to train on, {TESTED:,} others to test: the convolution gets "
        f"{percents(shares['convolution'][0][0])} of them right, the dense network {percents(shares['flat'][0][0])}; "
        f"guessing would get half. It is not that it cannot: trained on {run.more} sentences it gets "
        f"{percents((run.more_right / TESTED).tolist())}. It has to see every word at every place; the convolution "
        "shares what it learns among all places.",
        "Shuffled words should change a prediction, where the meaning changes. That the mean never changes is no "
        "virtue here: a sentence is not a set.",
        TABLE,
        "**Remember:** ask what must change and what must not. Next: data without any order, molecules.",
    )


WORDS = View(
    name="shuffle words",
    show=lambda _: exchanging.show("sentence"),
    story=STORY,
    guess=Guess(
        "“not good but funny”, “good but not funny”: which network tells them apart best?",
        tuple(OPTIONS.values()),
        right=right,
        because=because,
    ),
    slide=slide,
    panel="shuffled_words",
    lines=lambda _: {"words": '"«words»".split()', "order": "«order»"},
    about_code="The recorded networks of the first seed, asked by Keras; other seeds: `train_sentence_network`.",
    sources=lambda _: (
        "sentences: made up by nnviz.datasets.sentences, seeds 0 (training) and 1 (test)",
        f"networks: {EPOCHS} epochs of Adam, five seeds each; python -m nnviz.recordings --only kinds_of_sentences",
        "convolutions over words: Kim, Convolutional Neural Networks for Sentence Classification (2014)",
    ),
)
