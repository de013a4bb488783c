"""Reads what the names in a student's work refer to, without running the work."""

from __future__ import annotations

import ast
import functools
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field

from graders.checks.source.attributes import attributes_in, blocks_of
from graders.checks.source.constants import constant
from graders.checks.source.linked import linked
from graders.checks.source.local_names import Scope, bound_in, stored_by
from graders.checks.source.nodes import walk
from graders.checks.source.text import fold, parse_text
from graders.model.submission import Cell, Submission

# What a file of the student's own holds cannot be read from the work that was handed in.
_LIBRARIES = {"numpy", "scipy", "sklearn", "pandas", "matplotlib", "sympy", "torch", "numba", "IPython"}
_RUNS_CODE = {"exec", "run_cell_magic", "run_cell", "ex"}  # the last three are IPython's
_CONTAINERS = {"list", "dict", "set", "operator", "collections", "deque", "object", "type"}
PATCHES = "*patches*"  # what is put into imported modules; in force everywhere


@dataclass(frozen=True, slots=True)
class Binding:
    """Something that a name may refer to, and the cell that contains it.

    Args:
        owner: the class whose attribute it is; None where that cannot be said.
    """

    node: ast.AST
    cell: Cell
    owner: ast.ClassDef | None = None


@dataclass(slots=True)
class ParsedWork:
    """The names at the top level of a work, the attributes that it defines, its star imports."""

    trees: list[tuple[ast.Module, Cell]] = field(default_factory=list)
    shifting: set[str] = field(default_factory=set)  # names that functions, loops or expressions may set
    keys: dict[int, ast.expr] = field(default_factory=dict)  # ``names["key"] = value``, by the value

    names: dict[str, list[Binding]] = field(default_factory=dict)
    attributes: dict[str, list[Binding]] = field(default_factory=dict)
    star_imports: list[Binding] = field(default_factory=list)
    unreadable: list[Binding] = field(default_factory=list)  # exec of text that cannot be read
    scopes: dict[ast.AST, Scope] = field(default_factory=dict)  # of functions, read once for all rules

    def value(self, name: str) -> ast.AST | None:
        """What a name was set to last, or None."""
        known = self.names.get(name)
        return known[-1].node if known else None

    def fixed(self, name: str) -> ast.AST | None:
        """What a name always stands for, or None where it may stand for something else."""
        known = self.names.get(name, ())
        if len(known) != 1 or name in self.shifting or PATCHES in self.names or self.unreadable:
            return None
        return known[0].node


def read_work(submission: Submission) -> ParsedWork:
    """The names of a submission; of several definitions of a name the last one counts."""
    return _read_cells(submission.cells, submission.helpers)


@functools.lru_cache(maxsize=2)  # every rule and every dependency asks
def _read_cells(cells: tuple[Cell, ...], helpers: tuple[Cell, ...]) -> ParsedWork:
    work = ParsedWork()
    parsed = [(tree, cell) for cell in cells if (tree := parse_text(cell.python)) is not None]
    for tree, cell in linked(parsed, helpers):
        work.trees.append((tree, cell))
    nodes = [walk(tree) for tree, _ in work.trees]
    work.shifting.update(name for each in nodes for node in each for name in _shifted(node))
    for (tree, cell), every in zip(tuple(work.trees), nodes, strict=True):
        _bind_block(tree.body, cell, work, certain=True)
        for node in every:
            _bind_globals(node, cell, work)
            _bind_put(node, cell, work)
            owner = node if isinstance(node, ast.ClassDef) else None
            for name, value in attributes_in(node):
                work.attributes.setdefault(name, []).append(Binding(value, cell, owner))
    return work


def is_definition(node: ast.AST, name: str) -> bool:
    """Whether a name that was given this value is the student's own, and no longer what it was before."""
    if isinstance(node, (ast.Import, ast.ImportFrom)):
        return False
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
        return True
    return not any(isinstance(each, ast.Name) and each.id == name for each in walk(node))


def is_library(module: str) -> bool:
    """Whether a module is Python's or a known library's, and no file of the student's own."""
    top = module.split(".", maxsplit=1)[0]
    return top in sys.stdlib_module_names or top in _LIBRARIES


def condition(test: ast.expr, work: ParsedWork) -> bool | None:
    """Whether a condition holds, where that can be known: of two definitions, only one is there."""
    known = constant(test, work.fixed)
    return None if known is None else bool(known[0])


# Private functions


