"""Everything of an assignment that `verify` looks at, read once."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graders.assignment.alternatives import Alternative, load_alternatives
from graders.assignment.course import Course
from graders.assignment.load import load_assignment
from graders.assignment.misconceptions import load_misconceptions
from graders.execution.trusted import call
from graders.model.assignment import Assignment, Question, QuestionKind
from graders.model.misconception import Misconception
from graders.mutation.domain import domain
from graders.mutation.judgement import Bench
from graders.mutation.programs import Program, missing_library, program, reference_program
from graders.mutation.trial import Call, steps
from graders.workflows.locate import Selection, locate
from graders.workflows.prepare import Prepared, prepare

OTHER_SEEDS = (1, 2)  # drawn as well, to search for inputs that tell wrong versions apart
CALL_SECONDS = 1.0  # of CPU time: right answers take milliseconds, wrong ones may never end


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorFile:
    """A Python file of the author's: its name as people write it, and its text ("" where there is none)."""

    shown: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """An assignment with all that its author wrote.

    Args:
        shown: the assignment file's name as people write it.
        answers: the reference, by question.
        drawn: the assignment under its own seed, then under others; no reference has seen these arguments.
    """

    course: Course
    shown: str
    prepared: Prepared
    answers: Mapping[str, Any]
    drawn: tuple[Assignment, ...]
    misconceptions: tuple[Misconception, ...]
    alternatives: tuple[Alternative, ...]
    reference_file: AuthorFile
    misconceptions_file: AuthorFile
    alternatives_file: AuthorFile

    @property
    def assignment(self) -> Assignment:
        return self.prepared.assignment

    @property
    def functions(self) -> tuple[Question, ...]:
        return tuple(q for q in self.assignment.questions if q.kind is QuestionKind.FUNCTION)


def read_subject(selection: Selection) -> Subject:
    """Read an assignment and every file of its author's.

    Raises:
        UserError: there is no such assignment, or a file of it says what cannot be.
        ReferenceFailedError: a Python file of it does not run.
    """
    course, name = locate(selection)
    path = course.assignment_path(name)
    shown = course.shown(path)
    prepared = prepare(selection)
    assignment = prepared.assignment
    misconceptions = _file(course, course.misconceptions_path(name))
    alternatives = _file(course, course.alternatives_path(name))
    return Subject(
        course=course,
        shown=shown,
        prepared=prepared,
        answers=prepared.answers,
        drawn=tuple(
            load_assignment(path, shown=shown, seed=seed) for seed in (assignment.seed, *OTHER_SEEDS)
        ),
        misconceptions=load_misconceptions(
            course.misconceptions_path(name), assignment, shown=misconceptions.shown
        ),
        alternatives=load_alternatives(course.alternatives_path(name), assignment, shown=alternatives.shown),
        reference_file=_file(course, course.reference_path(name)),
        misconceptions_file=misconceptions,
        alternatives_file=alternatives,
    )


def bench(subject: Subject, question: Question) -> Bench:
    """What the versions of the answers to a question are tried on."""
    return Bench(
        question=question,
        todo=steps(question, subject.prepared.expectations),
        inputs=domain(question, subject.drawn, subject.answers[question.id]),
    )


def trusted_call(subject: Subject) -> Call:
    """Calls of the author's own code, under the assignment's time limit and no more than a second."""
    return functools.partial(call, seconds=min(CALL_SECONDS, subject.assignment.limits.call_seconds))


def programs(subject: Subject) -> Iterator[Program]:
    """Every right program there is: the references first, then the alternatives that can run here."""
    own, other = subject.reference_file, subject.alternatives_file
    for question in subject.functions:
        yield reference_program(own.text, question, file=own.shown)
    for each in subject.alternatives:
        question = subject.assignment.question(each.question)
        made = program(other.text, question, each.function, file=other.shown)
        if missing_library(made.tree) is None:
            yield made


# Private functions


def _file(course: Course, path: Any) -> AuthorFile:
    text = path.read_text(encoding="utf-8") if path.is_file() else ""
    return AuthorFile(shown=course.shown(path), text=text)
