"""Checks that the second of two equal calls is answered like the first."""

from __future__ import annotations

from collections.abc import Sequence

from graders.checks.aspects.aspect import UNREACHED, Expected, FactAndMargin, OfCalls
from graders.checks.aspects.value import judge_reply
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
    first, second = replies[0], replies[1]
    ended = next((each for each in (first, second) if not isinstance(each, (Returned, Raised))), None)
    if ended is not None or first is None or second is None:
        return Crashed(outcome=ended or UNREACHED), None
    if _alike(first, second):
        return None, None
    facts = [judge_reply(question, case, each, expectation)[0] for each in (second, first)]
    wrong = next((fact for fact in facts if fact is not None), None)
    return (None if wrong is None else NotRepeatable(second=wrong)), None


def _alike(first: Reply, second: Reply) -> bool:
    """Whether two equal calls came to the same, right or wrong."""
    if isinstance(first, Returned) and isinstance(second, Returned):
        return same_again(first.value, second.value)
    return isinstance(first, Raised) and isinstance(second, Raised) and first.type_name == second.type_name


REPEAT = OfCalls(_repeat, looks_at="the second of two equal calls")
