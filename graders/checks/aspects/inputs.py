"""Checks that a call leaves its arguments unchanged."""

from __future__ import annotations

from collections.abc import Sequence

from graders.checks.aspects.aspect import UNREACHED, Expected, FactAndMargin, OfCalls
from graders.model.assignment import Case, Question
from graders.model.facts import Crashed, InputChanged
from graders.model.transcript import Raised, Reply, Returned

# Private functions


def _inputs(
    question: Question,
    _case: Case,
    replies: Sequence[Reply | None],
    _expectation: Expected,
) -> FactAndMargin:
    reply = replies[0]
    if not isinstance(reply, (Returned, Raised)):
        return Crashed(outcome=reply or UNREACHED), None
    changed = [n for n in reply.changed if n < len(question.parameters)]
    return (InputChanged(parameter=question.parameters[changed[0]]) if changed else None), None


INPUTS = OfCalls(_inputs, looks_at="arguments stay as they were")
