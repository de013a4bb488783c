"""What a student handed in: read and split into cells, but not run."""

from __future__ import annotations

import enum
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

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
    file: str = ""  # the module of the student's own that it is, if it is not the work itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Submission:
    """One student's work.

    Args:
        student: who, as far as the file or folder name tells.
        file: the file's name, without folders.
        sha256: of the file's bytes, in hexadecimal.
        broken: syntax errors, which cost the statement they stand in.
        notes: what was unusual about the file, none of it held against the student.
        files: what lies beside the work, by names from the student's own folder, with "/" between folders.
        folder: the folder of the work among them, "" for the student's own: it is the working folder.
        helpers: those of `files` that the work may import, as text, each with its name from the work.
    """

    student: str
    file: str
    kind: SubmissionKind
    sha256: str
    cells: tuple[Cell, ...]
    broken: tuple[SyntaxProblem, ...] = ()
    notes: tuple[Notice, ...] = ()
    files: Mapping[str, bytes] = field(default_factory=dict)  # never changed
    folder: str = ""
    helpers: tuple[Cell, ...] = ()

    @property
    def digest(self) -> str:
        """The same for work that runs the same: of the work and all that lies beside it, in hexadecimal."""
        if not self.files:
            return self.sha256
        whole = hashlib.sha256(f"{self.sha256}\0{self.folder}".encode())
        for name, content in sorted(self.files.items()):
            whole.update(f"\0{name}\0{hashlib.sha256(content).hexdigest()}".encode())
        return whole.hexdigest()

    def from_work(self, name: str) -> str | None:
        """The name of one of `files` as the work itself calls it, or None if it lies above the work."""
        if not self.folder:
            return name
        return name.removeprefix(f"{self.folder}/") if name.startswith(f"{self.folder}/") else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SyntaxProblem:
    """A syntax error, where Python found it."""

    number: int  # code cell, as in `Cell`
    line: int
    message: str
    text: str  # the line itself
