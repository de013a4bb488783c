"""One item of a class on its way through a worker: graded, handed to the sinks, and made ready to be kept."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from graders.batch import Ended, Watch
from graders.errors import Notice
from graders.execution import Runner
from graders.execution.kept import Asked, Kept, dump, load
from graders.execution.remembering import RememberingRunner
from graders.gradebook import Work
from graders.gradebook.values import packed
from graders.model.assignment import Assignment
from graders.model.report import Audience, Report, Status
from graders.model.submission import Submission
from graders.reports.formats import Context
from graders.submissions import SubmissionFile
from graders.workflows.bounds import Bounds, ended_report_notice
from graders.workflows.class_folder import filed_text
from graders.workflows.grade_one import failed_report, grade_submission_file, written_within
from graders.workflows.kept_work import dump_submission, load_submission
from graders.workflows.prepared import Prepared
from graders.workflows.sinks import Sink, tell_lost, tell_report
from graders.workflows.slim import brief

_NO_WORK = Work()


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A student to grade.

    Args:
        file: what was handed in; without a file to read where only `before` is left of it.
        name: of the report, safe as a file's name.
        before: what was run before and what it answered, if that may stand for a run.
        unread: whether the submission is taken from `before`, and the file is not read.
        broken: the notice of a failure of ours that nothing is left to try again with.
    """

    file: SubmissionFile
    name: str
    before: Work | None = None
    unread: bool = False
    broken: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradedItem:
    """What a class needs of a report, after every sink has received the whole.

    Args:
        problems: of sinks that could not take it.
        document: the whole report for the staff, as the gradebook keeps it; b"" where nothing is kept.
    """

    report: Report
    problems: tuple[Notice, ...] = ()
    document: bytes = b""
    work: Work = _NO_WORK
    seconds: float | None = None


def grade_item(
    item: Item,
    prepared: Prepared,
    runner: Runner,
    sinks: Sequence[Sink],
    readers: Context,
    watch: Watch,
    bounds: Bounds,
    *,
    keep: bool,
) -> GradedItem:
    """Grade one student, and pass the report to the sinks.

    Args:
        readers: who reads about the class.
        keep: whether the result carries what a gradebook keeps.
    """
    remembering = RememberingRunner(runner, _kept_before(item.before))
    report = _report(item, prepared, remembering, watch, bounds)
    write = partial(_write, sinks, item.name, keep=keep, readers=readers)
    report, (problems, document) = written_within(
        report, item.file, prepared.assignment, write, watch, bounds
    )
    seconds = report.run.get("seconds")
    short = brief(report, readers)
    if not keep:
        return GradedItem(report=short, problems=problems, seconds=seconds)
    return GradedItem(
        report=short, problems=problems, document=document, work=_work(remembering, item), seconds=seconds
    )


def lost_item(
    item: Item, ended: Ended, assignment: Assignment, sinks: Sequence[Sink], readers: Context
) -> GradedItem:
    """The report on a submission that ended whatever process graded it."""
    status, problem = ended_report_notice(item.file.path.name, ended)
    report = failed_report(item.file, assignment, status, problem)
    document = packed(filed_text(report, _for_staff(readers)))
    return GradedItem(report=report, problems=tell_lost(sinks, item.name, report), document=document)


# Private functions


def _report(
    item: Item, prepared: Prepared, runner: RememberingRunner, watch: Watch, bounds: Bounds
) -> Report:
    if item.broken is not None:
        return failed_report(item.file, prepared.assignment, Status.BROKEN, item.broken)
    submission: Submission | None = None
    if item.unread and item.before is not None and item.before.submission is not None:
        submission = load_submission(item.before.submission, item.file.student)
    return grade_submission_file(item.file, prepared, runner, watch, bounds, submission)


def _write(
    sinks: Sequence[Sink], name: str, report: Report, *, keep: bool, readers: Context
) -> tuple[tuple[Notice, ...], bytes]:
    problems = tell_report(sinks, name, report)
    return problems, packed(filed_text(report, _for_staff(readers))) if keep else b""


def _for_staff(readers: Context) -> Context:
    return Context(language=readers.language, audience=Audience.STAFF)


def _kept_before(before: Work | None) -> Kept | None:
    if before is None or before.transcript is None:
        return None
    return load(before.transcript, Asked(keys=tuple(before.keys), around=before.around))


def _work(runner: RememberingRunner, item: Item) -> Work:
    """What is to be kept of a run; the collecting process knows what was asked, and adds it."""
    kept, submission = runner.remembered(), runner.submission
    if kept is None or submission is None:
        before = item.before
        return Work(submission=before.submission) if before is not None and item.unread else Work()
    return Work(submission=dump_submission(submission), transcript=dump(kept), asked=kept.asked.digest)
