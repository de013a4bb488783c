"""A check earns its points whole or not at all; a question earns what its checks earn."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from fractions import Fraction

from graders.model.assignment import Check, Question
from graders.model.facts import (
    Blocked,
    CarriedForward,
    Charge,
    Crashed,
    Diagnosis,
    Finding,
    GraderFailed,
    NeedsManualGrading,
    NotRepeatable,
    Outcome,
)
from graders.model.facts_of_values import Remark
from graders.model.report import CheckResult, QuestionResult, Score, Verdict


def judge_question(
    question: Question,
    outcomes: Sequence[Outcome],
    diagnoses: Mapping[str, Diagnosis] | None = None,
    counterexamples: Mapping[str, Finding] | None = None,
    charges: Sequence[Charge] = (),
    *,
    unseen: int = 0,
) -> QuestionResult:
    """The question's verdict and points.

    Args:
        outcomes: those of its checks, in order.
        diagnoses: what is known about the ideas behind them, by check.
        counterexamples: small inputs that show what is wrong, by check.
        charges: ideas that cost points once, and the checks that fail because of them.
        unseen: hidden checks that were left out.
    """
    diagnosed, shown = diagnoses or {}, counterexamples or {}
    results = tuple(
        _judge_check(
            check,
            outcome,
            diagnosed.get(check.id),
            shown.get(check.id),
            tuple(each.idea for each in charges if check.id in each.checks),
        )
        for check, outcome in zip(question.checks, outcomes, strict=True)
    )
    return QuestionResult(
        id=question.id,
        title=question.title,
        verdict=_question_verdict(results),
        score=_charged(_capped(results), charges),
        checks=results,
        charges=tuple(charges),
        unseen=unseen,
    )


def verdict_of(finding: Finding | None) -> Verdict:
    """The verdict for a finding; without a finding the check passes."""
    if finding is None:
        return Verdict.PASSED
    match finding.fact:
        case GraderFailed():
            return Verdict.BROKEN
        case NeedsManualGrading():
            return Verdict.PENDING
        case Blocked():
            return Verdict.BLOCKED
        case CarriedForward(kept=True):
            return Verdict.PASSED
        case Crashed() | NotRepeatable(second=Crashed()):
            return Verdict.CRASHED
        case _:
            return Verdict.FAILED


# Private functions


def _judge_check(
    check: Check,
    outcome: Outcome,
    diagnosis: Diagnosis | None,
    counterexample: Finding | None,
    charged: tuple[str, ...],
) -> CheckResult:
    verdict = verdict_of(outcome.finding)
    return CheckResult(
        id=check.id,
        title=check.title,
        verdict=verdict,
        score=_score(check.points, verdict, Fraction(1) if charged else share_of(outcome.finding)),
        visibility=check.visibility,
        finding=outcome.finding,
        # What is charged has the sentence of its idea.
        hint=None if charged or verdict in {Verdict.PASSED, Verdict.BLOCKED} else outcome.hint,
        diagnosis=diagnosis,
        counterexample=counterexample,
        margin=outcome.margin,
        max_points=None if verdict in {Verdict.PASSED, Verdict.BLOCKED} else check.max_points,
        charged=charged,
    )


def _charged(score: Score, charges: Sequence[Charge]) -> Score:
    """What is left of a question's points when its ideas are paid for."""
    costs = sum((each.costs for each in charges), Fraction(0))
    return dataclasses.replace(score, earned=max(Fraction(0), score.earned - costs))


def _capped(results: Sequence[CheckResult]) -> Score:
    """What the checks earn, but no more than a broken rule allows."""
    total = sum((result.score for result in results), Score())
    most = [result.max_points for result in results if result.max_points is not None]
    return dataclasses.replace(total, earned=min([total.earned, *most]))


def share_of(finding: Finding | None) -> Fraction:
    """The part of its points that a wrong answer earns nevertheless: an author may say so in a checker."""
    return finding.fact.share if finding is not None and isinstance(finding.fact, Remark) else Fraction(0)


def _score(points: Fraction, verdict: Verdict, share: Fraction) -> Score:
    nothing = Fraction(0)
    return Score(
        earned=points if verdict is Verdict.PASSED else points * share,
        possible=points,
        pending=points if verdict is Verdict.PENDING else nothing,
        withheld=points if verdict is Verdict.BROKEN else nothing,
    )


def _question_verdict(results: Sequence[CheckResult]) -> Verdict:
    verdicts = [result.verdict for result in results]
    if Verdict.BROKEN in verdicts:
        return Verdict.BROKEN
    return next((verdict for verdict in verdicts if verdict is not Verdict.PASSED), Verdict.PASSED)
