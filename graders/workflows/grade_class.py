"""Everyone of a class, graded on a few workers; each report is written as it is done."""

from __future__ import annotations

import atexit
import functools
import gc
import re
import time
from collections.abc import Sequence
from pathlib import Path

from graders.assignment.apart import apart
from graders.batch import run_all
from graders.errors import notice
from graders.execution import Runner, open_runner
from graders.model.assignment import Assignment
from graders.model.report import Report, Status
from graders.reports.document import to_yaml
from graders.reports.fragments import dump_yaml
from graders.reports.gradebook import summary, to_csv
from graders.submissions import Found
from graders.workflows.brief import brief
from graders.workflows.files import write_text
from graders.workflows.grade_many import Batch, Progress
from graders.workflows.grade_one import failed_report, grade_found
from graders.workflows.prepare import Prepared, prepare


def grade_class(
    batch: Batch, prepared: Prepared, runner: Runner, found: Sequence[Found], progress: Progress
) -> Sequence[Report]:
    """Grade everyone on workers that share what is ready; reports come back sorted by student.

    Raises:
        UsageError: a report cannot be written.
    """
    started, assignment = time.monotonic(), prepared.assignment
    reports: dict[int, Report] = {}
    paths = _report_paths(batch.out / "reports", [each.student for each in found])
    if len(found) > _MANY:
        with apart():
            prepared.imitations.ask_everything(assignment.questions)
    _shared[:] = [(prepared, runner)]
    graded = run_all(
        _grade,
        list(zip(found, paths, strict=True)),
        jobs=min(batch.jobs, len(found)),
        prepare=functools.partial(_prepare_worker, batch),
        lost=functools.partial(_lost, batch, assignment),
    )
    for index, report in graded:
        reports[index] = brief(report)
        progress(report, len(reports), len(found))
    _shared.clear()
    ordered = [reports[index] for index in sorted(reports)]
    write_text(batch.out / "grades.csv", to_csv(assignment, ordered))
    run = {"seed": assignment.seed, "jobs": batch.jobs, "seconds": round(time.monotonic() - started, 1)}
    write_text(batch.out / "summary.yaml", dump_yaml(summary(assignment, ordered, batch.language, run)))
    return ordered


# Private functions

_MANY = 500  # from here on all that misconceptions answer is needed, and kept once instead of in each worker
_UNSAFE = re.compile(r'[\x00-\x1f\x7f/\\:*?"<>|]')


def _report_paths(folder: Path, students: Sequence[str]) -> list[Path]:
    """A file name for each student, safe on every system and never shared."""
    taken: set[str] = set()
    paths = []
    for student in students:
        stem = _UNSAFE.sub("_", student)[:100].strip(". ") or "student"
        name, n = stem, 1
        while name.casefold() in taken:
            n += 1
            name = f"{stem}-{n}"
        taken.add(name.casefold())
        paths.append(folder / f"{name}.yaml")
    return paths


_shared: list[tuple[Prepared, Runner]] = []  # made once; workers that are forked find it here
_worker: list[tuple[Batch, Prepared, Runner]] = []


def _prepare_worker(batch: Batch) -> None:
    if _shared:
        ((prepared, shared),) = _shared
        runner = shared.share()
        gc.freeze()  # what all workers have in common is neither searched for garbage nor copied
    else:
        prepared = prepare(batch.wanted)
        runner = open_runner(batch.runner, [prepared.course])
    atexit.register(runner.close)
    _worker[:] = [(batch, prepared, runner)]


def _grade(work: tuple[Found, Path]) -> Report:
    """Grade one student and write the report; what comes back is its gist."""
    ((batch, prepared, runner),) = _worker
    found, path = work
    report = grade_found(found, prepared, runner)
    _write(batch, path, report)
    return brief(report)


def _lost(batch: Batch, assignment: Assignment, work: tuple[Found, Path]) -> Report:
    found, path = work
    problem = notice(found.path.name, "worker-died")
    report = failed_report(found, assignment, Status.BROKEN, problem)
    _write(batch, path, report)
    return report


def _write(batch: Batch, path: Path, report: Report) -> None:
    write_text(path, to_yaml(report, batch.language, batch.audience))
