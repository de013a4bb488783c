"""What a call writes to files."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

from graders.checks.aspects.aspect import UNREACHED, Expected, FactAndMargin, OfCalls
from graders.checks.expectation import Expectation, NoExpectation
from graders.checks.infer import DEFAULT
from graders.checks.output import compare_output
from graders.model.assignment import Case, Question
from graders.model.facts import Crashed, GraderFailed
from graders.model.facts_of_values import NoFile
from graders.model.transcript import Reply, Returned

# Private functions


def _writes(
    question: Question, case: Case, replies: Sequence[Reply | None], expectation: Expected
) -> FactAndMargin:
    reply = replies[0]
    if not isinstance(expectation, Expectation) or expectation.reply is None:
        reason = expectation.reason if isinstance(expectation, NoExpectation) else "no expectation"
        return GraderFailed(detail=reason), None
    if not isinstance(reply, Returned):
        return Crashed(outcome=reply or UNREACHED), None
    for name in case.manner.writes:
        actual, right = reply.written.get(name), expectation.reply.written.get(name)
        if right is None:
            return GraderFailed(detail=f"the reference does not write {name}"), None
        if actual is None:
            return NoFile(name=name), None
        wrong = compare_output(actual, right, question.tolerance or DEFAULT, question.leeway)
        if wrong is not None:
            return dataclasses.replace(wrong, file=name), None
    return None, None


WRITES = OfCalls(_writes, looks_at="what is written to files", shown=lambda reply: dict(reply.written))
