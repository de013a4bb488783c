"""Checks that two equal calls are answered alike, whatever their answers are worth."""

from __future__ import annotations

from collections.abc import Sequence

from graders.checks.aspects.aspect import UNREACHED, Expected, FactAndMargin, OfCalls
from graders.checks.aspects.value import judge_reply
from graders.checks.expectation import NoExpectation
from graders.checks.same import same_again
from graders.model.assignment import Case, Question
from graders.model.facts import Crashed, NotRepeatable
from graders.model.transcript import Raised, Reply, Returned

# Private functions


def _repeat(
    question: Question,
    case: Case,
    replies: Sequence[Reply | None],
    expectation: Expected,
) -> FactAndMargin:
    for reply in replies[:2]:
        if not isinstance(reply, (Returned, Raised)):
            return Crashed(outcome=reply or UNREACHED), None
    (first, _), (second, margin) = (judge_reply(question, case, each, expectation) for each in replies[:2])
    if isinstance(expectation, NoExpectation):
        return second, None
    # Two right answers may differ, in their last digits or where an author's checker accepts many.
    if (first is None and second is None) or _are_alike(replies[0], replies[1]):
        return None, margin
    return NotRepeatable(second=second), margin


def _are_alike(first: Reply | None, second: Reply | None) -> bool:
    if isinstance(first, Returned) and isinstance(second, Returned):
        return same_again(first.value, second.value)
    both_raised = isinstance(first, Raised) and isinstance(second, Raised)
    return both_raised and first.type_name == second.type_name  # type: ignore[union-attr]


REPEAT = OfCalls(_repeat, looks_at="two equal calls are answered alike")
