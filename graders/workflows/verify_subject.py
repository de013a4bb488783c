"""Reads once everything of an assignment that `verify` looks at."""

from __future__ import annotations

import functools
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graders.assignment import alternatives, misconceptions
from graders.assignment.alternatives import Alternative, load_alternatives
from graders.assignment.author_files import AuthorFile, author_files
from graders.assignment.course import Course
from graders.assignment.helpers import helpers_of, namespace_in
from graders.assignment.load import load_assignment
from graders.assignment.misconceptions import load_misconceptions
from graders.checks.infer import settled_like
from graders.execution.trusted import call
from graders.model.assignment import Assignment, Question, QuestionKind
from graders.model.misconception import Misconception
from graders.mutation.domain import Input
from graders.mutation.inputs import inputs_of
from graders.mutation.judgement import Bench
from graders.mutation.programs import Program, missing_library, program, reference_program
from graders.mutation.trial import Caller, steps
from graders.workflows.locate import Selection, locate
from graders.workflows.prepare import prepare
from graders.workflows.prepared import Prepared

OTHER_SEEDS = (1, 2)  # drawn as well, to search for inputs that tell wrong versions apart
CALL_SECONDS = 1.0  # of CPU time: right answers take milliseconds, wrong ones may never end


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
    reference_file: AuthorFile
    misconceptions_by_file: misconceptions.MisconceptionsByFile
    alternatives_by_file: alternatives.AlternativesByFile

    @property
    def assignment(self) -> Assignment:
        return self.prepared.assignment

    @property
    def misconceptions(self) -> tuple[Misconception, ...]:
        return tuple(each for _, some in self.misconceptions_by_file for each in some)

    @property
    def alternatives(self) -> tuple[Alternative, ...]:
        return tuple(each for _, some in self.alternatives_by_file for each in some)

    @property
    def helper_folders(self) -> dict[str, tuple[Path, ...]]:
        """Where the helpers of each file with right answers are looked for, by the file."""
        files = (self.reference_file, *(file for file, _ in self.alternatives_by_file))
        shared = self.course.reference_folder
        return {file.shown: tuple(dict.fromkeys((file.path.parent, shared))) for file in files}

    def helpers(self, file: AuthorFile) -> Mapping[str, Path]:
        """The helpers that a file imports, by their dotted names, the first to run first."""
        return helpers_of(file.text, self.helper_folders[file.shown])

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
    questions = [question.id for question in assignment.questions]
    wrong = author_files(course, course.misconceptions_path(name), questions)
    right = author_files(course, course.alternatives_path(name), questions)
    (reference,) = author_files(course, course.reference_path(name))
    return Subject(
        course=course,
        shown=shown,
        prepared=prepared,
        answers=prepared.answers,
        drawn=tuple(
            settled_like(load_assignment(path, shown=shown, seed=seed), assignment)
            for seed in (assignment.seed, *OTHER_SEEDS)
        ),
        reference_file=reference,
        misconceptions_by_file=load_misconceptions(wrong, assignment, (course.reference_folder,)),
        alternatives_by_file=load_alternatives(right, assignment),
    )


def bench(subject: Subject, question: Question) -> Bench:
    """The cases and inputs on which wrong answers to a question are tried."""
    return Bench(
        question=question,
        todo=steps(question, subject.prepared.expectations),
        inputs=inputs(subject, question),
        namespaces={
            file: namespace_in(folder, tuple(others))
            for file, (folder, *others) in subject.helper_folders.items()
        },
    )


def inputs(subject: Subject, question: Question) -> tuple[Input, ...]:
    """What tells wrong answers to a question from right ones."""
    expectations = subject.prepared.expectations
    return inputs_of(question, subject.drawn, subject.answers[question.id], expectations)


def trusted_call(subject: Subject) -> Caller:
    """Calls of the author's own code, under the assignment's time limit and no more than a second."""
    return functools.partial(call, seconds=min(CALL_SECONDS, subject.assignment.limits.call_seconds))


def programs(subject: Subject) -> Iterator[Program]:
    """Every right program there is: the references first, then the alternatives that can run here."""
    own = subject.reference_file
    for question in subject.functions:
        yield reference_program(own.text, question, file=own.shown)
    for file, some in subject.alternatives_by_file:
        for each in some:
            question = subject.assignment.question(each.question)
            made = program(file.text, question, each.function, file=file.shown)
            if missing_library(made.tree, subject.helpers(file)) is None:
                yield made


# Private functions
