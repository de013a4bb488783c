"""Prepares an assignment for grading, once: reads it, plans calls, computes the right answers."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping

from graders.assignment.apart import apart
from graders.assignment.author_files import author_files
from graders.assignment.course import Course
from graders.assignment.load import load_assignment
from graders.assignment.misconceptions import load_misconceptions
from graders.assignment.reference import (
    load_carried_forward,
    load_checkers,
    load_reference,
)
from graders.checks import Expectations, NoExpectation, call_id, expect_all, plan_calls, settle
from graders.diagnosis import Imitations
from graders.errors import AssignmentError, Notice, notice
from graders.execution.performed import instead_of, performing
from graders.model.assignment import Assignment, Question, QuestionKind, Visibility
from graders.reports.literals import call
from graders.slugs import Slug
from graders.workflows.locate import Selection, locate
from graders.workflows.prepared import Prepared
from graders.workflows.shipped import shipped_files


def prepare(selection: Selection) -> Prepared:
    """Find, read and plan an assignment, and compute what its reference expects.

    Raises:
        CourseError, AssignmentError: what the person named is not there, or not right, or the reference
            returns what cannot be graded.
        ReferenceFailedError: the reference or another file of the author's does not run.
    """
    course, name = locate(selection)
    shipped = shipped_files(course, name)
    with apart(shipped):
        return _prepare(course, name, selection, shipped)


# Private functions


def _prepare(course: Course, name: str, selection: Selection, shipped: Mapping[str, bytes]) -> Prepared:
    path = course.assignment_path(name)
    assignment = load_assignment(path, shown=course.shown(path), seed=selection.seed)
    reference = course.reference_path(name)
    answers = load_reference(reference, assignment, shown=course.shown(reference))
    checkers = load_checkers(reference, assignment, shown=course.shown(reference))
    perform = performing(shipped)
    assignment = settle(assignment, answers, perform)
    files = author_files(course, course.misconceptions_path(name), [q.id for q in assignment.questions])
    by_file = load_misconceptions(files, assignment, (course.reference_folder,))
    misconceptions = tuple(each for _, some in by_file for each in some)
    unseen: dict[str, int] = {}
    if selection.public_only:  # settled before: an answer is of one kind, whoever grades it
        assignment, unseen = _public(assignment)
    expectations = expect_all(assignment, answers, perform, checkers)
    ungradable = _ungradable(assignment, expectations, course.shown(reference))
    if ungradable:
        raise AssignmentError(*ungradable)
    return Prepared(
        course=course.root,
        assignment=assignment,
        plan=dataclasses.replace(plan_calls(assignment), files=shipped),
        expectations=expectations,
        unseen=unseen,
        imitations=Imitations(misconceptions, expectations, instead_of(answers, shipped)),
        answers=answers,
        carried_forward=load_carried_forward(reference, assignment, shown=course.shown(reference)),
    )


def _ungradable(assignment: Assignment, expectations: Expectations, file: str) -> tuple[Notice, ...]:
    """Reference answers that no answer can be compared with: the first case of each question and reason."""
    problems: dict[tuple[str, Slug], Notice] = {}
    for question in assignment.questions:
        for where, key in _asked(question):
            expected = expectations.get(key)
            if isinstance(expected, NoExpectation) and expected.problem:
                problem = notice(
                    f"{file}, {where}",
                    expected.problem,
                    found=expected.reason,
                    kind=question.returns,
                    compares=question.returns,
                )
                problems.setdefault((question.id, expected.problem), problem)
    return tuple(problems.values())


def _asked(question: Question) -> Iterator[tuple[str, str]]:
    """Every place where a right answer is asked of the reference, as people know it, and its key."""
    if question.kind is QuestionKind.VARIABLE:
        yield question.id, question.id
    for check in question.checks:
        for index, case in enumerate(check.cases):
            where = f"{call(question.id, case.args, case.manner)} ({question.id}/{check.id})"
            yield where, call_id(question, check, index)


def _public(assignment: Assignment) -> tuple[Assignment, dict[str, int]]:
    """The assignment without its hidden checks, and how many were left out of each question."""
    questions, unseen = [], {}
    for question in assignment.questions:
        shown = tuple(check for check in question.checks if check.visibility is Visibility.PUBLIC)
        unseen[question.id] = len(question.checks) - len(shown)
        points = sum((check.points for check in shown), type(question.points)(0))
        questions.append(dataclasses.replace(question, checks=shown, points=points))
    return dataclasses.replace(assignment, questions=tuple(questions)), unseen
