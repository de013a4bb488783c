"""The exit codes of a student's command, which are those of `cli.exits`."""

from __future__ import annotations

from graders.model.report import Report, Status
from graders.workflows.grade_one import all_passed, is_broken

OK, NOT_ALL_PASSED, USER_ERROR, ENGINE_ERROR, INTERRUPTED = 0, 1, 2, 3, 130


def code_of(report: Report) -> int:
    """The code that says what became of the work."""
    if is_broken(report):
        return ENGINE_ERROR
    if report.status is Status.UNGRADABLE:
        return USER_ERROR
    return OK if all_passed(report) else NOT_ALL_PASSED
