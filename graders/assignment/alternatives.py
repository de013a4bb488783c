"""Reads ``alternatives.py`` or the files of the folder ``alternatives``, without running them.

Each file is handed in alone, as a submission is, and may import libraries that are not installed here.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graders.assignment.author_files import AuthorFile
from graders.errors import AssignmentError, Notice, notice
from graders.model.assignment import Assignment, QuestionKind
from graders.model.nearest import nearest
from graders.slugs import Slug

NAME = "ALTERNATIVES"


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """A right answer in another style: a function of the file, and the question that it answers."""

    question: str
    function: str
    file: str  # as people write it
    line: int


AlternativesByFile = tuple[tuple[AuthorFile, tuple[Alternative, ...]], ...]


def read_alternatives(text: str, assignment: Assignment, *, shown: str) -> tuple[Alternative, ...]:
    """Read the table ``ALTERNATIVES = {"question": (function, …), …}`` of a file.

    Raises:
        AssignmentError: the file is not Python, lacks the table, or the table names a question
            or function that does not exist.
    """
    try:
        tree = ast.parse(text)
    except SyntaxError as error:
        where = f"{shown}:{error.lineno}"
        raise AssignmentError(
            notice(where, Slug.AUTHOR_CODE_RAISED, reason=f"SyntaxError: {error.msg}")
        ) from None
    table = next((entries for entries in map(_table, tree.body) if entries is not None), None)
    if table is None:
        raise AssignmentError(notice(shown, Slug.ALTERNATIVES_UNREADABLE))
    broken = list(_problems(table, tree, assignment, shown))
    if broken:
        raise AssignmentError(*broken)
    return tuple(
        Alternative(question=str(ast.literal_eval(key)), function=name.id, file=shown, line=name.lineno)
        for key, names in table
        for name in names
    )


def load_alternatives(files: Sequence[AuthorFile], assignment: Assignment) -> AlternativesByFile:
    """The alternatives of an assignment, file by file.

    Raises:
        AssignmentError: as `read_alternatives`.
    """
    return tuple((file, read_alternatives(file.text, assignment, shown=file.shown)) for file in files)


# Private functions

AlternativesTable = list[tuple[ast.Constant, list[ast.Name]]]


def _table(statement: ast.stmt) -> AlternativesTable | None:
    match statement:
        case ast.Assign(targets=[ast.Name(id=name)], value=ast.Dict(keys=keys, values=values)) if (
            name == NAME
        ):
            pass
        case _:
            return None
    table: AlternativesTable = []
    for key, value in zip(keys, values, strict=True):
        names = value.elts if isinstance(value, (ast.Tuple, ast.List)) else []
        if not isinstance(key, ast.Constant) or not names:
            return None
        if not all(isinstance(each, ast.Name) for each in names):
            return None
        table.append((key, [each for each in names if isinstance(each, ast.Name)]))
    return table


def _problems(
    table: AlternativesTable, tree: ast.Module, assignment: Assignment, shown: str
) -> Iterator[Notice]:
    questions = [q.id for q in assignment.questions if q.kind is QuestionKind.FUNCTION]
    defined = [name for statement in tree.body for name in _names(statement)]
    for key, names in table:
        if key.value not in questions:
            where = f"{shown}:{key.lineno}"
            yield notice(where, Slug.MISCONCEPTION_QUESTION, name=key.value, names=questions)
        for name in names:
            if name.id not in defined:
                where = f"{shown}:{name.lineno}"
                yield notice(where, Slug.ALTERNATIVE_MISSING, name=name.id, near=nearest(name.id, defined))


def _names(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
        yield statement.name
    elif isinstance(statement, ast.Assign):
        yield from (target.id for target in statement.targets if isinstance(target, ast.Name))
    elif isinstance(statement, (ast.Import, ast.ImportFrom)):
        yield from (alias.asname or alias.name for alias in statement.names)
