"""The basis of a report: digests of the assignment and of the program; equal ones give equal reports."""

from __future__ import annotations

import functools
import hashlib
import json
import platform
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import numpy as np

import graders
from graders.assignment.course import Course
from graders.gradebook import Basis
from graders.model.assignment import Assignment
from graders.model.policies import policies_as_data
from graders.model.report import Audience
from graders.model.text import Language
from graders.workflows.locate import Selection


def basis_of(
    course: Course, assignment: Assignment, selection: Selection, language: Language, audience: Audience,
    isolation: str,
) -> Basis:  # fmt: skip
    """What an assignment is graded with.

    All files of the author's count, whatever is in them, but for the alternatives, which decide nothing.
    """
    settings = {
        "seed": selection.seed,
        "public_only": selection.public_only,
        "language": language.value,
        "audience": audience.value,
        "isolation": isolation,
        "possible": str(assignment.points),
        "policies": policies_as_data(assignment.policies),
    }
    return Basis(digest=_digest_of(course, assignment.name, settings), engine=engine(), settings=settings)


@functools.cache
def engine() -> str:
    """The digest of this program's source, and of what it computes with."""
    whole = hashlib.sha256(f"{graders.__version__} {platform.python_version()} {np.__version__}".encode())
    folder = Path(graders.__file__).resolve().parent
    _add(whole, folder, (path for path in folder.rglob("*") if path.suffix == ".py"))
    return whole.hexdigest()


def deciding_files(course: Course, name: str) -> Iterator[Path]:
    """Everything that may decide a report: the assignment's folder, the references and their helpers."""
    alternatives = course.alternatives_path(name)
    for path in course.assignment_path(name).parent.rglob("*"):
        if path != alternatives and alternatives.with_suffix("") not in path.parents:
            yield path
    yield from course.reference_folder.rglob("*")


# Private functions


def _digest_of(course: Course, name: str, settings: Mapping[str, Any]) -> str:
    whole = hashlib.sha256(json.dumps([name, dict(settings)], sort_keys=True).encode())
    _add(whole, course.root, deciding_files(course, name))
    return whole.hexdigest()


def _add(whole: Any, root: Path, paths: Iterable[Path]) -> None:
    for path in sorted(paths):
        if path.is_file() and "__pycache__" not in path.parts:
            content = path.read_bytes()
            whole.update(f"{path.relative_to(root).as_posix()}\0{len(content)}\0".encode() + content)
