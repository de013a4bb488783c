"""Whether an answer is there at all, and why it may not be."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from graders.checks.aspects.aspect import OfSubmission
from graders.checks.plan import call_id
from graders.checks.values import type_name
from graders.model.assignment import Question, QuestionKind
from graders.model.facts import Fact, Missing, NeedsManualGrading, NotWritten
from graders.model.nearest import nearest
from graders.model.submission import Submission, SubmissionKind
from graders.model.transcript import Place, Raised, Stopped, Transcript

_MAX_OWN = 500  # names that a missing one is compared with: those that were defined first
_MAX_NAME = 60  # characters; comparing takes the square of them


# Private functions


def _undefined(question: Question, submission: Submission, transcript: Transcript) -> Fact | None:
    if question.kind is not QuestionKind.FUNCTION:
        return _unset(question, submission, transcript)
    if (type_name := transcript.names.get(question.id, "missing")) != "callable":
        return _missing(question.id, type_name, submission, transcript)
    replies = (
        transcript.replies.get(call_id(question, check, index))
        for check in question.checks
        for index in range(len(check.cases))
    )
    stubs = (isinstance(reply, Raised) and reply.type_name == "NotImplementedError" for reply in replies)
    called = any(check.cases for check in question.checks)
    return NotWritten(name=question.id) if called and all(stubs) else None


def _unset(question: Question, submission: Submission, transcript: Transcript) -> Fact | None:
    if question.id not in transcript.variables:
        return _missing(question.id, "missing", submission, transcript)
    value = transcript.variables[question.id]
    if value is None or (isinstance(value, str) and not value.strip()):
        return NotWritten(name=question.id)
    if question.kind is QuestionKind.TEXT:
        return NeedsManualGrading(text=_prose(value))
    return None


def _prose(value: Any) -> str:
    if isinstance(value, (list, tuple)) and all(isinstance(part, str) for part in value):
        return "\n".join(value)
    return value if isinstance(value, str) else type_name(value)


def _missing(name: str, type_name: str, submission: Submission, transcript: Transcript) -> Missing:
    """Why a name that is asked for may not be there: a near one, a syntax error, a cell that failed."""
    asked = set(transcript.names)
    own = [each for each in transcript.own[:_MAX_OWN] if each not in asked and len(each) <= _MAX_NAME]
    near = nearest(name, own)
    syntax = next((each for each in submission.broken if name in each.text), None) or next(
        iter(submission.broken), None
    )
    place = None
    if syntax is not None and not near:
        cell = syntax.number if submission.kind is SubmissionKind.NOTEBOOK else None
        place = Place(cell=cell, line=syntax.line, text=syntax.text)
    return Missing(
        name=name,
        type_name=type_name,
        near=near,
        syntax=place,
        syntax_message=syntax.message if syntax is not None and place is not None else "",
        cell=next(_failures_around(name, submission, transcript), None),
    )


def _failures_around(name: str, submission: Submission, transcript: Transcript) -> Iterator[Raised | Stopped]:
    """The errors in cells or statements whose text contains `name`."""
    notebook = submission.kind is SubmissionKind.NOTEBOOK
    for error in transcript.cell_errors:
        place = error.place
        if place is None:
            continue
        for cell in submission.cells:
            last = cell.first_line + cell.source.count("\n")
            here = cell.number == place.cell if notebook else cell.first_line <= place.line <= last
            if here and name in cell.source:
                yield error.outcome


DEFINED = OfSubmission(_undefined)
