"""Grade a class: find everyone, grade on a few workers, write each report as it is done."""

from __future__ import annotations

import atexit
import functools
import re
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from graders.batch import run_all
from graders.errors import UsageError, notice
from graders.execution import Runner, open_runner
from graders.model.report import Audience, Report, Status
from graders.model.text import Language
from graders.reports.document import to_yaml
from graders.reports.fragments import dump_yaml
from graders.reports.gradebook import summary, to_csv
from graders.submissions import Found, find_submissions
from graders.workflows.files import write_text
from graders.workflows.grade_one import failed_report, grade_found
from graders.workflows.locate import Wanted
from graders.workflows.prepare import Prepared, prepare


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """A class to grade, and where its reports go."""

    source: Path
    out: Path
    wanted: Wanted
    runner: str
    jobs: int
    language: Language
    allow_open: bool = False  # run student code that nothing seals off
    audience: Audience = Audience.STAFF


Progress = Callable[[Report, int, int], None]  # a report, how many are done, of how many


def grade_many(batch: Batch, progress: Progress) -> tuple[Prepared, Sequence[Report]]:
    """Grade everyone; reports come back sorted by student.

    Raises:
        UserError: nothing to grade, no place for the reports, or student code cannot be sealed off.
        EngineError: the assignment's reference does not run.
    """
    prepared = prepare(batch.wanted)
    assignment = prepared.assignment
    names = [question.id for question in assignment.questions]
    found = find_submissions(batch.source, assignment.name, names)
    if batch.out.exists() and not batch.out.is_dir():
        raise UsageError(notice(batch.out, "file-unwritable", reason="it is a file"))
    if not batch.allow_open:
        _require_sealed(batch, prepared)
    started = time.monotonic()
    reports: dict[int, Report] = {}
    paths = _report_paths(batch.out / "reports", [each.student for each in found])
    graded = run_all(
        _grade,
        found,
        jobs=min(batch.jobs, len(found)),
        prepare=functools.partial(_prepare_worker, batch.wanted, batch.runner),
        lost=functools.partial(_lost, prepared),
    )
    for index, report in graded:
        reports[index] = report
        write_text(paths[index], to_yaml(report, batch.language, batch.audience))
        progress(report, len(reports), len(found))
    ordered = [reports[index] for index in sorted(reports)]
    write_text(batch.out / "grades.csv", to_csv(assignment, ordered))
    run = {"seed": assignment.seed, "jobs": batch.jobs, "seconds": round(time.monotonic() - started, 1)}
    write_text(batch.out / "summary.yaml", dump_yaml(summary(assignment, ordered, batch.language, run)))
    return prepared, ordered


# Private functions

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


def _require_sealed(batch: Batch, prepared: Prepared) -> None:
    """Refuse to run a class's code in the open, unless the person has said so."""
    runner = open_runner(batch.runner, [prepared.course])
    runner.close()
    if runner.isolation != "sealed":
        raise UsageError(notice("batch", "open-not-allowed"))


_worker: list[tuple[Prepared, Runner]] = []  # what this worker process has made ready, once


def _prepare_worker(wanted: Wanted, runner: str) -> None:
    prepared = prepare(wanted)
    opened = open_runner(runner, [prepared.course])
    atexit.register(opened.close)
    _worker.append((prepared, opened))


def _grade(found: Found) -> Report:
    prepared, runner = _worker[0]
    return grade_found(found, prepared, runner)


def _lost(prepared: Prepared, found: Found) -> Report:
    problem = notice(found.path.name, "internal", reason="the worker process died")
    return failed_report(found, prepared.assignment, Status.BROKEN, problem)
