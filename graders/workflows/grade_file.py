"""Grade one file from the command line: the runner warms up while the assignment is read."""

from __future__ import annotations

from pathlib import Path

from graders.errors import SubmissionError, notice
from graders.execution.door import opening
from graders.model.report import Report
from graders.workflows.files import refuse_links
from graders.workflows.locate import Wanted, locate


def grade_file(file: Path, wanted: Wanted, runner: str) -> Report:
    """The report on one notebook or module.

    Raises:
        UserError: there is no such file, course, assignment or runner.
        EngineError: the reference does not run, or student code cannot be run.
    """
    refuse_links(file)
    if not file.is_file():
        raise SubmissionError(notice(file, "file-is-folder" if file.is_dir() else "file-missing"))
    course, _ = locate(wanted)
    with opening(runner, [course.root]) as opened:
        # Loaded while the runner starts: together they take as long as the longer of the two.
        from graders.workflows.grade_one import found_file, grade_found  # noqa: PLC0415
        from graders.workflows.prepare import prepare  # noqa: PLC0415

        prepared = prepare(wanted)
        return grade_found(found_file(file), prepared, opened())
