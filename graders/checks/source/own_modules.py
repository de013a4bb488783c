"""The modules of a student's own that a work imports: which there are, and what each of them defines."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from graders.checks.source.dynamic import is_library
from graders.checks.source.local_names import stored_by
from graders.checks.source.nodes import walk
from graders.checks.source.text import parse_text
from graders.model.submission import Cell


@dataclass(frozen=True, slots=True)
class OwnModule:
    """A module beside the work.

    Args:
        name: as an import in the work has it: "utils", "helpers.core"; "" for the work itself.
        package: the package that relative imports in it begin at.
        names: what it binds at its top level.
        public: what a star import of it brings.
    """

    name: str
    package: str
    tree: ast.Module
    cell: Cell
    names: frozenset[str]
    public: tuple[str, ...]


Modules = Mapping[str, OwnModule]


def modules_of(cells: Sequence[Cell]) -> dict[str, OwnModule]:
    """The modules that an import would give, by name: a library of that name comes before them."""
    modules = {}
    for cell in cells:
        steps = cell.file.removesuffix(".py").split("/")
        is_package = steps[-1] == "__init__"
        name = ".".join(steps[:-1] if is_package else steps)
        tree = None if not name or is_library(name) else parse_text(cell.python)
        if tree is not None:
            package = name if is_package else name.rpartition(".")[0]
            modules[name] = made(name, package, tree, cell)
    for name in tuple(modules):  # a folder without __init__.py is a package, too
        for parent in _parents(name):
            modules.setdefault(parent, made(parent, parent, ast.Module([], []), modules[name].cell))
    return modules


def made(name: str, package: str, tree: ast.Module, cell: Cell) -> OwnModule:
    """A module, with the names that it binds."""
    names = frozenset(bound_at_top(tree, name))
    return OwnModule(name, package, tree, cell, names, _public(tree, names))


def bound_at_top(tree: ast.Module, module: str) -> Iterator[str]:
    """The names that a module binds: at its top level, and by ``global`` in its functions.

    A package that imports its own modules (``from . import core``) binds nothing by that.
    """
    for node in top_nodes(tree.body):
        if not (isinstance(node, ast.ImportFrom) and module and target_of(node, module) == module):
            yield from stored_by(node)
    for node in walk(tree):
        if isinstance(node, ast.Global):
            yield from node.names


def top_nodes(body: Iterable[ast.AST]) -> Iterator[ast.AST]:
    """The nodes of a block, without those in functions and classes."""
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.Lambda)):
            waiting.extend(ast.iter_child_nodes(node))


def target_of(node: ast.ImportFrom, package: str) -> str:
    """The module that a ``from`` import names, seen from a package."""
    if not node.level:
        return node.module or ""
    steps = package.split(".") if package else []
    kept = steps[: len(steps) - node.level + 1]
    return ".".join([*kept, *([node.module] if node.module else [])])


def imported_by(trees: Iterable[tuple[ast.Module, str]], modules: Modules) -> list[str]:
    """The modules that are imported anywhere in some trees, and by each other, the first to run first.

    Args:
        trees: each with the package that it lies in.
    """
    order: list[str] = []
    seen: set[str] = set()

    def follow(tree: ast.Module, package: str) -> None:
        for name in _named(tree, package):
            for each in (*_parents(name), name):
                if each in modules and each not in seen:
                    seen.add(each)
                    follow(modules[each].tree, modules[each].package)
                    order.append(each)

    for tree, package in trees:
        follow(tree, package)
    return order


# Private functions


def _named(tree: ast.Module, package: str) -> Iterator[str]:
    for node in walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            target = target_of(node, package)
            yield target
            yield from (f"{target}.{alias.name}".lstrip(".") for alias in node.names)


def _parents(name: str) -> list[str]:
    steps = name.split(".")
    return [".".join(steps[:n]) for n in range(1, len(steps))]


def _public(tree: ast.Module, names: frozenset[str]) -> tuple[str, ...]:
    for node in tree.body:
        match node:
            case ast.Assign(
                targets=[ast.Name(id="__all__")], value=ast.List(elts=parts) | ast.Tuple(elts=parts)
            ):
                listed = [each.value for each in parts if isinstance(each, ast.Constant)]
                return tuple(each for each in listed if isinstance(each, str))
    return tuple(sorted(name for name in names if not name.startswith("_")))
