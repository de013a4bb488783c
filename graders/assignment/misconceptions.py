"""``misconceptions.py`` of an assignment -> `model.Misconception`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from graders.assignment.author_code import load_module
from graders.errors import AssignmentError, Notice, notice
from graders.model.assignment import Assignment, QuestionKind
from graders.model.misconception import Misconception


def load_misconceptions(path: Path, assignment: Assignment, *, shown: str) -> tuple[Misconception, ...]:
    """All misconceptions of an assignment, in the order of the file; none where there is no file.

    Raises:
        ReferenceFailedError: the file does not run.
        AssignmentError: one of them names what the assignment lacks.
    """
    if not path.is_file():
        return ()
    module = load_module(path, shown=shown)
    found = tuple(_found(vars(module).values()))
    broken = [problem for each in found for problem in _problems(each, assignment, shown)]
    if broken:
        raise AssignmentError(*broken)
    return found


# Private functions


def _found(values: Iterable[object]) -> Iterator[Misconception]:
    for value in values:
        if isinstance(value, Misconception):
            yield value
        elif isinstance(value, tuple):
            yield from (each for each in value if isinstance(each, Misconception))


def _problems(each: Misconception, assignment: Assignment, shown: str) -> Iterator[Notice]:
    where = f"{shown}, {each.name}"
    compared = [q for q in assignment.questions if q.kind is not QuestionKind.TEXT]
    question = next((q for q in compared if q.id == each.question), None)
    if question is None:
        names = [q.id for q in compared]
        yield notice(where, "misconception-question", name=each.question, names=names)
    elif each.check not in {check.id for check in question.checks}:
        names = [check.id for check in question.checks]
        yield notice(where, "misconception-check", name=each.check, names=names)
    if not each.text.en.strip() or not each.text.zh.strip():
        yield notice(where, "misconception-silent")