def _shifted(node: ast.AST) -> Iterator[str]:
    """The names of the top level that a statement may set while the work runs, maybe more than once."""
    if isinstance(node, ast.Global):
        yield from node.names
    elif isinstance(node, ast.NamedExpr):
        yield node.target.id
    elif isinstance(node, (ast.For, ast.AsyncFor, ast.While)):
        yield from (name for each in walk(node) for name in stored_by(each))


def _bind_block(body: list[ast.stmt], cell: Cell, work: ParsedWork, *, certain: bool) -> None:
    for statement in body:
        _bind(statement, cell, work, certain=certain)


def _bind(statement: ast.stmt, cell: Cell, work: ParsedWork, *, certain: bool) -> None:
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
        case ast.If(test=test, body=body, orelse=orelse) if (holds := condition(test, work)) is not None:
            _bind_block(body if holds else orelse, cell, work, certain=certain)
            _bind_walrus(test, cell, work)
            return
        case ast.AugAssign(target=target):
            _bind_target(target, statement, cell, work, certain=False)
        case ast.Expr(value=ast.Call() as call):
            _bind_call(call, cell, work)
        case ast.For(target=target, iter=value) | ast.AsyncFor(target=target, iter=value):
            _bind_target(target, value, cell, work, certain=False)
        case ast.With(items=items) | ast.AsyncWith(items=items):
            for item in items:
                if item.optional_vars is not None:
                    _bind_target(item.optional_vars, item.context_expr, cell, work, certain=False)
        case ast.Match() | ast.Try() | ast.TryStar():
            for name in _captured(statement):  # of what, the whole statement tells
                _add(work, name, statement, cell, certain=False)
    _bind_walrus(statement, cell, work)
    for block in blocks_of(statement):
        _bind_block(block, cell, work, certain=False)


def _captured(statement: ast.Match | ast.Try | ast.TryStar) -> Iterator[str]:
    """The names that patterns and handlers give."""
    parts: list[ast.AST] = [*getattr(statement, "handlers", [])]
    for case in getattr(statement, "cases", []):
        parts += walk(case.pattern)
    for part in parts:
        yield from stored_by(part)


def _bind_globals(node: ast.AST, cell: Cell, work: ParsedWork) -> None:
    """``global f`` in a function, which sets a name of the top level."""
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return
    names = {name for each in walk(node) if isinstance(each, ast.Global) for name in each.names}
    if not names:
        return
    inner = ParsedWork()
    for each in walk(node):
        if isinstance(each, ast.stmt) and each is not node:
            _bind(each, cell, inner, certain=False)
    for name in names:
        for binding in inner.names.get(name, ()):
            _add(work, name, binding.node, cell, certain=False)


def _bind_put(node: ast.AST, cell: Cell, work: ParsedWork) -> None:
    """``table["key"] = function`` in a function, which fills a table of the top level."""
    if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
        return
    local = bound_in(node)
    for each in walk(node):
        match each:
            case ast.Assign(targets=[ast.Subscript(value=ast.Name(id=name), slice=key)], value=value):
                if name not in local and isinstance(value, (ast.Name, ast.Attribute, ast.Lambda)):
                    work.keys[id(value)] = key
                    _bind_inside(ast.Name(name, ast.Load()), value, cell, work)


def _bind_walrus(statement: ast.AST, cell: Cell, work: ParsedWork) -> None:
    if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
        return
    for node in walk(statement):
        if isinstance(node, ast.NamedExpr):
            _add(work, node.target.id, node.value, cell, certain=False)
        if isinstance(node, (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)):
            for each in walk(node):  # of what is walked over, the whole comprehension tells
                if isinstance(each, ast.NamedExpr):
                    _add(work, each.target.id, node, cell, certain=False)


def _bind_import(
    statement: ast.Import | ast.ImportFrom, cell: Cell, work: ParsedWork, *, certain: bool
) -> None:
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


def _bind_target(target: ast.expr, value: ast.AST, cell: Cell, work: ParsedWork, *, certain: bool) -> None:
    if isinstance(target, (ast.Tuple, ast.List)):
        values = value.elts if isinstance(value, (ast.Tuple, ast.List)) else []
        paired = values if len(values) == len(target.elts) else [value] * len(target.elts)
        for each, its in zip(target.elts, paired, strict=True):
            _bind_target(each, its, cell, work, certain=certain)
    elif isinstance(target, ast.Starred):
        _bind_target(target.value, value, cell, work, certain=certain)
    elif isinstance(target, ast.Name):
        _add(work, target.id, value, cell, certain=certain)
    elif isinstance(target, (ast.Attribute, ast.Subscript)) and not _is_put_aside(target, work):
        if isinstance(target, ast.Subscript) and isinstance(target.value, ast.Name):
            work.keys[id(value)] = target.slice
        _bind_inside(target.value, value, cell, work)


