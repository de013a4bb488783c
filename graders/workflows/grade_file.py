"""Grade one file from the command line: the runner warms up while the assignment is read."""

from __future__ import annotations

from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

from graders.errors import SubmissionError, notice
from graders.execution.door import Runner, open_runner
from graders.model.report import Report
from graders.workflows.locate import Wanted, locate


def grade_file(file: Path, wanted: Wanted, runner: str) -> Report:
    """The report on one notebook or module.

    Raises:
        UserError: there is no such file, course, assignment or runner.
        EngineError: the reference does not run, or student code cannot be run.
    """
    if not file.is_file():
        raise SubmissionError(notice(file, "file-is-folder" if file.is_dir() else "file-missing"))
    course, _ = locate(wanted)
    with ThreadPoolExecutor(1) as pool:
        opening = pool.submit(open_runner, runner, [course.root])
        try:
            return _grade(file, wanted, opening)
        finally:
            if opening.exception() is None:
                opening.result().close()


# Private functions


def _grade(file: Path, wanted: Wanted, opening: Future[Runner]) -> Report:
    # Loaded while the runner starts: together they take as long as the longer of the two.
    from graders.workflows.grade_one import found_file, grade_found  # noqa: PLC0415
    from graders.workflows.prepare import prepare  # noqa: PLC0415

    prepared = prepare(wanted)
    return grade_found(found_file(file), prepared, opening.result())
