"""Everyone of a class, graded on a few watched workers; each report is written as it is done."""

from __future__ import annotations

import re
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from graders.assignment.apart import apart
from graders.batch import Ended, Watch, run_watched
from graders.errors import Notice, UsageError
from graders.execution import Runner, open_runner
from graders.model.assignment import Assignment
from graders.model.report import Report
from graders.reports.document import to_yaml
from graders.reports.fragments import dump_yaml
from graders.reports.gradebook import summary, to_csv
from graders.submissions import Found
from graders.workflows.bounds import ended_report_notice
from graders.workflows.files import make_folder, write_text
from graders.workflows.grade_many import Batch, Progress
from graders.workflows.grade_one import failed_report, grade_found, written_within
from graders.workflows.prepare import Prepared, prepare
from graders.workflows.slim import brief


def grade_class(
    batch: Batch, prepared: Prepared, runner: Runner, found: Sequence[Found], progress: Progress
) -> Sequence[Report]:
    """Grade everyone on workers that share what is ready; reports come back sorted by student.

    The table and the summary are written whatever becomes of a single submission or its report.

    Raises:
        UsageError: a report cannot be written.
    """
    started, assignment = time.monotonic(), prepared.assignment
    make_folder(batch.out / "reports")
    graded: dict[int, _Graded] = {}
    paths = _report_paths(batch.out / "reports", [each.student for each in found])
    if len(found) > _MANY:
        with apart():
            prepared.imitations.ask_everything(assignment.questions)
    _shared[:] = [(prepared, runner)]
    results = run_watched(
        _grade,
        list(zip(found, paths, strict=True)),
        jobs=min(batch.jobs, len(found)),
        prepare=partial(_prepare_worker, batch),
        lost=partial(_lost, batch, assignment),
        memory_bytes=batch.bounds.memory_bytes,
        each=batch.each,
    )
    for index, result in results:
        graded[index] = _Graded(brief(result.report), result.unwritten)
        progress(result.report, len(graded), len(found))
    _shared.clear()
    ordered = [graded[index] for index in sorted(graded)]
    reports = [each.report for each in ordered]
    write_text(batch.out / "grades.csv", to_csv(assignment, reports))
    run = {"seed": assignment.seed, "jobs": batch.jobs, "seconds": round(time.monotonic() - started, 1)}
    write_text(batch.out / "summary.yaml", dump_yaml(summary(assignment, reports, batch.language, run)))
    if unwritten := [each.unwritten for each in ordered if each.unwritten is not None]:
        raise UsageError(*unwritten[:_TOLD])
    return reports


# Private functions

_MANY = 500  # from here on all that misconceptions answer is needed, and kept once instead of in each worker
_TOLD = 5  # reports that could not be written
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|\ud800-\udfff]')
_MAX_NAME = 100  # characters
_MAX_NAME_BYTES = 180  # file systems take 255, and a temporary file's name is longer than its final one


def _report_paths(folder: Path, students: Sequence[str]) -> list[Path]:
    """A file name for each student, safe on every system and never shared."""
    taken: set[str] = set()
    counts: Counter[str] = Counter()
    paths = []
    for student in students:
        stem = _cut(_UNSAFE.sub("_", student)).strip(". ") or "student"
        name = stem
        while _alike(name) in taken:
            counts[_alike(stem)] += 1
            name = f"{stem}-{counts[_alike(stem)] + 1}"
        taken.add(_alike(name))
        paths.append(folder / f"{name}.yaml")
    return paths


def _cut(name: str) -> str:
    return name[:_MAX_NAME].encode()[:_MAX_NAME_BYTES].decode(errors="ignore")


def _alike(name: str) -> str:
    """The same for names that some file system takes for one."""
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", name).casefold())


@dataclass(frozen=True, slots=True)
class _Graded:
    """What is known of a student when the report has been written, or could not be."""

    report: Report
    unwritten: Notice | None = None


_shared: list[tuple[Prepared, Runner]] = []  # made once; workers that are forked find it here
_worker: list[tuple[Batch, Prepared, Runner]] = []


def _prepare_worker(batch: Batch) -> Callable[[], None]:
    if _shared:
        ((prepared, shared),) = _shared
        runner = shared.share()
    else:
        prepared = prepare(batch.selection)
        runner = open_runner(batch.runner, [prepared.course])
    _worker[:] = [(batch, prepared, runner)]
    return runner.close


def _grade(work: tuple[Found, Path], watch: Watch) -> _Graded:
    """Grade one student and write the report; what comes back is its gist."""
    ((batch, prepared, runner),) = _worker
    found, path = work
    report = grade_found(found, prepared, runner, watch, batch.bounds)
    write = partial(_write, batch, path)
    report, unwritten = written_within(report, found, prepared.assignment, write, watch, batch.bounds)
    return _Graded(brief(report), unwritten)


def _lost(batch: Batch, assignment: Assignment, work: tuple[Found, Path], ended: Ended) -> _Graded:
    """The report on a submission that ended whatever process graded it."""
    found, path = work
    status, problem = ended_report_notice(found.path.name, ended)
    report = failed_report(found, assignment, status, problem)
    return _Graded(report, _write(batch, path, report))


def _write(batch: Batch, path: Path, report: Report) -> Notice | None:
    """Write a report; why it cannot be written, if so, is told when the class is done."""
    text = to_yaml(report, batch.language, batch.audience)
    try:
        write_text(path, text)
    except UsageError as error:
        return error.notices[0]
    return None
