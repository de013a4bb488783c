"""What a call prints."""

from __future__ import annotations

from collections.abc import Sequence

from graders.checks.aspects.aspect import UNREACHED, Expected, FactAndMargin, OfCalls
from graders.checks.expectation import Expectation, NoExpectation
from graders.checks.infer import DEFAULT
from graders.checks.output import compare_output
from graders.model.assignment import Case, Question
from graders.model.facts import Crashed, GraderFailed
from graders.model.transcript import Reply, Returned

# Private functions


def _prints(
    question: Question, _case: Case, replies: Sequence[Reply | None], expectation: Expected
) -> FactAndMargin:
    reply = replies[0]
    if not isinstance(expectation, Expectation) or expectation.reply is None:
        reason = expectation.reason if isinstance(expectation, NoExpectation) else "no expectation"
        return GraderFailed(detail=reason), None
    if not isinstance(reply, Returned):
        return Crashed(outcome=reply or UNREACHED), None
    right, rule = expectation.reply.printed, question.tolerance or DEFAULT
    return compare_output(reply.printed, right, rule, question.leeway), None


PRINTS = OfCalls(_prints, looks_at="what is printed", shown=lambda reply: reply.printed)
