"""Checks that the second of two equal calls is answered like the first."""

from __future__ import annotations

from collections.abc import Sequence

from graders.checks.aspects.aspect import Expected, FactAndMargin, OfCalls
from graders.checks.aspects.value import judge_reply
from graders.model.assignment import Case, Question
from graders.model.facts import NotRepeatable
from graders.model.transcript import Reply

# Private functions


def _repeat(
    question: Question,
    case: Case,
    replies: Sequence[Reply | None],
    expectation: Expected,
) -> FactAndMargin:
    first, margin = judge_reply(question, case, replies[0], expectation)
    if first is not None:
        return first, margin
    second, margin = judge_reply(question, case, replies[1], expectation)
    return (None if second is None else NotRepeatable(second=second)), margin


REPEAT = OfCalls(_repeat, looks_at="the second of two equal calls")
