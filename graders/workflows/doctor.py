"""Examines the machine: is student code sealed off, does it work there, and if not, what is missing?"""

from __future__ import annotations

import contextlib
import dataclasses
from pathlib import Path

from graders.assignment.course import find_course
from graders.errors import CourseError, RunnerError
from graders.execution import open_runner
from graders.execution.doctor import examine_sandbox
from graders.execution.trials import try_all
from graders.model.doctor import DoctorReport


def examine(course: Path | None) -> DoctorReport:
    """Attempt everything that student code must not do, and try what it must be able to do, where it runs.

    If there is no course here, the folder of this program is used as the folder that must not be seen.

    Raises:
        CourseError: `course` is given, and is not a course.
    """
    try:
        private = find_course(Path.cwd(), course).root
    except CourseError:
        if course is not None:
            raise
        private = Path(__file__).resolve().parents[1]
    examination = examine_sandbox(private)
    with contextlib.suppress(RunnerError):  # `examination.problem` says it already
        runner = open_runner("auto", [private])
        try:
            return dataclasses.replace(examination, trials=try_all(runner))
        finally:
            runner.close()
    return examination
