"""Shipped files are opened only when they are what they were."""

import shutil
import subprocess

import pytest

from nnviz import assets


@pytest.fixture
def copied(tmp_path, monkeypatch):
    """A copy of the checksums and of one asset, free to be damaged."""
    for name in (assets.CHECKSUMS, "digits.npz"):
        shutil.copy(assets.folder() / name, tmp_path / name)
    monkeypatch.setattr(assets, "folder", lambda: tmp_path)
    return tmp_path


def test_every_listed_file_has_its_checksum():
    """A file was changed without recording it: every visitor would see it refused."""
    done = subprocess.run(["sha256sum", "--check", "--quiet", assets.CHECKSUMS], cwd=assets.folder())
    assert done.returncode == 0


def test_damaged_file_is_refused_with_its_name_and_command(copied):
    """A damaged asset would be opened, or refused without saying what to do."""
    data = bytearray((copied / "digits.npz").read_bytes())
    data[len(data) // 2] ^= 1
    (copied / "digits.npz").write_bytes(data)
    with pytest.raises(assets.AssetError, match=r"assets/digits\.npz is damaged.*with: make it so"):
        assets.checked_path("digits.npz", rebuild="make it so")


def test_missing_file_is_named(copied):
    """A missing asset would end in a traceback of NumPy or Keras."""
    (copied / "digits.npz").unlink()
    with pytest.raises(assets.AssetError, match=r"assets/digits\.npz is missing.*with: make it so"):
        assets.checked_path("digits.npz", rebuild="make it so")


def test_recording_a_checksum_makes_the_file_good_again(copied):
    """The commands that rebuild assets would leave files that are refused."""
    (copied / "digits.npz").write_bytes(b"new")
    assets.record_checksums("digits.npz")
    assert assets.checked_path("digits.npz", rebuild="").read_bytes() == b"new"
    assert assets.checksums()["digits.npz"] == "11507a0e2f5e69d5dfa40a62a1bd7b6ee57e6bcd85c67c9b8431b36fff21c437"
