"""The table of criteria in docs/numerics.md: ours is fair where fixed numbers are not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def table():
    sys.path.insert(0, str(ROOT / "benchmarks"))
    try:
        import criteria
    finally:
        sys.path.remove(str(ROOT / "benchmarks"))
    return {(name, kind): (rejected, accepted) for name, kind, rejected, accepted, _ in criteria.rows(40)}


def test_ours_rejects_no_right_answer_and_accepts_no_wrong_one(table) -> None:
    ours = {cell for (name, _), cell in table.items() if name.startswith("ours")}
    assert ours == {(0.0, 0.0)}


def test_every_criterion_with_fixed_numbers_is_unfair_somewhere(table) -> None:
    others = {name for name, _ in table if not name.startswith("ours")}
    assert len(others) >= 6
    for other in others:
        assert any(sum(cell) > 0.02 for (name, _), cell in table.items() if name == other), other


def test_the_page_shows_the_table() -> None:
    page = (ROOT / "docs" / "numerics.md").read_text(encoding="utf-8")
    assert "| ours: 4·γₙ·gauge | 0 / 0 | 0 / 0 | 0 / 0 | 0 / 0 |" in page
