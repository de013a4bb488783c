"""Examine the machine: can student code be sealed off here, and if not, what is missing?"""

from __future__ import annotations

from pathlib import Path

from graders.assignment.course import find_course
from graders.errors import CourseError
from graders.execution.examination import examine_wall
from graders.model.examination import Examination


def examine(course: Path | None) -> Examination:
    """Attempt, from where student code runs, everything that it must not do.

    Without a course around, the folder of this program stands for what must not be seen.

    Raises:
        CourseError: `course` is given, and is none.
    """
    try:
        private = find_course(Path.cwd(), course).root
    except CourseError:
        if course is not None:
            raise
        private = Path(__file__).resolve().parents[1]
    return examine_wall(private)
