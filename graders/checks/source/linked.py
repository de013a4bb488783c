"""Joins a work and the modules of its own that it imports into one, with no name for two things.

What `utils.py` defines as `f` is called `utils.f` everywhere, and an import of it is an assignment.  So the
walk of the rules follows calls into modules as it follows any other; each statement keeps its file and line.
"""

from __future__ import annotations

import ast
import builtins
from collections.abc import Iterator, Sequence

from graders.checks.source.dynamic import NAMESPACES, RESOLVERS, RUNS_TEXT
from graders.checks.source.linking import Linker
from graders.checks.source.nodes import walk
from graders.checks.source.own_modules import (
    Modules,
    OwnModule,
    imported_by,
    made,
    modules_of,
    top_nodes,
)
from graders.checks.source.text import parse_text
from graders.model.submission import Cell

Trees = list[tuple[ast.Module, Cell]]
# What finds a module by a name in text; in OPEN and RESOLVERS as well, for what it does with the name.
_LOADERS = frozenset(
    {"__import__", "import_module", "run_module", "run_path", "resolve_name", "locate", "importlib", "runpy"}
    | {"import_string", "import_item", "safe_import", "import_optional_dependency", "_importer", "modules"}
)
_RUNS = frozenset(RUNS_TEXT) | frozenset(RESOLVERS) | NAMESPACES  # what runs text, or finds names by it


def linked(trees: Trees, helpers: Sequence[Cell]) -> Trees:
    """The trees of a work, after those of the modules of its own that it imports.

    Args:
        helpers: the modules beside the work.
    """
    modules = modules_of(helpers) if helpers else {}
    if not modules:
        return trees
    # Trees of its own, since linking changes them.
    own = [(_Started(modules).visit(parse_text(cell.python) or tree), cell) for tree, cell in trees]
    loads = any(
        _mentions(tree, _LOADERS)
        for tree in (*(tree for tree, _ in own), *(m.tree for m in modules.values()))
    )
    order = list(modules) if loads else imported_by(((tree, "") for tree, _ in own), modules)
    if not order:
        return trees
    used: Modules = {name: modules[name] for name in order}
    work = made("", "", ast.Module([each for tree, _ in own for each in tree.body], []), helpers[0])
    shared = _shared([work, *used.values()])
    linker = Linker(used, shared)
    joined = [(linker.link(module, module.tree), module.cell) for module in used.values()]
    joined += [(linker.link(work, tree), cell) for tree, cell in own]
    bare = ast.Module(list(_bare(used, work, shared, linker)), [])
    return [*joined, (ast.fix_missing_locations(bare), helpers[0])]


# Private functions


class _Started(ast.NodeTransformer):
    """``%run utils.py`` puts all that a module defines into the work, as an import of every name does."""

    def __init__(self, modules: Modules) -> None:
        self._modules = modules

    def visit_Expr(self, node: ast.Expr) -> ast.stmt:
        match node.value:
            case ast.Call(args=[ast.Constant(value="run"), ast.Constant(value=str(text))]):
                files = [word for word in text.split() if word.strip("'\"").endswith(".py")]
            case _:
                return node
        names = [each.strip("'\"").removeprefix("./").removesuffix(".py").replace("/", ".") for each in files]
        module = next((self._modules[name] for name in names if name in self._modules), None)
        if module is None or not module.names:
            return node
        taken = ast.ImportFrom(module.name, [ast.alias(name) for name in sorted(module.names)], 0)
        return ast.fix_missing_locations(ast.copy_location(taken, node))


def _mentions(tree: ast.Module, names: frozenset[str]) -> bool:
    """Whether one of the names stands anywhere in a tree."""
    return any(
        getattr(node, kind, "") in names for node in walk(tree) for kind in ("id", "attr", "name", "module")
    )


def _shared(modules: Sequence[OwnModule]) -> frozenset[str]:
    """Names that stand for one library, or for what it has, wherever they are bound: these stay."""
    known: dict[str, set[str]] = {}
    for module in modules:
        imports: dict[str, str] = {}
        others: set[str] = set()
        for node in top_nodes(module.tree.body):
            if isinstance(node, (ast.Import, ast.ImportFrom)):
                for alias in node.names:
                    shown = ast.dump(node) if isinstance(node, ast.Import) else f"{node.module}:{alias.name}"
                    imports[alias.asname or alias.name.split(".")[0]] = (
                        f"{alias.name}" if isinstance(node, ast.Import) else shown
                    )
            elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
                others.add(node.id)
        for name in module.names:
            what = imports[name] if name in imports and name not in others else f"{module.name}.{name}"
            known.setdefault(name, set()).add(what)
    return frozenset(
        name
        for name, whats in known.items()
        if len(whats) == 1
        and not any(name in m.names and next(iter(whats)) == f"{m.name}.{name}" for m in modules)
    )


def _bare(used: Modules, work: OwnModule, shared: frozenset[str], linker: Linker) -> Iterator[ast.stmt]:
    """For text that is run, which knows nothing of other names: each name as it is written in its module."""
    taken = {linker.flat(module, name) for module in used.values() for name in module.names} | work.names
    for name, stands_for in sorted(linker.aliases.items()):
        if name not in taken:
            everything = linker.everything(stands_for, ast.Name(name, ast.Load()))
            yield ast.AugAssign(ast.Name(name, ast.Store()), ast.Add(), everything)
    for module in used.values():
        anyway = _mentions(module.tree, _RUNS)  # then text in it may name whatever it defines
        for name in sorted(module.names - shared):
            if anyway or not (name in work.names or hasattr(builtins, name)):
                yield ast.AugAssign(
                    ast.Name(name, ast.Store()), ast.Add(), ast.Name(linker.flat(module, name), ast.Load())
                )
