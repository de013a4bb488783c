"""The assignments of a course, as far as each can be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graders.assignment.course import Course, find_course
from graders.assignment.load import load_assignment
from graders.errors import CourseError, Notice, UserError, notice
from graders.model.assignment import Assignment
from graders.slugs import Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """One assignment: as it was read, or why it could not be; and whether the person stands in it."""

    name: str
    assignment: Assignment | None = None
    problems: tuple[Notice, ...] = ()
    here: bool = False


def list_assignments(course_root: Path | None) -> tuple[Listed, ...]:
    """Every assignment of the course, by name.

    Raises:
        CourseError: there is no course, or no assignment in it.
    """
    course = find_course(Path.cwd(), course_root)
    here = course.here(Path.cwd())
    return tuple(_listed(course, name, here=name == here) for name in names_of(course))


def names_of(course: Course) -> tuple[str, ...]:
    """The names of all assignments.

    Raises:
        CourseError: there is none.
    """
    names = course.assignments()
    if not names:
        raise CourseError(notice(course.root, Slug.ASSIGNMENT_NONE))
    return names


# Private functions


def _listed(course: Course, name: str, *, here: bool) -> Listed:
    path = course.assignment_path(name)
    try:
        return Listed(name=name, assignment=load_assignment(path, shown=course.shown(path)), here=here)
    except UserError as error:
        return Listed(name=name, problems=error.notices, here=here)
