"""The reference of an assignment."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from graders.assignment.author_code import load_module
from graders.errors import ReferenceFailedError, notice
from graders.model.assignment import Assignment, QuestionKind
from graders.slugs import Slug

CarriedForwardWays = Mapping[str, tuple[Callable[..., Any], ...]]


def load_carried_forward(path: Path, assignment: Assignment, *, shown: str) -> CarriedForwardWays:
    """The ways to compute an answer from a student's own earlier functions, by the question's id.

    The reference's table ``CARRIED_FORWARD`` has them: each takes the arguments of the call, and by name the
    functions that the question builds on.

    Raises:
        ReferenceFailedError: the file does not run, or a question that builds on others has none.
    """
    asked = [question.id for question in assignment.questions if question.builds_on is not None]
    if not asked:
        return {}
    table = getattr(load_module(path, shown=shown), "CARRIED_FORWARD", {})
    missing = [name for name in asked if not table.get(name)]
    if missing:
        raise ReferenceFailedError(
            *(notice(shown, Slug.CARRIED_FORWARD_LACKS, name=name) for name in missing)
        )
    return {name: tuple(table[name]) for name in asked}


def load_checkers(path: Path, assignment: Assignment, *, shown: str) -> Mapping[str, Callable[..., Any]]:
    """The author's own checkers, ``check_<question>(call, actual)``, by the question's id.

    Raises:
        ReferenceFailedError: the file does not run.
    """
    module = load_module(path, shown=shown)
    names = {question.id: f"check_{question.id}" for question in assignment.questions}
    return {
        each: Checker(path, shown, name, getattr(module, name))
        for each, name in names.items()
        if callable(getattr(module, name, None))
    }


class Checker:
    """An author's own checker; another process, which it is sent to, loads it from its file."""

    def __init__(self, path: Path, shown: str, name: str, function: Callable[..., Any] | None = None) -> None:
        self.__name__ = name
        self._path, self._shown, self._function = path, shown, function

    def __call__(self, *arguments: Any) -> Any:
        if self._function is None:
            self._function = getattr(load_module(self._path, shown=self._shown), self.__name__)
        return self._function(*arguments)

    def __reduce__(self) -> tuple[Any, ...]:
        return Checker, (self._path, self._shown, self.__name__)


def load_reference(path: Path, assignment: Assignment, *, shown: str) -> Mapping[str, Any]:
    """The reference of each question that is compared, by the question's id.

    Raises:
        ReferenceFailedError: the file is missing, does not run, or lacks a question.
    """
    module = load_module(path, shown=shown)
    asked = [q.id for q in assignment.questions if q.kind is not QuestionKind.TEXT]
    missing = [name for name in asked if not hasattr(module, name) and not hasattr(module, f"check_{name}")]
    missing += [name for name in _own_exceptions(assignment) if not hasattr(module, name)]
    if missing:
        raise ReferenceFailedError(*(notice(shown, Slug.REFERENCE_LACKS, name=name) for name in missing))
    return {name: getattr(module, name) for name in asked if hasattr(module, name)}


# Private functions


def _own_exceptions(assignment: Assignment) -> list[str]:
    """The exceptions that calls must raise and that are none of Python's."""
    cases = (case for q in assignment.questions for check in q.checks for case in check.cases)
    names = dict.fromkeys(case.raises for case in cases if case.raises is not None)
    return [name for name in names if not hasattr(builtins, name)]
