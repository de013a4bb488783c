"""A course: the folder that holds ``assignments/``, ``reference/`` and ``student_template/``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from graders.errors import CourseError, notice
from graders.model.nearest import nearest
from graders.slugs import Slug

NAME = re.compile(r"^[A-Za-z][A-Za-z0-9_]{0,63}$")


@dataclass(frozen=True, slots=True)
class Course:
    """The places of a course on disk."""

    root: Path

    def assignments(self) -> tuple[str, ...]:
        """The names of all assignments, sorted."""
        paths = self.root.joinpath("assignments").glob("*/assignment.yaml")
        return tuple(sorted(path.parent.name for path in paths))

    def assignment_path(self, name: str) -> Path:
        return self.root / "assignments" / name / "assignment.yaml"

    @property
    def reference_folder(self) -> Path:
        """The right answers, and the helpers that an author's files share."""
        return self.root / "reference"

    def reference_path(self, name: str) -> Path:
        return self.root / "reference" / f"{name}.py"

    def misconceptions_path(self, name: str) -> Path:
        """The file; a folder with its name, without ``.py``, may replace it (`author_files`)."""
        return self.root / "assignments" / name / "misconceptions.py"

    def alternatives_path(self, name: str) -> Path:
        """As for misconceptions."""
        return self.root / "assignments" / name / "alternatives.py"

    def files_path(self, name: str) -> Path:
        """The folder of the files that students get with the assignment; there may be none."""
        return self.root / "assignments" / name / "files"

    def template_path(self, name: str, suffix: str) -> Path:
        return self.root / "student_template" / f"{name}{suffix}"

    def shown(self, path: Path) -> str:
        """`path` as a person who works in this course would write it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else str(path)

    def here(self, place: Path) -> str | None:
        """The assignment in whose folder, or below it, a place is; None where it is in none."""
        folder = self.root / "assignments"
        inner = place.resolve()
        name = inner.relative_to(folder).parts[:1] if inner.is_relative_to(folder) else ()
        return name[0] if name and name[0] in self.assignments() else None

    def choose(self, name: str | None, how: str, place: Path | None = None) -> str:
        """The assignment meant by `name`; where none is named, that of the place, or the only one there is.

        Args:
            how: how a person names one, as they type it.
            place: where the person stands.

        Raises:
            CourseError: no such assignment, or none named among several.
        """
        names = self.assignments()
        if name is None:
            here = None if place is None else self.here(place)
            if here is not None:
                return here
            if len(names) == 1:
                return names[0]
            if not names:
                raise CourseError(notice(self.root, Slug.ASSIGNMENT_NONE))
            raise CourseError(notice(self.root, Slug.ASSIGNMENT_NOT_NAMED, names=names, how=how))
        if name in names:
            return name
        raise CourseError(notice(name, Slug.ASSIGNMENT_UNKNOWN, names=names, near=nearest(name, names)))


def find_course(start: Path, named: Path | None = None) -> Course:
    """The course at `named`, or else in `start` or the nearest folder above it.

    Raises:
        CourseError: there is none.
    """
    if named is not None:
        if (named / "assignments").is_dir():
            return Course(named.resolve())
        raise CourseError(notice(named, Slug.COURSE_NOT_HERE))
    for folder in (start.resolve(), *start.resolve().parents):
        if (folder / "assignments").is_dir():
            return Course(folder)
    raise CourseError(notice(start, Slug.COURSE_NOT_FOUND))
