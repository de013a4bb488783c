"""The reference of an assignment: trusted code, run here and nowhere near a submission."""

from __future__ import annotations

import importlib.util
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graders.errors import ReferenceFailedError, notice
from graders.model.assignment import Assignment, QuestionKind


def load_reference(path: Path, assignment: Assignment, *, shown: str) -> Mapping[str, Any]:
    """The reference of each question that is compared, by the question's id.

    Raises:
        ReferenceFailedError: the file is missing, does not run, or lacks a question.
    """
    spec = importlib.util.spec_from_file_location(f"graders_reference_{path.stem}", path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ReferenceFailedError(notice(shown, "file-missing"))
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    try:
        spec.loader.exec_module(module)
    except Exception as error:  # any mistake of the author's, told as what it is
        reason = f"{type(error).__name__}: {error}"
        raise ReferenceFailedError(notice(shown, "reference-raised", reason=reason)) from error
    wanted = [q.id for q in assignment.questions if q.kind is not QuestionKind.TEXT]
    missing = [name for name in wanted if not hasattr(module, name)]
    if missing:
        raise ReferenceFailedError(*(notice(shown, "reference-lacks", name=name) for name in missing))
    return {name: getattr(module, name) for name in wanted}
