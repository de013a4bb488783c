"""What the names of a student's work stand for, read from the source without running it."""

from __future__ import annotations

import ast
import contextlib
import functools
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from graders.checks.source_text import fold
from graders.model.submission import Cell, Submission

Function = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
# What a file of the student's own holds cannot be read from the work that was handed in.
_LIBRARIES = {"numpy", "scipy", "sklearn", "pandas", "matplotlib", "sympy", "torch", "numba", "IPython"}
_RUNS_CODE = {"exec", "run_cell_magic", "run_cell", "ex"}  # the last three are IPython's
PATCHES = "*patches*"  # what is put into imported modules; in force everywhere


@dataclass(frozen=True, slots=True)
class Binding:
    """Something that a name may stand for, and the cell it stands in.

    Args:
        owner: the class whose attribute it is; None where that cannot be said.
    """

    node: ast.AST
    cell: Cell
    owner: ast.ClassDef | None = None


@dataclass(slots=True)
class Work:
    """The names at the top level of a work, the attributes that it defines, its star imports."""

    names: dict[str, list[Binding]] = field(default_factory=dict)
    attributes: dict[str, list[Binding]] = field(default_factory=dict)
    star_imports: list[Binding] = field(default_factory=list)
    unreadable: list[Binding] = field(default_factory=list)  # exec of text that cannot be told

    def value(self, name: str) -> ast.AST | None:
        """What a name was set to last, or None."""
        known = self.names.get(name)
        return known[-1].node if known else None


def read_work(submission: Submission) -> Work:
    """The names of a submission; of several definitions of a name the last one counts."""
    return _read_cells(submission.cells)


@functools.lru_cache(maxsize=2)  # every rule and every dependency asks
def _read_cells(cells: tuple[Cell, ...]) -> Work:
    work = Work()
    for cell in cells:
        try:
            tree = ast.parse(cell.python)
        except (SyntaxError, ValueError, RecursionError):
            continue
        _bind_block(tree.body, cell, work, certain=True)
        for node in ast.walk(tree):
            owner = node if isinstance(node, ast.ClassDef) else None
            for name, value in _attributes(node):
                work.attributes.setdefault(name, []).append(Binding(value, cell, owner))
    return work


def bound_in(function: Function) -> frozenset[str]:
    """The names that are local to a function."""
    arguments = function.args
    every = [*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs]
    every += [each for each in (arguments.vararg, arguments.kwarg) if each is not None]
    names = {each.arg for each in every}
    outer: set[str] = set()
    body = function.body if isinstance(function.body, list) else [function.body]
    for node in _own_nodes(body):
        if isinstance(node, (ast.Global, ast.Nonlocal)):
            outer.update(node.names)
        names.update(_stored(node))
    return frozenset(names - outer)


def is_library(module: str) -> bool:
    """Whether a module is Python's or a known library's, and no file of the student's own."""
    top = module.split(".", maxsplit=1)[0]
    return top in sys.stdlib_module_names or top in _LIBRARIES


# Private functions


def _own_nodes(body: list[ast.stmt] | list[ast.expr]) -> Iterator[ast.AST]:
    """The nodes of a function, without those of functions and classes inside it."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            waiting.extend(ast.iter_child_nodes(node))


def _stored(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        yield node.name
    elif isinstance(node, (ast.Import, ast.ImportFrom)):
        yield from (alias.asname or alias.name.split(".")[0] for alias in node.names)
    elif isinstance(node, (ast.ExceptHandler, ast.MatchAs, ast.MatchStar)) and node.name:
        yield node.name


def _attributes(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Methods of classes and ``self.name = value``: attributes that are the student's own."""
    if isinstance(node, ast.ClassDef):
        for statement in node.body:
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield statement.name, statement
            elif isinstance(statement, ast.Assign):
                yield from ((t.id, statement.value) for t in statement.targets if isinstance(t, ast.Name))
            elif isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                yield statement.target.id, statement.value or statement
    elif isinstance(node, ast.Assign):
        yield from ((t.attr, node.value) for t in node.targets if isinstance(t, ast.Attribute))


def _bind_block(body: list[ast.stmt], cell: Cell, work: Work, *, certain: bool) -> None:
    for statement in body:
        _bind(statement, cell, work, certain=certain)


