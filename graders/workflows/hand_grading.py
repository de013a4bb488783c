"""Hand grading by file: a sheet of the answers that a person grades, and the sheet taken back.

Both halves are functions of values, so that a page can stand in the place of the file later.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

import yaml

from graders.assignment.load import load_assignment
from graders.errors import Notice, UsageError, notice
from graders.gradebook import WHOLE, HandGrade, Override, open_gradebook
from graders.gradebook.store import Gradebook
from graders.model.assignment import Assignment, Question
from graders.model.report import Report, Verdict
from graders.model.text import Language
from graders.reports.grading_sheet import Answer, Row, number_of, read_sheet, write_sheet
from graders.reports.points import points
from graders.slugs import Slug
from graders.workflows.files import write_text
from graders.workflows.keeping import existing_place
from graders.workflows.locate import Selection, locate
from graders.workflows.one_writer import one_writer
from graders.workflows.project import project


@dataclass(frozen=True, slots=True, kw_only=True)
class HandWork:
    """A class whose answers are graded by hand.

    Args:
        out: the folder that it was graded into.
    """

    out: Path
    gradebook: str | None = None
    course: Path | None = None
    language: Language = Language.EN


def pending_sheet(work: HandWork, target: Path, *, anonymous: bool, every: bool) -> int:
    """Write the sheet of the answers that wait for a person; returns how many there are.

    Args:
        target: its file; ``.yaml`` or ``.csv``.
        anonymous: whether students are known by a code alone.
        every: also those that were graded by hand before, with their points.

    Raises:
        UserError: nothing is kept there, or the file cannot be written.
    """
    url, name = existing_place(work.out, work.gradebook)
    with open_gradebook(url, name) as gradebook:
        assignment = _assignment(work, gradebook)
        answers = sorted(
            _answers(gradebook, assignment, work.language, every=every, anonymous=anonymous),
            key=lambda each: (_place(assignment, each.question), each.code),  # by question, in no one's order
        )
    write_text(target, write_sheet(answers, target.suffix))
    return len(answers)


def apply_sheet(work: HandWork, source: Path, who: str) -> int:
    """Take points and comments from a sheet: all of them, or none where one does not fit.

    The files of the class are brought up to date.  Returns how many points were taken that are new.

    Args:
        who: the person who graded, as the gradebook keeps it.

    Raises:
        UsageError: naming every row that does not fit.
    """
    url, name = existing_place(work.out, work.gradebook)
    with open_gradebook(url, name) as gradebook, one_writer(work.out):
        assignment = _assignment(work, gradebook)
        rows = read_sheet(_text(source), source.suffix, source.name)
        answers = {
            (each.code, each.question): each
            for anonymous in (False, True)
            for each in _answers(gradebook, assignment, work.language, every=True, anonymous=anonymous)
        }
        known = {(each.student, each.question): each for each in gradebook.hand_grades()}
        problems, grades = list[Notice](), list[HandGrade]()
        for row in rows:
            problem = _problem(row, answers, assignment)
            if problem is not None:
                problems.append(problem)
            elif row.points is not None:
                student = answers[row.code, row.question].student
                grade = HandGrade(
                    student=student, question=row.question, points=row.points, comment=row.comment, who=who
                )
                before = known.get((student, row.question))
                if before is None or (before.points, before.comment) != (grade.points, grade.comment):
                    grades.append(grade)
        if problems:
            raise UsageError(*problems)
        for grade in grades:
            gradebook.record_hand_grade(grade)
        if grades:
            project(gradebook, assignment, work.out)
    return len(grades)


def override_points(
    work: HandWork, student: str, question: str, number: str | None, reason: str, who: str
) -> None:
    """Put points in the place of the grader's, and bring the files of the class up to date.

    Args:
        question: its id; "" for the score as a whole.
        number: the points as they are written; None takes an earlier override back.

    Raises:
        UsageError: there is no such student or question, or the points do not fit.
    """
    url, name = existing_place(work.out, work.gradebook)
    with open_gradebook(url, name) as gradebook, one_writer(work.out):
        assignment = _assignment(work, gradebook)
        ids = [each.id for each in assignment.questions]
        if question and question not in ids:
            raise UsageError(notice("override", Slug.QUESTION_UNKNOWN, name=question, names=ids))
        possible = assignment.question(question).points if question else assignment.points
        given = _points(number, possible)
        change = Override(student=student, what=question or WHOLE, points=given, reason=reason, who=who)
        gradebook.record_override(change)
        gradebook.current()
        project(gradebook, assignment, work.out)


# Private functions


def _points(number: str | None, possible: Fraction) -> Fraction | None:
    if number is None:
        return None
    try:
        given = number_of(number)
    except ValueError:
        given = None
    if given is None:
        raise UsageError(notice("override", Slug.GRADING_POINTS_NO_NUMBER, actual=number[:40]))
    if not 0 <= given <= possible:
        raise UsageError(
            notice(
                "override", Slug.GRADING_POINTS_OUT_OF_RANGE, points=points(given), possible=points(possible)
            )
        )
    return given


def _assignment(work: HandWork, gradebook: Gradebook) -> Assignment:
    if gradebook.assignment is None:
        raise UsageError(notice(work.out, Slug.GRADEBOOK_MISSING))
    course, name = locate(Selection(course=work.course, assignment=gradebook.assignment))
    path = course.assignment_path(name)
    return load_assignment(path, shown=course.shown(path))


def _place(assignment: Assignment, question: str) -> int:
    return [each.id for each in assignment.questions].index(question)


def _answers(
    gradebook: Gradebook, assignment: Assignment, language: Language, *, every: bool, anonymous: bool
) -> Iterator[Answer]:
    questions = {question.id: question for question in assignment.questions}
    hands = {(each.student, each.question): each for each in gradebook.hand_grades()}
    for key, current in gradebook.current().items():
        texts = _texts(gradebook.document(key)) if _has_pending(current.report) else {}
        for result in current.report.questions:
            hand = hands.get((key, result.id))
            if result.id not in texts or result.id not in questions or (hand is not None and not every):
                continue
            yield _answer(questions[result.id], key, current.digest, texts[result.id], hand, language,
                          anonymous=anonymous)  # fmt: skip


def _answer(
    question: Question, student: str, digest: str, text: str, hand: HandGrade | None, language: Language,
    *, anonymous: bool,
) -> Answer:  # fmt: skip
    code = hashlib.sha256(f"{digest}\0{student}\0{question.id}".encode()).hexdigest()[:10]
    return Answer(
        code=code if anonymous else student,
        student=student,
        question=question.id,
        title=question.title.read(language),
        rubric=question.statement.read(language),
        text=text,
        possible=question.points,
        digest=digest[:12],
        points=None if hand is None else hand.points,
        comment="" if hand is None else hand.comment,
    )


def _has_pending(report: Report) -> bool:
    return any(check.verdict is Verdict.PENDING for each in report.questions for check in each.checks)


def _texts(document: str) -> Mapping[str, str]:
    """The answers that wait for a person, by question; from the report as it was written for the staff."""
    data = yaml.load(document, Loader=yaml.CSafeLoader)
    return {
        question["id"]: str(check.get("evidence", {}).get("text", ""))
        for question in data.get("questions", ())
        for check in question["checks"]
        if check["verdict"] == Verdict.PENDING.value
    }


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UsageError(notice(path, Slug.FILE_MISSING)) from None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UsageError(notice(path, Slug.FILE_UNREADABLE, reason=reason)) from error


def _problem(row: Row, answers: Mapping[tuple[str, str], Answer], assignment: Assignment) -> Notice | None:
    """Why a row cannot be taken; None where it can."""
    answer = answers.get((row.code, row.question))
    if answer is None:
        if row.question not in {each.id for each in assignment.questions}:
            ids = [each.id for each in assignment.questions]
            return notice(row.where, Slug.QUESTION_UNKNOWN, name=row.question, names=ids)
        return notice(row.where, Slug.GRADING_NO_ANSWER, code=row.code, question=row.question)
    if row.digest and row.digest != answer.digest:
        return notice(row.where, Slug.GRADING_OF_EARLIER, code=row.code)
    if row.points is not None and not 0 <= row.points <= answer.possible:
        return notice(
            row.where,
            Slug.GRADING_POINTS_OUT_OF_RANGE,
            points=points(row.points),
            possible=points(answer.possible),
        )
    return None
