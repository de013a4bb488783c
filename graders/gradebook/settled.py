"""What counts in the end: a report, with the hand grades and overrides that people have added; pure."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable
from fractions import Fraction

from graders.gradebook.values import WHOLE, Current, HandGrade, Override
from graders.model.classlist import Standing, Student
from graders.model.policies import NO_POLICIES, Policies
from graders.model.report import QuestionResult, Report, Score, Status, Verdict
from graders.scoring.policies import late_report


def standing(
    student: Student,
    current: Current | None,
    possible: Fraction,
    hands: Iterable[HandGrade],
    overrides: Iterable[Override],
    policies: Policies = NO_POLICIES,
) -> Standing:
    """What a student has in the end; additions of other students are passed over.

    Args:
        current: None for a student who handed nothing in.
        possible: the points of the assignment, where no report says.
        policies: what being late costs; after everything else.
    """
    if current is None:
        return Standing(student=student, report=None, score=None, possible=possible)
    mine = [each for each in hands if each.student == student.key]
    final = late_report(policies, student, current.handed, settled(current.report, mine, overrides))
    counts = final.status is Status.GRADED
    return Standing(
        student=student,
        report=final,
        score=final.score.earned if counts else None,
        possible=final.score.possible,
        handed=current.handed,
        pending=final.score.pending,
        deducted=final.score.deducted,
        comment="\n".join(each.comment for each in _last_of(mine).values() if each.comment),
    )


def settled(report: Report, hands: Iterable[HandGrade], overrides: Iterable[Override]) -> Report:
    """The report with what people have added: a hand grade settles what is pending, an override everything.

    An override of the whole gives a score to what could not be graded, too.
    """
    given = _last_of(each for each in hands if each.student == report.student)
    instead = {each.what: each.points for each in overrides if each.student == report.student}
    if not given and not any(points is not None for points in instead.values()):
        return report
    questions = tuple(_question(each, given.get(each.id), instead.get(each.id)) for each in report.questions)
    score = sum((each.score for each in questions), Score()) if questions else report.score
    status, whole = report.status, instead.get(WHOLE)
    if whole is not None:
        status, score = Status.GRADED, Score(earned=whole, possible=report.score.possible)
    return dataclasses.replace(report, questions=questions, score=score, status=status)


# Private functions


def _last_of(hands: Iterable[HandGrade]) -> dict[str, HandGrade]:
    return {each.question: each for each in hands}


def _question(result: QuestionResult, hand: HandGrade | None, instead: Fraction | None) -> QuestionResult:
    score, verdict = result.score, result.verdict
    if hand is not None:  # the checks of the question keep what they have earned
        score = Score(earned=score.earned + hand.points, possible=score.possible, withheld=score.withheld)
        verdict = _verdict(score) if verdict is Verdict.PENDING else verdict
    if instead is not None:
        score = Score(earned=instead, possible=score.possible)
        verdict = _verdict(score)
    return dataclasses.replace(result, score=score, verdict=verdict)


def _verdict(score: Score) -> Verdict:
    return Verdict.PASSED if score.earned >= score.possible else Verdict.FAILED
