"""Code -> passages with their fragments, each with the question that it belongs to."""

from __future__ import annotations

import ast
import itertools
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graders.similarity.fragments import Fragments, fragments_of

ELSEWHERE = ""  # in place of a question
_TOO_MUCH = (SyntaxError, ValueError, RecursionError, MemoryError)  # what Python says of code it cannot read
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass(frozen=True, slots=True, kw_only=True)
class Code:
    """A cell or a module of a student's.

    Args:
        cell: the code cell's number; None for a module.
        text: plain Python.
    """

    file: str
    cell: int | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """All that a student wrote, in the order in which it is run."""

    student: str
    codes: tuple[Code, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A passage that was read.

    Args:
        first_line, last_line: in its code, counted from 1.
        defines: the names that it binds at its top level.
        mentions: all names in it.
    """

    code: Code
    first_line: int
    last_line: int
    defines: frozenset[str]
    mentions: frozenset[str]
    fragments: Fragments


def read_passages(work: Work) -> Sequence[Read]:
    """The passages of a work; code that is not Python has none."""
    return [passage for code in work.codes for passage in _passages(code)]


def by_question(passages: Sequence[Read], questions: Collection[str]) -> Mapping[str, Sequence[Read]]:
    """The passages of each question, in the order of the work.

    A passage belongs to the only question that it defines; else to the first whose passages make use of it.
    """
    owners: dict[int, str] = {}
    for number, passage in enumerate(passages):
        asked = passage.defines & set(questions)
        if len(asked) == 1:
            owners[number] = next(iter(asked))
    for question in questions:
        _follow(passages, owners, question)
    grouped: dict[str, list[Read]] = {question: [] for question in (*questions, ELSEWHERE)}
    for number, passage in enumerate(passages):
        grouped[owners.get(number, ELSEWHERE)].append(passage)
    return grouped


# Private functions


def _passages(code: Code) -> Iterator[Read]:
    try:
        body = ast.parse(code.text).body
    except _TOO_MUCH:
        return
    groups = itertools.groupby(enumerate(body), key=_group)
    for _, some in groups:
        statements = [statement for _, statement in some]
        yield Read(
            code=code,
            first_line=min(map(_first_line, statements)),
            last_line=max(each.end_lineno or each.lineno for each in statements),
            defines=frozenset(name for each in statements for name in _defined(each)),
            mentions=frozenset(
                node.id for each in statements for node in ast.walk(each) if isinstance(node, ast.Name)
            ),
            fragments=fragments_of(statements),
        )


def _group(numbered: tuple[int, ast.stmt]) -> int:
    """Definitions stand alone; the statements between them stand together."""
    number, statement = numbered
    return number if isinstance(statement, _DEFINITIONS) else -1


def _first_line(statement: ast.stmt) -> int:
    decorators: Sequence[ast.expr] = getattr(statement, "decorator_list", [])
    return min([statement.lineno, *(each.lineno for each in decorators)])


def _defined(statement: ast.stmt) -> Iterator[str]:
    if isinstance(statement, _DEFINITIONS):
        yield statement.name
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id


def _follow(passages: Sequence[Read], owners: dict[int, str], question: str) -> None:
    """Give a question what its passages mention and nobody owns yet."""
    waiting = [number for number, owner in owners.items() if owner == question]
    while waiting:
        mentioned = passages[waiting.pop()].mentions
        for number, passage in enumerate(passages):
            if number not in owners and passage.defines & mentioned:
                owners[number] = question
                waiting.append(number)
