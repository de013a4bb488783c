"""Grades a class on a few watched workers; sinks receive each report as soon as it is ready."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from graders.assignment.apart import apart
from graders.batch import Ended, Watch, run_watched
from graders.errors import Notice, UsageError
from graders.execution import Runner, open_runner
from graders.model.assignment import Assignment
from graders.model.report import Report
from graders.reports.formats import Context
from graders.submissions import SubmissionFile
from graders.workflows.bounds import ended_report_notice
from graders.workflows.class_folder import class_folder
from graders.workflows.grade_many import Batch, Progress
from graders.workflows.grade_one import failed_report, grade_submission_file, written_within
from graders.workflows.prepare import Prepared, prepare
from graders.workflows.report_names import report_names
from graders.workflows.sinks import GradedClass, Sink, tell_end, tell_lost, tell_report
from graders.workflows.slim import brief


def grade_class(
    batch: Batch, prepared: Prepared, runner: Runner, files: Sequence[SubmissionFile], progress: Progress
) -> Sequence[Report]:
    """Grade everyone on workers that share what is ready; reports come back sorted by student.

    Every sink is told when the class is done, even if a submission, a report or another sink has failed.

    Raises:
        UsageError: a sink has no place, or could not take a report.
    """
    started, assignment = time.monotonic(), prepared.assignment
    sinks = _sinks(batch)
    for sink in sinks:
        sink.begin()
    graded: dict[int, _Graded] = {}
    names = report_names([each.student for each in files])
    if len(files) > _MANY:
        with apart(prepared.plan.files):
            prepared.imitations.ask_everything(assignment.questions)
    _shared[:] = [(prepared, runner)]
    results = run_watched(
        _grade,
        list(zip(files, names, strict=True)),
        jobs=min(batch.jobs, len(files)),
        prepare=partial(_prepare_worker, batch, sinks),
        lost=partial(_lost, sinks, assignment),
        memory_bytes=batch.bounds.memory_bytes,
        each=batch.each,
    )
    for index, result in results:
        graded[index] = _Graded(brief(result.report), result.problems)
        progress(result.report, len(graded), len(files))
    _shared.clear()
    ordered = [graded[index] for index in sorted(graded)]
    reports = [each.report for each in ordered]
    run = {"seed": assignment.seed, "jobs": batch.jobs, "seconds": round(time.monotonic() - started, 1)}
    unfinished = tell_end(sinks, GradedClass(assignment=assignment, reports=reports, run=run))
    untaken = [problem for each in ordered for problem in each.problems]
    if unfinished or untaken:
        raise UsageError(*unfinished, *untaken[:_MOST_SAID])
    return reports


# Private functions

_MANY = 500  # from here on all that misconceptions answer is needed, and kept once instead of in each worker
_MOST_SAID = 5  # problems with single reports that are said; the others are alike


def _sinks(batch: Batch) -> Sequence[Sink]:
    if batch.sinks is not None:
        return batch.sinks
    return class_folder(batch.out, Context(language=batch.language, audience=batch.audience))


@dataclass(frozen=True, slots=True)
class _Graded:
    """The summary of a student's report, after every sink has received the report."""

    report: Report
    problems: tuple[Notice, ...] = ()


_shared: list[tuple[Prepared, Runner]] = []  # made once; workers that are forked find it here
_worker: list[tuple[Batch, Sequence[Sink], Prepared, Runner]] = []


def _prepare_worker(batch: Batch, sinks: Sequence[Sink]) -> Callable[[], None]:
    if _shared:
        ((prepared, shared),) = _shared
        runner = shared.share()
    else:
        prepared = prepare(batch.selection)
        runner = open_runner(batch.runner, [prepared.course])
    _worker[:] = [(batch, sinks, prepared, runner)]
    return runner.close


def _grade(work: tuple[SubmissionFile, str], watch: Watch) -> _Graded:
    """Grade one student and pass the report to the sinks; returns the report without its findings."""
    ((batch, sinks, prepared, runner),) = _worker
    file, name = work
    report = grade_submission_file(file, prepared, runner, watch, batch.bounds)
    write = partial(tell_report, sinks, name)
    report, problems = written_within(report, file, prepared.assignment, write, watch, batch.bounds)
    return _Graded(brief(report), problems)


def _lost(
    sinks: Sequence[Sink], assignment: Assignment, work: tuple[SubmissionFile, str], ended: Ended
) -> _Graded:
    """The report on a submission that ended whatever process graded it."""
    file, name = work
    status, problem = ended_report_notice(file.path.name, ended)
    report = failed_report(file, assignment, status, problem)
    return _Graded(report, tell_lost(sinks, name, report))