def _bind(statement: ast.stmt, cell: Cell, work: Work, *, certain: bool) -> None:
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            _add(work, name, statement, cell, certain=certain)
        case ast.Import() | ast.ImportFrom():
            _bind_import(statement, cell, work, certain=certain)
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                _bind_target(target, value, cell, work, certain=certain)
        case ast.AnnAssign(target=target, value=value) if value is not None:
            _bind_target(target, value, cell, work, certain=certain)
        case ast.AugAssign(target=target):
            _bind_target(target, statement, cell, work, certain=False)
        case ast.Expr(value=ast.Call() as call):
            _bind_call(call, cell, work)
        case ast.For(target=target, iter=value) | ast.AsyncFor(target=target, iter=value):
            _bind_target(target, value, cell, work, certain=False)
    _bind_walrus(statement, cell, work)
    for block in _blocks(statement):
        _bind_block(block, cell, work, certain=False)


def _blocks(statement: ast.stmt) -> Iterator[list[ast.stmt]]:
    """The blocks of a compound statement that run at the top level."""
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return
    for name in ("body", "orelse", "finalbody"):
        yield from ([block] if (block := getattr(statement, name, None)) else [])
    for handler in getattr(statement, "handlers", []):
        yield handler.body
    for case in getattr(statement, "cases", []):
        yield case.body


def _bind_walrus(statement: ast.stmt, cell: Cell, work: Work) -> None:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return
    for node in ast.walk(statement):
        if isinstance(node, ast.NamedExpr):
            _add(work, node.target.id, node.value, cell, certain=False)


def _bind_import(statement: ast.Import | ast.ImportFrom, cell: Cell, work: Work, *, certain: bool) -> None:
    for alias in statement.names:
        if alias.name == "*":
            work.star_imports.append(Binding(statement, cell))
            continue
        name = alias.asname or alias.name.split(".")[0]
        alone = ast.copy_location(
            ast.Import([alias])
            if isinstance(statement, ast.Import)
            else ast.ImportFrom(statement.module, [alias], statement.level),
            statement,
        )
        _add(work, name, alone, cell, certain=certain)


def _bind_target(target: ast.expr, value: ast.AST, cell: Cell, work: Work, *, certain: bool) -> None:
    if isinstance(target, (ast.Tuple, ast.List)):
        values = value.elts if isinstance(value, (ast.Tuple, ast.List)) else []
        paired = values if len(values) == len(target.elts) else [value] * len(target.elts)
        for each, its in zip(target.elts, paired, strict=True):
            _bind_target(each, its, cell, work, certain=certain)
    elif isinstance(target, ast.Starred):
        _bind_target(target.value, value, cell, work, certain=certain)
    elif isinstance(target, ast.Name):
        _add(work, target.id, value, cell, certain=certain)
    elif isinstance(target, (ast.Attribute, ast.Subscript)):
        _bind_inside(target.value, value, cell, work)


def _bind_call(call: ast.Call, cell: Cell, work: Work) -> None:
    """``things.append(value)`` and ``setattr(module, "name", value)`` put a value somewhere."""
    called = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
    if called in _RUNS_CODE and call.args:
        _bind_text(call, cell, work)
    elif isinstance(call.func, ast.Attribute):
        _bind_inside(call.func.value, call, cell, work)
    elif isinstance(call.func, ast.Name) and call.func.id == "setattr" and call.args:
        _bind_inside(call.args[0], call, cell, work)


def _bind_text(call: ast.Call, cell: Cell, work: Work) -> None:
    """``exec("def helper(…): …")`` and ``run_cell_magic("time", "", "def …")`` define names as well."""
    text = fold(call.args[0] if isinstance(call.func, ast.Name) else call.args[-1], work.value)
    if text is None:
        work.unreadable.append(Binding(call, cell))
        return
    with contextlib.suppress(SyntaxError, ValueError):
        tree = ast.parse(text)
        for node in ast.walk(tree):
            ast.copy_location(node, call)
        _bind_block(tree.body, cell, work, certain=True)


def _bind_inside(owner: ast.expr, value: ast.AST, cell: Cell, work: Work) -> None:
    while isinstance(owner, (ast.Attribute, ast.Subscript)):
        owner = owner.value
    if not isinstance(owner, ast.Name):
        return
    known = work.names.get(owner.id, [])
    if any(isinstance(each.node, (ast.Import, ast.ImportFrom)) for each in known):
        if not isinstance(value, ast.Call) or getattr(value.func, "id", "") == "setattr":
            work.names.setdefault(PATCHES, []).append(Binding(value, cell))
    else:
        work.names.setdefault(owner.id, []).append(Binding(value, cell))


def _add(work: Work, name: str, node: ast.AST, cell: Cell, *, certain: bool) -> None:
    binding = Binding(node, cell)
    wraps = not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and any(
        isinstance(each, ast.Name) and each.id == name for each in ast.walk(node)
    )
    if certain and not wraps:  # an earlier definition cannot be reached any more
        work.names[name] = [binding]
    else:
        work.names.setdefault(name, []).append(binding)
