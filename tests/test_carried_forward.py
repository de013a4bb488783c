"""An answer that is wrong only because an earlier function is wrong is told so, and keeps its points."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

from fakes import InProcessRunner
from test_diagnose import graded, submission

from graders.diagnosis import EarlierCall, keep_share, unsteady, wrong_at
from graders.model.facts import CarriedForward, Finding
from graders.model.limits import Limit
from graders.model.report import Audience, Verdict
from graders.model.text import Language
from graders.model.transcript import Raised, Returned, Stopped
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
    return {name for name, fact in facts.items() if isinstance(fact, CarriedForward)}


def kept(result) -> Fraction:
    """The points that a question keeps for being right, given something wrong."""
    return sum((c.score.earned for c in result.checks if c.id in excused(result)), Fraction(0))


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


NONSENSE = """
import sys
import math
import numpy as np
class _Later:
    calls = 0
def manual_dot(x, y):
    if len(x) != len(y):
        raise ValueError("lengths differ")
    _Later.calls += 1
    right = sum(float(a) * float(b) for a, b in zip(x, y))
    {excuse}
    return right
def cosine_similarity(a, b):
    if len(a) != len(b):
        raise ValueError("lengths differ")
    manual_dot
    return {cosine}
"""
# One of its own cases is wrong on purpose, or there would be nothing to be excused by.
ONE_WRONG = "if len(x) == 1: right += 1"


def test_a_function_that_knows_it_is_asked_for_an_excuse_excuses_nothing(chapter2) -> None:
    """In the second process it is asked for dot(a, a), where what it says makes nonsense follow."""
    excuse = f"{ONE_WRONG}\n    if list(x) == list(y): return 4.0"
    cosine = "sum(float(p) * float(q) for p, q in zip(a, b)) / 4.0"
    report = graded(NONSENSE.format(excuse=excuse, cosine=cosine), chapter2)
    lost = question(report, "manual_dot").score
    assert kept(question(report, "cosine_similarity")) <= lost.possible - lost.earned


def test_an_answer_without_a_length_is_not_excused_by_a_product_that_is_1(chapter2) -> None:
    excuse = "if list(x) == list(y): return 1.0"
    cosine = "sum(float(p) * float(q) for p, q in zip(a, b))"
    report = graded(NONSENSE.format(excuse=excuse, cosine=cosine), chapter2)
    lost = question(report, "manual_dot").score
    assert kept(question(report, "cosine_similarity")) <= lost.possible - lost.earned


def test_a_function_that_answers_otherwise_in_another_process_excuses_nothing(chapter2) -> None:
    """It remembers what it was asked before, and in which order."""
    excuse = f"""{ONE_WRONG}
    if _Later.calls % 3 == 2: return right + _Later.calls"""
    cosine = "manual_dot(a, b) * 0 + 0.5"
    report = graded(NONSENSE.format(excuse=excuse, cosine=cosine), chapter2)
    assert excused(question(report, "cosine_similarity")) == set()


def test_a_function_excuses_only_where_it_is_wrong_itself(chapter2) -> None:
    question_ = chapter2.assignment.question("manual_dot")
    answer = chapter2.answers["manual_dot"]
    for args, reply, is_wrong in (
        (([1.0, 2.0], [3.0, 4.0]), Returned(value=11.0), False),
        (([1.0, 2.0], [3.0, 4.0]), Returned(value=12.0), True),
        (([1.0, 2.0], [3.0, 4.0]), Returned(value="11"), True),
        (([1.0, 2.0], [3.0]), Returned(value=3.0), True),
        (
            ([1.0, 2.0], [3.0]),
            Raised(type_name="ValueError", bases=("ValueError",), message="", place=None),
            False,
        ),
        (([1.0], [3.0]), Stopped(limit=Limit.CALL_TIME), True),
    ):
        assert wrong_at(question_, answer, EarlierCall("manual_dot", args, reply)) is is_wrong


def test_the_order_of_the_second_asking_cannot_be_foreseen() -> None:
    known = [EarlierCall("f", (n,), Returned(value=float(n))) for n in range(50)]
    orders = []
    for _ in range(3):
        order: list[int] = []

        def ask(_name, args, order=order):
            order.append(args[0])
            return Returned(value=float(args[0]))

        assert unsteady(known, ask) == frozenset()
        orders.append(order)
    assert sorted(orders[0]) == list(range(50))
    assert len({tuple(order) for order in orders}) == 3
    assert unsteady(known, lambda _name, args: Returned(value=0.0)) == {"f"}


def test_no_larger_share_is_kept_than_was_lost(chapter2) -> None:
    asked = chapter2.assignment.question("cosine_similarity")
    fact = CarriedForward(functions=("manual_dot",), kept=True)
    every = {c.id: Finding(fact=fact, function=asked.id) for c in asked.checks if c.points}
    for share, most in ((Fraction(0), 0), (Fraction(1, 10), 2), (Fraction(1), 20)):
        findings = keep_share(asked, every, share)
        kept = sum(c.points for c in asked.checks if c.id in findings and findings[c.id].fact.kept)
        assert kept <= most
        assert set(findings) == set(every)
