"""Sentences and molecules: what they are, and that none is both trained on and tested with."""

from urllib.error import URLError

import numpy as np
import pytest

from nnviz import assets
from nnviz.datasets import molecules, praises, sentences, small_molecules, word_numbers
from nnviz.datasets.small_sentences import LONGEST, VOCABULARY


def test_every_sentence_says_what_its_label_says():
    """The network would be taught wrong: the grammar writes and `praises` reads, each by itself."""
    for seed in range(3):
        data = sentences(count=300, seed=seed)
        assert [praises(text) for text in data.texts] == (data.y == 1).tolist()
        assert data.y.mean() == 0.5 and len(set(data.texts)) == 300
        assert max(map(len, data.texts)) <= LONGEST and min(map(len, data.texts)) == 4


def test_no_test_sentence_is_a_training_sentence():
    """A sentence in both sets would make the accuracy a lie."""
    train = sentences(count=400)
    test = sentences(count=1000, seed=1, leave_out=train.texts)
    assert not set(train.texts) & set(test.texts)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("the film was good", True),
        ("the film was not good", False),
        ("well the film was not bad and funny", True),
        ("the film was good but slow", False),
        ("i think the film was slow but not bad", True),
        ("the film was good and bad", None),
        ("the film was good but funny", None),
        ("the film was not", None),
        ("film the was good", None),
        ("the film was good funny", None),
        ("the film was good but", None),
        ("i think", None),
        ("", None),
    ],
)
def test_not_and_but_are_read_as_people_read_them(text, said):
    """The page would call a sentence praise that blames, or read word salad."""
    assert praises(text.split()) is said


def test_exchanging_not_turns_a_sentence_round():
    """The lesson stands on it: the same words in another order say the opposite."""
    first, second = "the meal was not good but warm".split(), "the meal was good but not warm".split()
    assert sorted(first) == sorted(second) and praises(first) is True and praises(second) is False


def test_words_have_the_numbers_of_the_vocabulary():
    """Embeddings would be looked up for other words."""
    data = sentences(count=50)
    for text, numbers in zip(data.texts, data.numbers, strict=True):
        assert [VOCABULARY[number] for number in numbers[: len(text)]] == list(text) and not numbers[len(text) :].any()
    assert len(set(VOCABULARY)) == len(VOCABULARY)
    with pytest.raises(ValueError, match="words known here, got 'xyz'"):
        word_numbers([["xyz"]])
    with pytest.raises(ValueError, match="at most 10 words each, got one of 11"):
        word_numbers([["the"] * 11])
    with pytest.raises(ValueError, match="count must be from 2 to 5000"):
        sentences(count=10_000)


def test_molecules_have_their_methyl_groups():
    """The property that networks learn would be another one. Counted by hand."""
    data = molecules()
    count = dict(zip(data.names, data.y.astype(int).tolist(), strict=True))
    known = {"ethane": 2, "benzene": 0, "toluene": 1, "acetone": 2, "mesitylene": 3, "2,2,4-trimethylpentane": 5}
    known |= {"methane": 0, "acetic acid": 1, "methoxymethane": 2, "cyclohexane": 0, "glycerol": 0}
    assert {name: count[name] for name in known} == known


def test_molecules_are_put_aside_once():
    """A molecule in both parts would make the accuracy a lie."""
    train, test, everything = molecules("train"), molecules("test"), molecules()
    assert not set(train.names) & set(test.names) and set(train.names) | set(test.names) == set(everything.names)
    assert len({small_molecules._structure(each) for each in everything.molecules}) == len(everything.names)
    with pytest.raises(ValueError, match="part must be one of train, test, all"):
        molecules("validation")


TABLE = "# a comment\na; CCO; ethanol; 0\nb; OCC; the same again; 0\nc; CBr; too heavy; 0\nd; CF; fluoromethane; 0\n"


def test_the_command_reads_freesolv_or_leaves_the_file(tmp_path, monkeypatch):
    """Without the internet the file would be lost; with it, molecules would come twice."""

    class Answer:
        def __enter__(self):
            return self

        def __exit__(self, *_):
            return None

        def read(self):
            return TABLE.encode()

    monkeypatch.setattr(assets, "folder", lambda: tmp_path)
    monkeypatch.setattr(small_molecules, "urlopen", lambda *_, **__: Answer())
    assert small_molecules.store_molecules() is None
    stored = assets.checked_path("molecules.txt", rebuild="").read_text()
    assert sorted(stored.splitlines()) == ["CCO\tethanol", "CF\tfluoromethane"]

    def unreachable(*_, **__):
        raise URLError("no network")

    monkeypatch.setattr(small_molecules, "urlopen", unreachable)
    assert "FreeSolv cannot be reached" in small_molecules.store_molecules()
    assert (tmp_path / "molecules.txt").read_text() == stored


def test_half_of_the_sentences_praise_in_every_form():
    """A network could guess from the length alone."""
    data = sentences(count=3000)
    joint = np.array([next((word for word in text if word in ("and", "but")), "") for text in data.texts])
    for form in ("", "and", "but"):
        assert 0.45 < data.y[joint == form].mean() < 0.55
