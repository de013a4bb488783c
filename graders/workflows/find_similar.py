"""Finds the students of a graded class whose code is suspiciously alike, from what the gradebook keeps."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

from graders.assignment.course import Course
from graders.assignment.load import load_assignment
from graders.errors import Notice, SubmissionError, UsageError, notice
from graders.gradebook import Current, open_gradebook
from graders.gradebook.store import Gradebook
from graders.model.assignment import Assignment
from graders.model.similarity import Pair
from graders.model.submission import Submission, SubmissionKind
from graders.model.text import Language
from graders.reports.pages.similar_page import SimilarView, similar_page
from graders.reports.pages.templating import LIBRARY, has_library
from graders.similarity import LEAST, Code, Work, similar_pairs
from graders.slugs import Slug
from graders.submissions import read_submission
from graders.template import module_text
from graders.workflows.files import write_text
from graders.workflows.keeping import existing_place
from graders.workflows.kept_work import load_submission
from graders.workflows.locate import Selection, locate
from graders.workflows.shipped import shipped_files

PAGE = "similar.html"  # in the folder of a class
_MOST_NAMED = 10  # students that a notice names


@dataclass(frozen=True, slots=True, kw_only=True)
class FindSimilar:
    """A class to look through.

    Args:
        out: the folder of the class.
        least: the share of code from which a pair is listed, from 0 to 1.
        language: of the page.
    """

    out: Path
    language: Language
    least: Fraction = LEAST
    gradebook: str | None = None
    course: Path | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundSimilar:
    """The pairs, the strongest first; how many works were compared; what there is to say about the others."""

    pairs: Sequence[Pair]
    compared: int
    notices: tuple[Notice, ...]
    page_written: bool


def find_similar(request: FindSimilar) -> FoundSimilar:
    """Compare everybody with everybody, and write the page.

    Raises:
        UserError: nothing is kept there, fewer than two works can be read, or the page has no place.
    """
    url, name = existing_place(request.out, request.gradebook)
    with open_gradebook(url, name) as gradebook:
        if gradebook.assignment is None:
            raise UsageError(notice(request.out, Slug.GRADEBOOK_MISSING))
        course, chosen = locate(Selection(course=request.course, assignment=gradebook.assignment))
        works, unread = _works(gradebook)
    if len(works) < 2:
        raise UsageError(notice(request.out, Slug.SIMILAR_TOO_FEW))
    path = course.assignment_path(chosen)
    assignment = load_assignment(path, shown=course.shown(path))
    questions = [question.id for question in assignment.questions]
    pairs = similar_pairs(works, _given(course, chosen, assignment), questions, request.least)
    notices = (
        [notice(", ".join(unread[:_MOST_NAMED]), Slug.SIMILAR_UNREAD, count=len(unread))] if unread else []
    )
    view = SimilarView(assignment=assignment, pairs=pairs, compared=len(works), unread=unread)
    written = has_library(LIBRARY)
    if written:
        write_text(request.out / PAGE, similar_page(view, request.language))
    else:
        notices.append(notice(request.out / PAGE, Slug.SIMILAR_PAGE_LEFT_OUT, library="Jinja2"))
    return FoundSimilar(pairs=pairs, compared=len(works), notices=tuple(notices), page_written=written)


# Private functions


def _works(gradebook: Gradebook) -> tuple[list[Work], list[str]]:
    """The work of everybody in the class, by student, and the students whose work cannot be read."""
    current = gradebook.current()
    works: list[Work] = []
    unread: list[str] = []
    for some in _together([current[e.student.key] for e in gradebook.roll() if e.student.key in current]):
        name = ", ".join(each.student.key for each in some)
        content = gradebook.work(some[0].student.key).submission
        submission = None if content is None else load_submission(content, name)
        if submission is None:
            unread.append(name)
        else:
            works.append(Work(student=name, codes=tuple(_codes(submission))))
    return works, unread


def _together(every: Sequence[Current]) -> Sequence[Sequence[Current]]:
    """Students who handed one submission in as a group, as platforms with groups record it, are one."""
    groups: dict[object, list[Current]] = {}
    for each in every:
        at = each.handed.at
        # Copies have the same digest, too, but neither the same place nor, to the second, the same time.
        key = each.student.key if at is None else (each.digest, each.path, at)
        groups.setdefault(key, []).append(each)
    return list(groups.values())


def _codes(submission: Submission) -> Iterator[Code]:
    """The work itself, then the modules beside it that it may import."""
    if submission.kind is SubmissionKind.MODULE:
        yield Code(file=submission.file, cell=None, text=_module(submission))
    else:
        for cell in submission.cells:
            yield Code(file=submission.file, cell=cell.number, text=cell.python)
    for helper in submission.helpers:
        yield Code(file=helper.file, cell=None, text=_lines(helper.python))


def _module(submission: Submission) -> str:
    """The statements of a module, each on its own lines."""
    lines: list[str] = []
    for cell in submission.cells:
        text = _lines(cell.python)
        lines += [""] * (cell.first_line - 1 - len(lines))
        if len(lines) >= cell.first_line:  # several statements on one line
            lines[-1] += "; " + text
        else:
            lines += text.split("\n")
    return "\n".join(lines)


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _given(course: Course, name: str, assignment: Assignment) -> Sequence[Work]:
    """What everybody was given: the template as it is generated and as it lies there, and shipped modules."""
    codes = [Code(file=name, cell=None, text=module_text(assignment))]
    for file, content in shipped_files(course, name).items():
        if file.endswith(".py"):
            codes.append(Code(file=file, cell=None, text=_lines(content.decode("utf-8", "replace"))))
    for suffix in (".py", ".ipynb"):
        with contextlib.suppress(SubmissionError):  # a course need not have them
            codes += _codes(read_submission(course.template_path(name, suffix)))
    return [Work(student="", codes=tuple(codes))]
