"""Makes the wrong programs that are one small mistake away from a right program."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from graders.model.verification import Mutant
from graders.mutation.habits import around, habits
from graders.mutation.operators import EXPRESSIONS
from graders.mutation.programs import Program
from graders.mutation.statements import STATEMENTS
from graders.mutation.texts import TEXTS

OPERATORS = EXPRESSIONS | STATEMENTS | TEXTS
MAX_SHOWN = 160  # characters of a line


def original(program: Program) -> Mutant:
    """The unchanged program."""
    return Mutant(
        question=program.question.id,
        file=program.file,
        function=program.function,
        operator="",
        source=program.source,
    )


def mutants(program: Program) -> Iterator[Mutant]:
    """Every program that one operator makes of this one, at each place where it applies."""
    for statement in program.tree.body:
        if not isinstance(statement, (ast.Import, ast.ImportFrom)):
            yield from _in_place(program, statement)


def habitual(program: Program) -> Iterator[Mutant]:
    """The program with each bad habit around it."""
    for name in habits(program.question):
        yield Mutant(
            question=program.question.id,
            file=program.file,
            function=program.function,
            operator=name,
            source=program.source + around(program.question, program.function, name),
        )


def without_duplicates(mutants: Iterator[Mutant], seen: set[tuple[str, str]]) -> Iterator[Mutant]:
    """Each program once: the first of those with the same source and question.

    Args:
        seen: the programs met before; new ones are added.
    """
    for each in mutants:
        key = (each.question, each.source)
        if key not in seen:
            seen.add(key)
            yield each


# Private functions


def _in_place(program: Program, statement: ast.stmt) -> Iterator[Mutant]:
    """Put each replacement into the tree, write the tree down, and put the old node back."""
    for node, put, around_ in _places(statement):
        for name, operator in OPERATORS.items():
            for changed in operator(node):
                ast.fix_missing_locations(ast.copy_location(changed, node))
                before = _line(around_)
                put(changed)
                after = _line(changed if node is around_ else around_)
                source = program.source
                put(node)
                if before != after or isinstance(changed, ast.stmt):
                    yield Mutant(
                        question=program.question.id,
                        file=program.file,
                        function=program.function,
                        operator=name,
                        line=getattr(node, "lineno", around_.lineno),
                        before=before,
                        after=after,
                        source=source,
                    )


class _Put:
    """The place of a node in its parent: call it with another node to put that one there."""

    def __init__(self, parent: ast.AST, field: str, index: int | None) -> None:
        self._parent, self._field, self._index = parent, field, index

    def __call__(self, node: ast.AST) -> None:
        if self._index is None:
            setattr(self._parent, self._field, node)
        else:
            getattr(self._parent, self._field)[self._index] = node


def _places(statement: ast.stmt) -> Iterator[tuple[ast.AST, _Put, ast.stmt]]:
    """Every node of a statement, how to replace it, and the innermost statement around it."""
    waiting: list[tuple[ast.AST, ast.stmt]] = [(statement, statement)]
    while waiting:
        parent, around_ = waiting.pop(0)
        for field, value in ast.iter_fields(parent):
            if field in {"decorator_list", "annotation", "returns", "ctx", "args"} and _is_signature(parent):
                continue
            for index, child in enumerate(value if isinstance(value, list) else [value]):
                if not isinstance(child, ast.AST) or _is_docstring(child):
                    continue
                inner = child if isinstance(child, ast.stmt) else around_
                yield child, _Put(parent, field, index if isinstance(value, list) else None), inner
                waiting.append((child, inner))


def _is_signature(node: ast.AST) -> bool:
    return isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda, ast.AnnAssign, ast.ClassDef))


def _is_docstring(node: ast.AST) -> bool:
    return (
        isinstance(node, ast.Expr)
        and isinstance(node.value, ast.Constant)
        and isinstance(node.value.value, str)
    )


def _line(node: ast.AST) -> str:
    """The first line of a node: a compound statement's head."""
    text = ast.unparse(node).split("\n")
    if text == ["pass"]:
        return ""
    head = text[0]
    if isinstance(node, (ast.If, ast.For, ast.While, ast.With)) and len(text) > 1:
        head += f" {text[1].strip()}" + (" …" if len(text) > 2 else "")
    return head if len(head) <= MAX_SHOWN else head[: MAX_SHOWN - 1] + "…"
