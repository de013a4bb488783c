"""Finds the course and the assignment that a command is about.  It loads little, since it runs first."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graders.assignment.course import Course, find_course


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """Which assignment a command is about, as the person said it.

    Args:
        how: how the command lets a person name an assignment.
    """

    course: Path | None = None
    assignment: str | None = None
    seed: int | None = None
    public_only: bool = False
    how: str = "-a NAME"


def locate(selection: Selection) -> tuple[Course, str]:
    """The course, and the name of the assignment in it.

    Raises:
        CourseError: there is none.
    """
    course = find_course(Path.cwd(), selection.course)
    return course, course.choose(selection.assignment, selection.how, Path.cwd())
