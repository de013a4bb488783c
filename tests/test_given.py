"""An answer that is wrong only because an earlier function is wrong is told so, and keeps its points."""

from __future__ import annotations

import dataclasses

from fakes import InProcessRunner
from test_diagnose import graded, submission

from graders.model.facts import RightGiven
from graders.model.report import Audience, Verdict
from graders.model.text import Language
from graders.reports.document import document
from graders.workflows.grade_one import grade_submission

WRONG_DOT = """
import math
import numpy as np
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return sum(x[i] * y[i] for i in range(len(x) - 1))  # without the last
"""
COSINE_BY_DOT = """
def cosine_similarity(a, b):
    n = math.sqrt(manual_dot(a, a)) * math.sqrt(manual_dot(b, b))
    if len(a) != len(b):
        raise ValueError("lengths differ")
    return manual_dot(a, b) / n if n else 0.0
"""
MATRIX_BY_COSINE = """
def cosine_matrix(X):
    return np.array([[cosine_similarity(a, b) for b in X] for a in X])
"""


def question(report, name: str):
    return next(each for each in report.questions if each.id == name)


def excused(result) -> set[str]:
    facts = {each.id: each.finding.fact for each in result.checks if each.finding}
    return {name for name, fact in facts.items() if isinstance(fact, RightGiven)}


def test_what_follows_rightly_from_a_wrong_function_keeps_its_points(chapter2) -> None:
    report = graded(WRONG_DOT + COSINE_BY_DOT + MATRIX_BY_COSINE, chapter2)
    assert question(report, "manual_dot").score.earned < 10
    for name in ("cosine_similarity", "cosine_matrix"):
        result = question(report, name)
        assert "worked-examples" in excused(result)
        assert result.score.earned == result.score.possible
        assert result.verdict is Verdict.PASSED


def test_the_report_says_which_function_to_mend_in_both_languages(chapter2) -> None:
    report = graded(WRONG_DOT + COSINE_BY_DOT, chapter2)
    for language, words in (
        (Language.EN, "is right, given your `manual_dot`"),
        (Language.ZH, "在你的 `manual_dot` 的基础上是对的"),
    ):
        entries = document(report, language, Audience.STUDENT)["questions"]
        checks = next(each["checks"] for each in entries if each["id"] == "cosine_similarity")
        assert words in next(each["message"] for each in checks if each["id"] == "random")


def test_an_assignment_may_let_the_points_be_lost(chapter2) -> None:
    questions = tuple(
        dataclasses.replace(q, builds_on=dataclasses.replace(q.builds_on, keeps_points=False))
        if q.builds_on
        else q
        for q in chapter2.assignment.questions
    )
    prepared = dataclasses.replace(
        chapter2, assignment=dataclasses.replace(chapter2.assignment, questions=questions)
    )
    report = grade_submission(submission(WRONG_DOT + COSINE_BY_DOT), prepared, InProcessRunner())
    result = question(report, "cosine_similarity")
    assert "worked-examples" in excused(result)
    assert result.score.earned < 10
    assert result.verdict is Verdict.FAILED


def test_a_mistake_of_its_own_is_not_excused(chapter2) -> None:
    own = COSINE_BY_DOT.replace("return manual_dot(a, b) / n", "return 1 - manual_dot(a, b) / n")
    assert excused(question(graded(WRONG_DOT + own, chapter2), "cosine_similarity")) == set()


def test_an_answer_that_does_not_use_the_wrong_function_is_not_excused(chapter2) -> None:
    alone = """
def cosine_similarity(a, b):
    return float(np.dot(a, b))
"""
    assert excused(question(graded(WRONG_DOT + alone, chapter2), "cosine_similarity")) == set()


def test_only_an_answer_that_calls_the_wrong_function_is_excused(chapter2) -> None:
    short = """
import numpy as np
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    return float(np.sum(np.float32(x) * np.float32(y)))
def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    n = {dot}(a, a) ** 0.5 * {dot}(b, b) ** 0.5
    return {dot}(a, b) / n if n else 0.0
def product(x, y):
    return {inner}
"""
    same = "float(np.sum(np.float32(x) * np.float32(y)))"
    for dot, inner, is_excused in (
        ("manual_dot", same, True),
        ("product", "manual_dot(x, y)", True),
        ("product", "eval('manual' + '_dot')(x, y)", True),
        ("product", same, False),
    ):
        report = graded(short.format(dot=dot, inner=inner), chapter2)
        assert bool(excused(question(report, "cosine_similarity"))) is is_excused


def test_two_constants_do_not_excuse_one_another(chapter2) -> None:
    zeros = """
def manual_dot(x, y):
    return 0.0
def cosine_similarity(a, b):
    return 0.0
"""
    result = question(graded(zeros, chapter2), "cosine_similarity")
    assert excused(result) == set()
    assert result.score.earned == 0
