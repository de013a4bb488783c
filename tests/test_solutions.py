"""The corpus in tests/solutions: right answers in many styles, and wrong ones that name their mistake."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest
from fakes import InProcessRunner

from graders.checks import plan_calls
from graders.model.report import QuestionResult, Verdict
from graders.submissions import read_submission
from graders.workflows.grade_one import grade_submission

CORPUS = Path(__file__).parent / "solutions"
RIGHT = sorted(CORPUS.glob("*/right/*.py"))
WRONG = sorted(CORPUS.glob("*/wrong/*.py"))


KNOWN: dict[Path, QuestionResult] = {}


def judged(path: Path, chapter2) -> QuestionResult:
    if path not in KNOWN:
        KNOWN[path] = judge(path, chapter2)
    return KNOWN[path]


def judge(path: Path, chapter2) -> QuestionResult:
    question = dataclasses.replace(chapter2.assignment.question(path.parts[-3]), builds_on=None)
    alone = dataclasses.replace(chapter2.assignment, questions=(question,))
    prepared = dataclasses.replace(chapter2, assignment=alone, plan=plan_calls(alone))
    return grade_submission(read_submission(path), prepared, InProcessRunner()).questions[0]


def name(path: Path) -> str:
    return f"{path.parts[-3]}-{path.stem}"


@pytest.mark.parametrize("path", RIGHT, ids=name)
def test_a_right_answer_earns_everything_with_room_to_spare(path: Path, chapter2) -> None:
    result = judged(path, chapter2)
    assert {each.id: each.finding for each in result.checks if each.finding} == {}
    assert result.score.earned == result.score.possible
    assert max(each.margin or 0 for each in result.checks) < 0.5


@pytest.mark.parametrize("path", WRONG, ids=name)
def test_a_wrong_answer_loses_points_at_the_check_that_names_its_mistake(path: Path, chapter2) -> None:
    named = re.search(r"^# loses: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert named is not None
    result = judged(path, chapter2)
    lost = {each.id for each in result.checks if each.verdict is not Verdict.PASSED}
    assert {each.strip() for each in named[1].split(",")} <= lost
    assert result.score.earned < result.score.possible


@pytest.mark.parametrize("path", WRONG, ids=name)
def test_a_wrong_answer_is_told_the_idea_behind_it(path: Path, chapter2) -> None:
    named = re.search(r"^# told: (.*)$", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert named is not None
    diagnosed = {each.diagnosis.misconception for each in judged(path, chapter2).checks if each.diagnosis}
    assert diagnosed == {each.strip() for each in named[1].split(",")} - {"-"}


@pytest.mark.parametrize("function", ["manual_dot", "cosine_similarity", "cosine_matrix"])
def test_the_corpus_is_large_enough_to_mean_something(function: str) -> None:
    assert len([path for path in RIGHT if path.parts[-3] == function]) >= 10
    assert len([path for path in WRONG if path.parts[-3] == function]) >= 15
