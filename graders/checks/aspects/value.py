"""The value that a call returns, or the exception that it must raise."""

from __future__ import annotations

from collections.abc import Sequence

from graders.checks.aspects.aspect import UNREACHED, Expected, FactAndMargin, OfCalls
from graders.checks.expectation import NoExpectation
from graders.checks.kinds import KINDS
from graders.model.assignment import Case, Question
from graders.model.facts import Crashed, Fact, GraderFailed, NoException, WrongException
from graders.model.transcript import Raised, Reply, Returned


def judge_reply(question: Question, case: Case, reply: Reply | None, expectation: Expected) -> FactAndMargin:
    """What is wrong with one reply."""
    if case.raises is not None:
        return _exception(case.raises, reply), None
    if isinstance(expectation, NoExpectation) or expectation is None:
        return GraderFailed(detail=expectation.reason if expectation else "no expectation"), None
    if not isinstance(reply, Returned):
        return Crashed(outcome=reply or UNREACHED), None
    seen = KINDS[question.returns].compare(reply.value, expectation)
    return seen.fact, seen.margin


# Private functions


def _value(
    question: Question, case: Case, replies: Sequence[Reply | None], expectation: Expected
) -> FactAndMargin:
    return judge_reply(question, case, replies[0], expectation)


def _exception(expected: str, reply: Reply | None) -> Fact | None:
    match reply:
        case Raised(bases=bases) if expected in bases:
            return None
        case Raised():
            return WrongException(expected=expected, outcome=reply)
        case Returned(value=value):
            return NoException(expected=expected, actual=value)
        case _:
            return Crashed(outcome=reply or UNREACHED)


VALUE = OfCalls(_value, looks_at="what is returned")
