"""What cost a class its points: the loss of each question is shared out among the causes in its report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from graders.model.facts import WrittenSentence
from graders.model.report import CheckResult, QuestionResult, Report, Status, Verdict
from graders.model.text import Text

LOSING = frozenset({Verdict.FAILED, Verdict.CRASHED})


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class CauseId:
    """A misconception, or a check where none is known; of one question."""

    question: str
    name: str
    is_idea: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Cause:
    """What some students lost points by; a misconception is one cause, whatever questions it shows in.

    Args:
        ids: in the order in which questions showed it.
        title: the misconception's sentence, or the check's title.
        students: how many lost points by it.
        lost: points of all of them together.
        example: a sentence about a call that shows it; "" where the reports hold none.
    """

    ids: tuple[CauseId, ...]
    title: Text
    students: int
    lost: Fraction
    example: str


def causes(reports: Sequence[Report]) -> Sequence[Cause]:
    """The causes of all losses, the costliest first; the losses of a class are the sum of theirs."""
    made: dict[object, Cause] = {}
    for report in reports:
        if report.status is not Status.GRADED:
            continue
        counted: set[object] = set()  # a student counts once, in however many questions
        for question in report.questions:
            for cause, lost in losses(question).items():
                title = _title(cause, question)
                key = (cause.name, title) if cause.is_idea else cause
                one = Cause(
                    ids=(cause,),
                    title=title,
                    students=int(key not in counted),
                    lost=lost,
                    example=_example(cause, question),
                )
                made[key] = _together(made[key], one) if key in made else one
                counted.add(key)
    return sorted(made.values(), key=lambda each: (-each.lost, -each.students, each.ids))


def losses(question: QuestionResult) -> Mapping[CauseId, Fraction]:
    """The points that a question lost, by cause; what waits for a person is no loss."""
    score = question.score
    whole = score.possible - score.pending - score.withheld - score.earned
    failing = [each for each in question.checks if each.verdict in LOSING]
    if whole <= 0 or not (failing or question.charges):
        return {}
    shares = _shares(question, failing)
    total = sum(shares.values(), Fraction(0))
    capping = next((each for each in failing if each.max_points is not None), None)
    if capping is not None and total < whole:
        cause = cause_of(question, capping)
        shares[cause] = shares.get(cause, Fraction(0)) + whole - total
        total = whole
    if not total:
        return {cause_of(question, failing[0]): whole} if failing else {}
    return {cause: share * whole / total for cause, share in shares.items() if share}


def cause_of(question: QuestionResult, check: CheckResult) -> CauseId:
    """What stands behind a failing check."""
    if check.diagnosis is not None:
        return CauseId(question=question.id, name=check.diagnosis.misconception, is_idea=True)
    return CauseId(question=question.id, name=check.id, is_idea=False)


def said_of(check: CheckResult) -> str:
    """The sentence that a brief report holds of a check (`workflows.slim`); "" where it holds none."""
    fact = None if check.finding is None else check.finding.fact
    return fact.text if isinstance(fact, WrittenSentence) else ""


# Private functions


def _shares(question: QuestionResult, failing: Sequence[CheckResult]) -> dict[CauseId, Fraction]:
    """Points by cause, before they are brought in line with what the question lost as a whole."""
    shares: dict[CauseId, Fraction] = {}

    def add(cause: CauseId, points: Fraction) -> None:
        shares[cause] = shares.get(cause, Fraction(0)) + points

    for charge in question.charges:
        add(CauseId(question=question.id, name=charge.idea, is_idea=True), charge.costs)
    for check in failing:
        add(cause_of(question, check), check.score.possible - check.score.earned)
    waiting = sum(
        (each.score.possible for each in question.checks if each.verdict is Verdict.BLOCKED), Fraction(0)
    )
    if failing and waiting:  # what could not be tried is lost by what came first
        add(cause_of(question, failing[0]), waiting)
    return shares


def _together(one: Cause, other: Cause) -> Cause:
    said = [each for each in (one.example, other.example) if each]
    return Cause(
        ids=one.ids + tuple(each for each in other.ids if each not in one.ids),
        title=one.title,
        students=one.students + other.students,
        lost=one.lost + other.lost,
        example=min(said, key=_simplicity, default=""),
    )


def _title(cause: CauseId, question: QuestionResult) -> Text:
    if not cause.is_idea:
        return next(each.title for each in question.checks if each.id == cause.name)
    charged = [each.text for each in question.charges if each.idea == cause.name]
    named = [
        each.diagnosis.text
        for each in question.checks
        if each.diagnosis is not None and each.diagnosis.misconception == cause.name
    ]
    return (charged + named)[0]


def _example(cause: CauseId, question: QuestionResult) -> str:
    """The simplest sentence of the checks that this cause explains."""
    explained = {check for each in question.charges if each.idea == cause.name for check in each.checks}
    said = [
        said_of(each)
        for each in question.checks
        if each.verdict in LOSING
        and (cause_of(question, each) == cause or (cause.is_idea and each.id in explained))
    ]
    return min((each for each in said if each), key=_simplicity, default="")


def _simplicity(said: str) -> tuple[int, str]:
    return len(said), said
