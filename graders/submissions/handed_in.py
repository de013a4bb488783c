"""What one student handed in, before any of it is opened."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graders.errors import Notice
from graders.model.classlist import Handed, Student

SUFFIXES = (".ipynb", ".py")  # of work that can be graded
_NOBODY = Student(key="", name="")
_UNKNOWN = Handed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One file of a student's.

    Args:
        name: as the student calls it, below the student's own folder, with "/" between folders.
        path: where it lies.
        newer: orders a student's files: an attempt's number, or a time in seconds.
        problem: why it is not read, if it is not.
    """

    name: str
    path: Path
    newer: int = 0
    problem: Notice | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFile:
    """A student, and the file to grade or the folder or files it is among; or the reason why there is none.

    Args:
        student: the name in reports; unique in a class.
        path: the file, if `folder` is False and `parts` is empty.
        base: the folder below which no link is followed; the file's own if left out.
        folder: whether `path` is the student's folder, and everything in it the student's.
        parts: the student's files, if they are known one by one.
        name: the file's name as the student calls it, with folders; that of `path` if left out.
        beside: what lies beside the file to grade, once that is chosen.
        who: the student behind that name; known by nothing else if left out.
    """

    student: str
    path: Path
    base: Path | None = None
    folder: bool = False
    notes: tuple[Notice, ...] = ()
    problem: Notice | None = None
    parts: tuple[Part, ...] = ()
    name: str = ""
    beside: tuple[Part, ...] = ()
    who: Student = _NOBODY
    handed: Handed = _UNKNOWN

    def __post_init__(self) -> None:
        if not self.who.key:
            object.__setattr__(self, "who", Student(key=self.student, name=self.student))
        if not self.name:
            object.__setattr__(self, "name", self.path.name)


def is_work(name: str) -> bool:
    """Whether a file of that name may be the work."""
    return name.lower().endswith(SUFFIXES)
