"""Reduces an author's file to the statements that one answer needs."""

from __future__ import annotations

import ast
import importlib.util
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graders.model.assignment import Question

_SCOPES = (ast.Lambda, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)  # names stay within
_BOUND = ("gauge", "roundings")  # of `Exact`: how far an answer may be off, and not the answer
_RETURNS_VALUE = """
from graders.mutation.plain import plain as __plain
__exact = {name}
def {name}(*args, **kwargs):
    return __plain(__exact(*args, **kwargs), {returns!r})
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Program:
    """One answer to one question, as a module that stands alone.

    Args:
        file: where it comes from, as people write it.
        function: the name in that file; in `tree` it has the same name.
        tree: the statements that the function reaches, in their order; never changed for good.
        suffix: code behind them that is no part of the answer.
    """

    file: str
    question: Question
    function: str
    tree: ast.Module
    suffix: str = ""

    @property
    def source(self) -> str:
        return ast.unparse(self.tree) + "\n" + self.suffix


def reference_program(text: str, question: Question, *, file: str) -> Program:
    """The reference of a question, giving plain values.

    Gauges, roundings and `LeftOpenError` are removed, with all that only they need.
    """
    tree = _bare(text)
    _without_bounds(tree)
    _without_open_cases(tree)
    reached = ast.Module(list(reach(tree, question.id)), [])
    while _drop_unused(reached):
        pass
    reached = ast.Module(list(reach(reached, question.id)), [])
    is_class = any(isinstance(each, ast.ClassDef) and each.name == question.id for each in tree.body)
    suffix = "" if is_class else _RETURNS_VALUE.format(name=question.id, returns=question.returns)
    return Program(file=file, question=question, function=question.id, tree=reached, suffix=suffix)


def program(text: str, question: Question, function: str, *, file: str) -> Program:
    """A function of a file, as an answer to a question."""
    tree = ast.Module(list(reach(_bare(text), function)), [])
    return Program(file=file, question=question, function=function, tree=tree)


def reach(tree: ast.Module, name: str) -> Iterator[ast.stmt]:
    """The statements of a module that a name of it needs, in their order."""
    needed, kept = {name}, set[int]()
    grown = True
    while grown:
        grown = False
        for statement in tree.body:
            if id(statement) in kept or not (_always(statement) or needed & set(bound_by(statement))):
                continue
            kept.add(id(statement))
            needed |= _loaded(statement)
            grown = True
    return (statement for statement in tree.body if id(statement) in kept)


def bound_by(statement: ast.stmt) -> Iterator[str]:
    """The names of the module that a statement binds."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield statement.name
        return
    waiting: list[ast.AST] = [statement]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id
        elif isinstance(node, (ast.Import, ast.ImportFrom)):
            yield from (alias.asname or alias.name.split(".")[0] for alias in node.names)
        elif not isinstance(node, _SCOPES):
            waiting.extend(ast.iter_child_nodes(node))


def missing_library(tree: ast.Module, helpers: Collection[str] = ()) -> str | None:
    """The first library that a program imports and this environment lacks.

    Args:
        helpers: modules of the author's own, by their first name.
    """
    for node in ast.walk(tree):
        names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom):
            names = [node.module or ""] if not node.level else []
        for name in names:
            top = name.split(".")[0]
            if top and top not in helpers and importlib.util.find_spec(top) is None:
                return top
    return None


def compiled(
    source: str, function: str, name: str = "<program>", namespace: Mapping[str, Any] | None = None
) -> Callable[..., Any]:
    """Run a program's source, and take its function out.

    Args:
        namespace: what it is run in (a copy of it), where it needs more than Python's own names.

    Raises:
        Exception: whatever the program raises.
    """
    names: dict[str, Any] = dict(namespace or {"__name__": "program"})
    exec(compile(source, name, "exec", dont_inherit=True), names)  # noqa: S102  the author's own code
    compiled_function: Callable[..., Any] = names[function]
    return compiled_function


# Private functions


def _always(statement: ast.stmt) -> bool:
    """Whether a statement counts for every function: ``from __future__``, and calls at the top level."""
    if isinstance(statement, ast.ImportFrom):
        return statement.module == "__future__"
    return isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Call)


def _loaded(statement: ast.stmt) -> set[str]:
    return {node.id for node in ast.walk(statement) if isinstance(node, ast.Name)}


def _bare(text: str) -> ast.Module:
    """A file without its annotations, which change no answer."""
    tree = ast.parse(text)
    for node in ast.walk(tree):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            node.returns = None
        elif isinstance(node, ast.arg):
            node.annotation = None
    return tree


def _without_open_cases(tree: ast.Module) -> None:
    """Take out guards that raise `LeftOpenError`, then functions that hold nothing else."""
    empty = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            node.body = [each for each in node.body if not _leaves_open(each)]
            if all(isinstance(each, ast.Expr) and isinstance(each.value, ast.Constant) for each in node.body):
                empty.add(node.name)
                node.body = [ast.Pass()]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and node.name not in empty:
            node.body = [each for each in node.body if not _calls(each, empty)]


def _leaves_open(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.If)
        and not statement.orelse
        and len(statement.body) == 1
        and isinstance(statement.body[0], ast.Raise)
        and "LeftOpenError" in ast.unparse(statement.body[0])
    )


def _calls(statement: ast.stmt, names: set[str]) -> bool:
    return (
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Call)
        and getattr(statement.value.func, "id", "") in names
    )


def _without_bounds(tree: ast.Module) -> None:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Exact":
            for keyword in node.keywords:
                if keyword.arg in _BOUND:
                    keyword.value = ast.Constant(None)


def _drop_unused(tree: ast.Module) -> bool:
    """Take out assignments inside functions whose names nothing reads; whether any was."""
    changed = False
    for function in ast.walk(tree):
        if not isinstance(function, ast.FunctionDef):
            continue
        read = {n.id for n in ast.walk(function) if isinstance(n, ast.Name) and isinstance(n.ctx, ast.Load)}
        for statement in list(function.body):
            if isinstance(statement, ast.Assign) and len(statement.targets) == 1:
                changed |= _drop_targets(function, statement, read)
    return changed


def _drop_targets(function: ast.FunctionDef, statement: ast.Assign, read: set[str]) -> bool:
    target, value = statement.targets[0], statement.value
    if isinstance(target, ast.Name) and target.id not in read:
        function.body.remove(statement)
        return True
    if not isinstance(target, ast.Tuple) or not isinstance(value, ast.Tuple):
        return False
    pairs = list(zip(target.elts, value.elts, strict=True))
    kept = [(t, v) for t, v in pairs if not (isinstance(t, ast.Name) and t.id not in read)]
    if len(kept) == len(pairs):
        return False
    if kept:
        statement.targets = [ast.Tuple([t for t, _ in kept], ast.Store())] if len(kept) > 1 else [kept[0][0]]
        statement.value = ast.Tuple([v for _, v in kept], ast.Load()) if len(kept) > 1 else kept[0][1]
    else:
        function.body.remove(statement)
    return True
