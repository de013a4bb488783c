"""One idea, one price: what the right formula with usual ideas earns, alone and two at a time."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest
from test_solutions import CORPUS, judged, name

from graders.model.report import Verdict

PRICED = sorted(CORPUS.glob("*/priced/*.py"))


def said(path: Path, key: str) -> str:
    header = re.search(rf"^# {key}: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert header is not None
    return header[1]


def names(path: Path, key: str) -> set[str]:
    return {each.strip() for each in said(path, key).split(",")} - {"-"}


@pytest.mark.parametrize("path", PRICED, ids=name)
def test_each_idea_costs_its_price_once(path: Path, chapter2) -> None:
    result = judged(path, chapter2)
    earned, possible = said(path, "earns").split(" of ")
    assert (result.score.earned, result.score.possible) == (Fraction(earned), Fraction(possible))
    assert {each.idea for each in result.charges} == names(path, "ideas")
    lost = {each.id for each in result.checks if each.score.earned < each.score.possible}
    assert lost == names(path, "loses")


@pytest.mark.parametrize("path", PRICED, ids=name)
def test_the_right_formula_gets_half_at_least(path: Path, chapter2) -> None:
    result = judged(path, chapter2)
    assert 2 * result.score.earned >= result.score.possible


@pytest.mark.parametrize("path", PRICED, ids=name)
def test_what_an_idea_explains_fails_and_costs_nothing_more(path: Path, chapter2) -> None:
    result = judged(path, chapter2)
    for check in result.checks:
        assert (check.verdict is Verdict.PASSED) or check.charged or check.score.earned == 0
        assert not check.charged or check.verdict in {Verdict.FAILED, Verdict.CRASHED}
    explained = {check for each in result.charges for check in each.checks}
    assert explained == {check.id for check in result.checks if check.charged}
    costs = sum((each.costs for each in result.charges), Fraction(0))
    assert result.score.earned == sum((each.score.earned for each in result.checks), Fraction(0)) - costs