def _is_put_aside(target: ast.Attribute | ast.Subscript, work: ParsedWork) -> bool:
    """``function.calls = 0``: such an attribute is used where it is read, not where its owner is."""
    if not isinstance(target, ast.Attribute) or not isinstance(target.value, ast.Name):
        return False
    known = [each.node for each in work.names.get(target.value.id, ())]
    return (
        bool(known)
        and not target.attr.startswith("__")
        and all(_is_plain_owner(each, work) for each in known)
    )


def _is_plain_owner(node: ast.AST, work: ParsedWork, *, made: bool = True) -> bool:
    """Whether it is a function, a class without bases, or an object of one: no library reads what it has."""
    match node:
        case ast.FunctionDef(decorator_list=[]) | ast.ClassDef(decorator_list=[], bases=[], keywords=[]):
            return True
        case ast.Call(func=ast.Name(id=name)) if made:
            known = [each.node for each in work.names.get(name, ()) if isinstance(each.node, ast.ClassDef)]
            return len(known) == 1 and _is_plain_owner(known[0], work, made=False)
    return False


def _bind_call(call: ast.Call, cell: Cell, work: ParsedWork) -> None:
    """``things.append(value)`` and ``setattr(module, "name", value)`` put a value somewhere."""
    called = getattr(call.func, "id", "") or getattr(call.func, "attr", "")
    if called in _RUNS_CODE and call.args:
        _bind_text(call, cell, work)
        for namespace in call.args[1:]:  # which it fills
            if isinstance(namespace, ast.Name):
                _bind_inside(namespace, call, cell, work)
    elif isinstance(call.func, ast.Attribute):
        _bind_inside(call.func.value, call, cell, work)
        owner = getattr(call.func.value, "id", "")
        if owner in _CONTAINERS and call.args:  # list.append(functions, np.dot), operator.setitem(…)
            _bind_inside(call.args[0], call, cell, work)
    elif isinstance(call.func, ast.Name) and call.func.id == "setattr" and call.args:
        _bind_inside(call.args[0], call, cell, work)


def _bind_text(call: ast.Call, cell: Cell, work: ParsedWork) -> None:
    """``exec("def helper(…): …")`` and ``run_cell_magic("time", "", "def …")`` define names as well."""
    text = fold(call.args[0] if isinstance(call.func, ast.Name) else call.args[-1], work.value)
    if text is None:
        work.unreadable.append(Binding(call, cell))
        return
    tree = parse_text(text)
    if tree is not None:
        for node in walk(tree):
            ast.copy_location(node, call)
        _bind_block(tree.body, cell, work, certain=True)


def _bind_inside(owner: ast.expr, value: ast.AST, cell: Cell, work: ParsedWork) -> None:
    in_namespace = False
    while isinstance(owner, (ast.Attribute, ast.Subscript)) or _is_vars(owner):
        in_namespace |= getattr(owner, "attr", "__dict__") in {"__dict__", "modules"}
        owner = owner.args[0] if isinstance(owner, ast.Call) else owner.value  # type: ignore[attr-defined]
    if isinstance(owner, ast.Call) and getattr(owner.func, "id", "") in {"globals", "vars", "locals"}:
        work.names.setdefault(PATCHES, []).append(Binding(value, cell))
    if not isinstance(owner, ast.Name):
        return
    if in_namespace and isinstance(value, ast.Call):  # ``vars(np).update(…)``
        work.names.setdefault(PATCHES, []).append(Binding(value, cell))
    known = work.names.get(owner.id, [])
    if any(isinstance(each.node, (ast.Import, ast.ImportFrom)) for each in known):
        if not isinstance(value, ast.Call) or getattr(value.func, "id", "") == "setattr":
            work.names.setdefault(PATCHES, []).append(Binding(value, cell))
    else:
        work.names.setdefault(owner.id, []).append(Binding(value, cell))


def _is_vars(node: ast.expr) -> bool:
    """Whether an expression is ``vars(thing)``."""
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "vars" and bool(node.args)


def _add(work: ParsedWork, name: str, node: ast.AST, cell: Cell, *, certain: bool) -> None:
    binding = Binding(node, cell)
    wraps = not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)) and any(
        isinstance(each, ast.Name) and each.id == name for each in walk(node)
    )
    if certain and not wraps:  # an earlier definition cannot be reached any more
        work.names[name] = [binding]
    else:
        work.names.setdefault(name, []).append(binding)
