"""Numbers that Python keeps for the tests in Node."""

import json
from pathlib import Path
from typing import Any

import pytest


def assert_kept(file: Path, text: str) -> None:
    """Fail unless a file holds what Python computes now; processors differ in the last digits."""
    _assert_same(json.loads(file.read_text()), json.loads(text), file.name)


def _assert_same(kept: Any, now: Any, where: str) -> None:
    assert type(kept) is type(now) or {type(kept), type(now)} == {int, float}, where
    if isinstance(now, dict):
        assert list(kept) == list(now), where
        for name in now:
            _assert_same(kept[name], now[name], f"{where} {name}")
    elif isinstance(now, list):
        assert len(kept) == len(now), where
        for number, (one, other) in enumerate(zip(kept, now, strict=True)):
            _assert_same(one, other, f"{where} {number}")
    elif isinstance(now, float):
        assert kept == pytest.approx(now, rel=1e-5, abs=1e-7, nan_ok=True), where
    else:
        assert kept == now, where
