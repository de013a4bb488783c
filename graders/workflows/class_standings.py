"""What each student of a class has in the end, from the folder that a class was graded into."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from graders.errors import UsageError, notice
from graders.model.classlist import Standing, Student
from graders.model.report import Report, Status
from graders.reports.read import read_report
from graders.slugs import Slug


def class_standings(out: Path) -> Sequence[Standing]:
    """Everyone whose report is in the folder, by key.

    Raises:
        UsageError: the folder has no reports.
        ReportError: one of them cannot be read.
    """
    paths = sorted(out.glob("reports/*.yaml"))
    if not paths:
        raise UsageError(notice(out, Slug.NO_REPORTS))
    reports = [read_report(path.read_text(encoding="utf-8"), path) for path in paths]
    return sorted(map(_standing, reports), key=lambda each: each.student.key)


# Private functions


def _standing(report: Report) -> Standing:
    graded = report.status is Status.GRADED
    return Standing(
        student=Student(key=report.student, name=report.student),
        report=None if report.status is Status.MISSING else report,
        score=report.score.earned if graded else None,
        possible=report.score.possible,
        pending=report.score.pending,
    )
