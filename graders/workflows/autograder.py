"""Grades one submission where Gradescope has put it, and always writes a ``results.json`` that can be read.

source/                     what the zip holds: autograder.json, course/, and how both were installed
submission/                 one student's or group's files
submission_metadata.json    who, when, and what was handed in before
results/results.json        what this module writes
"""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graders.assignment.load import load_assignment
from graders.errors import GraderError, Notice, SubmissionError, notice
from graders.model.assignment import Assignment
from graders.model.notices import notice_from, plain_notice
from graders.model.report import Audience, Report
from graders.model.text import Language
from graders.model.upload import Upload
from graders.reports.clean import clean
from graders.reports.formats import FORMATS, Context
from graders.reports.gradescope import HiddenTests
from graders.reports.points import points
from graders.reports.upload_results import (
    failed_results,
    is_not_to_be_graded,
    over_limit_results,
    unread_results,
    upload_results,
)
from graders.reports.words.messages import say
from graders.slugs import Slug
from graders.submissions.sources.gradescope_upload import UPLOAD_METADATA, read_upload
from graders.workflows.autograder_settings import SETTINGS, Settings, read_settings
from graders.workflows.files import write_text
from graders.workflows.grade_file import grade_file
from graders.workflows.locate import Selection, locate

COURSE = "course"  # in `source`
_LONGEST_METADATA = 20_000_000  # bytes: results of earlier submissions stand in it


@dataclass(frozen=True, slots=True, kw_only=True)
class Autograded:
    """What instructors read about one submission; students never see it.

    Args:
        report: the whole report, as text; "" where nothing was graded.
    """

    notices: tuple[Notice, ...] = ()
    report: str = ""
    language: Language = Language.EN


def autograde(root: Path, runner: str = "auto") -> Autograded:
    """Grade what lies in `root`/submission, and write `root`/results/results.json, whatever happens.

    Raises:
        UsageError: the results cannot be written.
    """
    root = root.resolve()
    language = Language.EN
    results: Mapping[str, Any]
    try:
        settings = read_settings(root / "source" / SETTINGS)
        language = settings.language
        results, done = _graded(root, settings, runner)
    except SubmissionError as error:
        said = "\n".join(clean(say(each, language)) for each in error.notices)
        results, done = unread_results(said, language), Autograded(notices=error.notices)
    except GraderError as error:  # of the course or the grader: it may quote what students must not see
        results, done = failed_results(language), Autograded(notices=error.notices)
    except Exception as error:  # noqa: BLE001  students read a sentence, not that nothing was written
        problem = notice("run_autograder", Slug.INTERNAL, reason=f"{type(error).__name__}: {error}")
        results, done = failed_results(language), Autograded(notices=(problem,))
    text = json.dumps(results, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    write_text(root / "results" / "results.json", text)
    return dataclasses.replace(done, language=language)


def selection_in(source: Path, settings: Settings) -> Selection:
    """The assignment that was packed."""
    return Selection(course=source / COURSE, assignment=settings.assignment)


# Private functions


def _graded(root: Path, settings: Settings, runner: str) -> tuple[Mapping[str, Any], Autograded]:
    selection = selection_in(root / "source", settings)
    course, name = locate(selection)
    path = course.assignment_path(name)
    assignment = load_assignment(path, shown=course.shown(path))
    upload, notices = _upload(root / UPLOAD_METADATA, assignment)
    language, policies = settings.language, assignment.policies
    if is_not_to_be_graded(policies, upload):
        return over_limit_results(policies, upload, language), Autograded(notices=tuple(notices))
    if not (root / "submission").is_dir():
        nothing = notice("submission", Slug.UPLOAD_WITHOUT_WORK)
        said = say(nothing, language)
        return unread_results(said, language, assignment.points), Autograded(notices=(*notices, nothing))
    seen = policies.hidden_after_due and settings.hidden.startswith("after")
    hidden = HiddenTests(visibility=settings.hidden, inputs=seen or settings.hidden == "hidden")

    def write(report: Report) -> Sequence[str]:
        data = upload_results(_for_students(report), language, hidden, policies, upload)
        whole = FORMATS["text"].write(report, Context(language=language, audience=Audience.STAFF))
        return json.dumps(data), whole, json.dumps([plain_notice(each) for each in _notices(report)])

    _, (written, whole, said) = grade_file(root / "submission", selection, runner, write)
    notices += [notice_from(each) for each in json.loads(said)]
    return json.loads(written), Autograded(notices=tuple(notices), report=whole)


def _upload(path: Path, assignment: Assignment) -> tuple[Upload, list[Notice]]:
    """What Gradescope says of the submission; without it, the work is graded all the same."""
    try:
        with path.open("rb") as file:
            content = file.read(_LONGEST_METADATA)
        upload = read_upload(content.decode("utf-8", "replace"))
    except OSError as error:
        reason = error.strerror or str(error)
        return Upload(), [notice(UPLOAD_METADATA, Slug.UPLOAD_METADATA, reason=reason)]
    except SubmissionError as error:
        return Upload(), list(error.notices)
    notices = []
    if upload.at is None and assignment.policies.late is not None:
        notices.append(notice(UPLOAD_METADATA, Slug.UPLOAD_WITHOUT_TIME))
    if upload.total is not None and upload.total < assignment.points:
        total, possible = points(upload.total), points(assignment.points)
        notices.append(
            notice(assignment.name, Slug.AUTOGRADER_TOTAL, total=f"{total:g}", possible=f"{possible:g}")
        )
    return upload, notices


def _for_students(report: Report) -> Report:
    """The report without notes on the machine, and with what a student can do where there is no work."""
    error = report.error
    if isinstance(error, Notice) and error.slug == Slug.FOLDER_WITHOUT_WORK:
        error = notice("submission", Slug.UPLOAD_WITHOUT_WORK)
    notes = tuple(each for each in report.notes if not _is_of_machine(each))
    return dataclasses.replace(report, notes=notes, error=error)


def _is_of_machine(note: object) -> bool:
    return isinstance(note, Notice) and note.slug in {Slug.SEALED_NOT_HERE, Slug.NOT_SEALED}


def _notices(report: Report) -> list[Notice]:
    notices = []
    if report.run.get("isolation") == "open":
        notices.append(notice("submission", Slug.AUTOGRADER_OPEN))
    if report.score.withheld:
        withheld = f"{points(report.score.withheld):g}"
        notices.append(notice("submission", Slug.AUTOGRADER_WITHHELD, points=withheld))
    return notices
