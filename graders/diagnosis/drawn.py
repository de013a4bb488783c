"""Mistakes that no public example shows: a smaller input of the grader's own has to."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from graders.model.assignment import Aspect, Check, Question, QuestionKind, Visibility
from graders.model.facts import CarriedForward, Finding, InputChanged, NotRepeatable, Outcome
from graders.model.transcript import Stopped


def drawn_only(question: Question, outcomes: Sequence[Outcome]) -> tuple[Check, Finding] | None:
    """The first check that failed, if no public example written by the author shows the mistake."""
    failed = [(check, outcome) for check, outcome in _pairs(question, outcomes) if _is_wrong(check, outcome)]
    shown = any(
        check.visibility is Visibility.PUBLIC and not check.cases[index].drawn
        for check, outcome in failed
        for index in outcome.wrong
    )
    if shown or question.kind is not QuestionKind.FUNCTION:
        return None
    return next(
        (
            (check, outcome.finding)
            for check, outcome in failed
            if outcome.finding is not None and all(check.cases[index].drawn for index in outcome.wrong)
        ),
        None,
    )


# Private functions


def _pairs(question: Question, outcomes: Sequence[Outcome]) -> Iterator[tuple[Check, Outcome]]:
    return zip(question.checks, outcomes, strict=True)


def _is_wrong(check: Check, outcome: Outcome) -> bool:
    """Whether a check found a wrong value, type or exception, at a call that came back."""
    finding = outcome.finding
    if check.aspect is not Aspect.VALUE or finding is None or finding.args is None:
        return False
    stopped = isinstance(getattr(finding.fact, "outcome", None), Stopped)
    return not stopped and not isinstance(finding.fact, (InputChanged, NotRepeatable, CarriedForward))
