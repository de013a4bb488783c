"""What a student handed in: read and split into cells, but not run."""

from __future__ import annotations

import enum
from dataclasses import dataclass

from graders.errors import Notice


class SubmissionKind(enum.Enum):
    """How the work was handed in."""

    NOTEBOOK = "notebook"
    MODULE = "module"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A piece of code that is run by itself: a notebook's cell, or a module's statement."""

    source: str  # as it is run; IPython syntax is allowed
    python: str  # the same in plain Python, line for line; "" where it is not Python at all
    number: int  # a notebook's code cell, counted from 1; in a module always 1
    first_line: int  # the line of the file (module) or cell (notebook) that `source` begins with
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One student's work.

    Args:
        student: who, as far as the file or folder name tells.
        file: the file's name, without folders.
        sha256: of the file's bytes, in hexadecimal.
        broken: syntax errors, which cost the statement they stand in.
        notes: what was unusual about the file, none of it held against the student.
    """

    student: str
    file: str
    kind: SubmissionKind
    sha256: str
    cells: tuple[Cell, ...]
    broken: tuple[SyntaxProblem, ...] = ()
    notes: tuple[Notice, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxProblem:
    """A syntax error, where Python found it."""

    number: int  # code cell, as in `Cell`
    line: int
    message: str
    text: str  # the line itself
