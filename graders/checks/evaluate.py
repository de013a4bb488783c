"""Decides the checks of one question: each passes, or has a first root cause."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from typing import Any

from graders.checks.aspects import ASPECTS, FactAndMargin, OfSubmission
from graders.checks.closeness import rank
from graders.checks.expectation import Expectation, Expectations, NoExpectation
from graders.checks.hints import is_helpful
from graders.checks.kinds import KINDS
from graders.checks.plan import call_id
from graders.checks.values import elements
from graders.errors import OverLimitError
from graders.model.assignment import Aspect, Case, Check, Question, QuestionKind
from graders.model.facts import (
    Blocked,
    CarriedForward,
    Crashed,
    Fact,
    Finding,
    GraderFailed,
    NotRepeatable,
    Outcome,
)
from graders.model.limits import Limit
from graders.model.submission import Submission
from graders.model.transcript import Raised, Reply, Returned, Stopped, Transcript


def evaluate(
    question: Question,
    submission: Submission,
    transcript: Transcript,
    expectations: Expectations,
    excused: Mapping[str, Finding] | None = None,
    explained: Collection[str] = (),
    guard: Callable[[], AbstractContextManager[None]] = nullcontext,
) -> tuple[Outcome, ...]:
    """What each check of `question` found, in order.  A check is blocked by what it needs.

    Args:
        excused: findings for checks that fail only because of a mistake in an earlier question.
        explained: checks that fail because of ideas that are charged: no other check waits for them.
        guard: a context for each check; a check that exceeds its limits fails, and the others go on.
    """
    outcomes: dict[str, Outcome] = {}
    for check in question.checks:
        blocker = next(
            (
                name
                for name in prerequisites(question, check)
                if name not in explained and _blocks(outcomes[name])
            ),
            None,
        )
        if blocker is not None:
            outcome = Outcome(check=check.id, finding=Finding(fact=Blocked(by=blocker), function=question.id))
        else:
            try:
                with guard():
                    outcome = _outcome(question, check, submission, transcript, expectations)
            except OverLimitError:
                outcome = over_limit(question, check, Limit.JUDGING_TIME)
            except (MemoryError, RecursionError):
                outcome = over_limit(question, check, Limit.JUDGING_SIZE)
        if excused and check.id in excused and outcome.finding is not None:
            outcome = dataclasses.replace(outcome, finding=excused[check.id])
        outcomes[check.id] = _with_hint(check, outcome, submission, outcomes)
    return tuple(outcomes.values())


def over_limit(question: Question, check: Check, limit: Limit) -> Outcome:
    """The outcome of a check that would take the grader more time or memory than its limits allow."""
    return _single(check, question, Crashed(outcome=Stopped(limit=limit)))


def replies_to(
    question: Question, check: Check, case: int, replies: Mapping[str, Reply]
) -> tuple[Reply | None, ...]:
    """The replies to the calls of a case, two at least; None where there is no such call."""
    turns = range(max(2, check.cases[case].turns(check.aspect)))
    return tuple(replies.get(call_id(question, check, case, turn)) for turn in turns)


def judge_case(
    question: Question,
    check: Check,
    case: int,
    replies: Sequence[Reply | None],
    expectations: Expectations,
) -> FactAndMargin:
    """What is wrong with the replies to one case of a check, and the margin.

    A control case is wrong only if it is answered as the edge has to be that the check is about.
    """

    def judged(index: int) -> FactAndMargin:
        asked = check.cases[index]
        return judge(
            question, check.aspect, asked, replies, expectations.get(call_id(question, check, index))
        )

    fact, margin = judged(case)
    if fact is None or not check.cases[case].control or not isinstance(replies[0], (Returned, Raised)):
        return fact, margin
    edges = (index for index, each in enumerate(check.cases) if not each.control)
    return (fact, margin) if any(judged(index)[0] is None for index in edges) else (None, None)


def judge(
    question: Question,
    aspect: Aspect,
    case: Case,
    replies: Sequence[Reply | None],
    expectation: Expectation | NoExpectation | None,
) -> FactAndMargin:
    """The same for any call of the question; `expectation` is None for one that must raise."""
    looks_at = ASPECTS[aspect]
    if isinstance(looks_at, OfSubmission):
        raise TypeError(f"{aspect} is not about calls")
    return looks_at.judge(question, case, replies, expectation)


def prerequisites(question: Question, check: Check) -> Iterator[str]:
    """The checks that a check waits for: the gates above it, and those that it names."""
    gates = (each.id for each in question.checks if each.is_gate)
    for gate in gates:
        if gate == check.id:
            return
        yield gate
    yield from check.needs


# Private functions


def _with_hint(
    check: Check, outcome: Outcome, submission: Submission, before: Mapping[str, Outcome]
) -> Outcome:
    if any(name in before and before[name].finding is not None for name in check.hint_after):
        return outcome
    if outcome.finding is None or not is_helpful(check, outcome.finding.fact, submission):
        return outcome
    return dataclasses.replace(outcome, hint=check.hint)


def _blocks(outcome: Outcome) -> bool:
    if outcome.finding is None:
        return False
    return not (isinstance(outcome.finding.fact, CarriedForward) and outcome.finding.fact.kept)


def _outcome(
    question: Question,
    check: Check,
    submission: Submission,
    transcript: Transcript,
    expectations: Expectations,
) -> Outcome:
    looks_at = ASPECTS[check.aspect]
    if isinstance(looks_at, OfSubmission):
        return _single(check, question, looks_at.judge(question, submission, transcript))
    if question.kind is QuestionKind.VARIABLE:
        return _variable(question, check, transcript, expectations)
    return _cases(question, check, transcript, expectations)


def _single(check: Check, question: Question, fact: Fact | None) -> Outcome:
    finding = None if fact is None else Finding(fact=fact, function=question.id)
    return Outcome(check=check.id, finding=finding)


def _variable(
    question: Question, check: Check, transcript: Transcript, expectations: Expectations
) -> Outcome:
    actual, expected = transcript.variables[question.id], expectations[question.id]
    if isinstance(expected, NoExpectation):
        return _single(check, question, GraderFailed(detail=expected.reason))
    seen = KINDS[question.returns].compare(actual, expected, check.item)
    if seen.fact is None:
        return Outcome(check=check.id, finding=None, margin=seen.margin)
    finding = Finding(
        fact=seen.fact,
        function=question.id,
        expected=expected.plain,
        actual=actual,
        margin=seen.margin,
    )
    return Outcome(check=check.id, finding=finding, margin=seen.margin)


def _cases(question: Question, check: Check, transcript: Transcript, expectations: Expectations) -> Outcome:
    findings, margins = dict[int, Finding](), list[float]()
    for index, case in enumerate(check.cases):
        replies = replies_to(question, check, index, transcript.replies)
        expectation = expectations.get(call_id(question, check, index))
        fact, margin = judge_case(question, check, index, replies, expectations)
        if margin is not None:
            margins.append(margin)
        if fact is not None:
            finding = _finding(question, case, fact, replies, expectation, margin)
            findings[index] = _as_looked_at(finding, check, replies, expectation)
    worst = max(margins, default=None)
    if not findings:
        return Outcome(check=check.id, finding=None, margin=worst)
    # The first root cause in the order of causes; among equals, the smallest input.
    ordered = dict(sorted(findings.items(), key=lambda each: (_rank(each[1].fact), _size(each[1].args))))
    first = next(iter(ordered.values()))
    return Outcome(check=check.id, finding=first, margin=worst, wrong=tuple(findings), findings=ordered)


def _finding(
    question: Question,
    case: Case,
    fact: Fact,
    replies: Sequence[Reply | None],
    expectation: Expectation | NoExpectation | None,
    margin: float | None,
) -> Finding:
    is_second_wrong = isinstance(fact, NotRepeatable) and fact.second is not None
    shown = replies[1] if is_second_wrong else replies[0]
    expected: Any = None
    if isinstance(expectation, Expectation):
        expected = expectation.right
    return Finding(
        fact=fact,
        function=question.id,
        args=case.args,
        manner=case.manner,
        expected=expected,
        raises=case.raises,
        actual=shown.value if isinstance(shown, Returned) else None,
        margin=margin,
    )


def _as_looked_at(
    finding: Finding,
    check: Check,
    replies: Sequence[Reply | None],
    expectation: Expectation | NoExpectation | None,
) -> Finding:
    """What is shown of a check that looks at something else than the value."""
    looks_at = ASPECTS[check.aspect]
    if check.aspect in {Aspect.VALUE, Aspect.INPUTS, Aspect.REPEAT} or isinstance(looks_at, OfSubmission):
        return finding
    right = expectation.reply if isinstance(expectation, Expectation) else None
    return dataclasses.replace(
        finding,
        expected=None if right is None else looks_at.shown(right),
        actual=looks_at.shown(replies[0]) if isinstance(replies[0], Returned) else None,
    )


def _rank(fact: Fact) -> int:
    if isinstance(fact, GraderFailed):
        return -3
    if isinstance(fact, Crashed):
        return -2
    return rank(fact)


def _size(args: tuple[Any, ...] | None) -> float:
    return math.inf if args is None else sum(map(elements, args))
