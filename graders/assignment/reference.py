"""The reference of an assignment."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graders.assignment.author_code import load_module
from graders.errors import ReferenceFailedError, notice
from graders.model.assignment import Assignment, QuestionKind


def load_reference(path: Path, assignment: Assignment, *, shown: str) -> Mapping[str, Any]:
    """The reference of each question that is compared, by the question's id.

    Raises:
        ReferenceFailedError: the file is missing, does not run, or lacks a question.
    """
    module = load_module(path, shown=shown)
    wanted = [q.id for q in assignment.questions if q.kind is not QuestionKind.TEXT]
    missing = [name for name in wanted if not hasattr(module, name)]
    if missing:
        raise ReferenceFailedError(*(notice(shown, "reference-lacks", name=name) for name in missing))
    return {name: getattr(module, name) for name in wanted}
