"""Gives each name of a module the one name that it has in the work as a whole."""

from __future__ import annotations

import ast
from dataclasses import dataclass, field
from typing import TypeVar

from graders.checks.source.local_names import FunctionNode, bound_in, stored_by
from graders.checks.source.nodes import walk
from graders.checks.source.own_modules import Modules, OwnModule, target_of, top_nodes

_Comprehension = ast.ListComp | ast.SetComp | ast.GeneratorExp | ast.DictComp
_Function = TypeVar("_Function", ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@dataclass(slots=True)
class _Scope:
    """The names of a function or class, and those of them that stand for modules of the student's own."""

    names: frozenset[str]
    of_class: bool = False
    modules: dict[str, str] = field(default_factory=dict)


class Linker(ast.NodeTransformer):
    """Links one tree after another.

    Args:
        modules: those that are imported.
        shared: names of libraries that mean the same everywhere.
    """

    def __init__(self, modules: Modules, shared: frozenset[str]) -> None:
        self._modules = modules
        self._shared = shared
        self._module: OwnModule
        self._top: dict[str, str] = {}
        self._scopes: list[_Scope] = []
        self.aliases: dict[str, str] = {
            name: name for name in modules
        }  # names that stand for modules anywhere

    def link(self, module: OwnModule, tree: ast.Module) -> ast.Module:
        """A tree of that module, with names that are no other module's."""
        self._module, self._scopes = module, []
        self._top = self._modules_in(module.tree.body)
        linked = self.visit(tree)
        assert isinstance(linked, ast.Module)
        return linked

    def flat(self, module: OwnModule, name: str) -> str:
        """The name that a name of a module has in the work as a whole."""
        return name if not module.name or name in self._shared else f"{module.name}.{name}"

    # What names stand for

    def _modules_in(self, body: list[ast.stmt] | list[ast.expr]) -> dict[str, str]:
        """Names that imports in a block give to modules of the student's own."""
        known: dict[str, str] = {}
        for node in top_nodes(body):
            if isinstance(node, ast.Import):
                for alias in node.names:
                    if alias.name in self._modules:
                        top = alias.name.split(".")[0]
                        known[alias.asname or top] = alias.name if alias.asname else top
            elif isinstance(node, ast.ImportFrom):
                target = target_of(node, self._module.package)
                for alias in node.names:
                    inner = f"{target}.{alias.name}".lstrip(".")
                    defined = target in self._modules and alias.name in self._modules[target].names
                    if inner in self._modules and not (defined and target != self._module.name):
                        known[alias.asname or alias.name] = inner
        return known

    def _lookup(self, name: str) -> tuple[str, str | None]:
        """The name in the work as a whole, and the module that it stands for, if it does."""
        for depth, scope in enumerate(reversed(self._scopes)):
            if scope.of_class and depth:
                continue
            if name in scope.modules:
                return name, scope.modules[name]
            if name in scope.names:
                return name, None
        if name in self._top:
            return name, self._top[name]
        return (self.flat(self._module, name) if name in self._module.names else name), None

    def everything(self, name: str, node: ast.expr) -> ast.expr:
        """A module as a whole: all that it defines."""
        inner = [m for n, m in self._modules.items() if n == name or n.startswith(f"{name}.")]
        names = [ast.Name(self.flat(m, each), ast.Load()) for m in inner for each in sorted(m.names)]
        return _at(ast.Tuple(list(names), ast.Load()), node)

    # Names

    def visit_Name(self, node: ast.Name) -> ast.expr:
        name, module = self._lookup(node.id)
        if module is not None and isinstance(node.ctx, ast.Load):
            return self.everything(module, node)
        node.id = name
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        owner = self._module_of(node.value)
        if owner is not None and node.attr in self._modules[owner].names:
            return _at(ast.Name(self.flat(self._modules[owner], node.attr), node.ctx), node)
        self.generic_visit(node)
        return node

    def _module_of(self, node: ast.expr) -> str | None:
        """The module of the student's own that an expression stands for."""
        if isinstance(node, ast.Name):
            return self._lookup(node.id)[1]
        if isinstance(node, ast.Attribute) and (owner := self._module_of(node.value)) is not None:
            inner = f"{owner}.{node.attr}"
            return inner if inner in self._modules and node.attr not in self._modules[owner].names else None
        return None

    def visit_Global(self, node: ast.Global) -> ast.Global:
        node.names = [self.flat(self._module, name) for name in node.names]
        return node

    def visit_ExceptHandler(self, node: ast.ExceptHandler) -> ast.AST:
        node.name = node.name and self._lookup(node.name)[0]
        return self.generic_visit(node)

    def visit_MatchAs(self, node: ast.MatchAs) -> ast.AST:
        node.name = node.name and self._lookup(node.name)[0]
        return self.generic_visit(node)

    def visit_MatchStar(self, node: ast.MatchStar) -> ast.AST:
        node.name = node.name and self._lookup(node.name)[0]
        return node

    # Imports

    def visit_Import(self, node: ast.Import) -> ast.stmt | list[ast.stmt]:
        rest = [alias for alias in node.names if alias.name not in self._modules]
        own = [self._bound(a, node) for a in node.names if a.name in self._modules]
        for alias in rest:
            self._rename(alias)
        return [*own, *([_at(ast.Import(rest), node)] if rest else [])] or node

    def _bound(self, alias: ast.alias, node: ast.stmt) -> ast.stmt:
        """``import utils``, for whatever does not call it by that name: all that it defines."""
        name = alias.asname or alias.name.split(".")[0]
        module = alias.name if alias.asname else name
        self.aliases.setdefault(name, module)
        if self._scopes:  # its uses in the function are all there is
            return _at(ast.Pass(), node)
        value = self.everything(module, _at(ast.Name(name, ast.Load()), node))
        return _at(ast.Assign([ast.Name(name, ast.Store())], value), node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.stmt | list[ast.stmt]:
        target = target_of(node, self._module.package)
        if target not in self._modules:
            for alias in node.names if not node.level else ():
                self._rename(alias)
            return node
        module = self._modules[target]
        names = [alias for alias in node.names if alias.name != "*"]
        if len(names) < len(node.names):
            names += [ast.alias(name) for name in module.public]
        return [self._taken(module, alias, node) for alias in names] or _at(ast.Pass(), node)

    def _taken(self, module: OwnModule, alias: ast.alias, node: ast.ImportFrom) -> ast.stmt:
        """``from utils import f``: an assignment; of what nothing can be said, the import itself."""
        name = self._lookup(alias.asname or alias.name)[0]
        target, inner = module.name, f"{module.name}.{alias.name}"
        value: ast.expr
        if alias.name in module.names:
            value = ast.Name(self.flat(module, alias.name), ast.Load())
            if value.id == name:
                return _at(ast.Pass(), node)
        elif inner in self._modules and (self._scopes or target == self._module.name):
            self.aliases.setdefault(alias.asname or alias.name, inner)
            return _at(ast.Pass(), node)
        elif inner in self._modules:
            value = self.everything(inner, _at(ast.Name(name, ast.Load()), node))
        else:
            return _at(ast.ImportFrom(module.name, [alias], 0), node)
        return _at(ast.Assign([ast.Name(name, ast.Store())], value), node)

    def _rename(self, alias: ast.alias) -> None:
        own = alias.asname or alias.name.split(".")[0]
        name = self._lookup(own)[0]
        if name != own:
            alias.asname = name

    # Scopes

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        return self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> ast.AST:
        return self._function(node)

    def visit_Lambda(self, node: ast.Lambda) -> ast.AST:
        return self._function(node)

    def _function(self, node: _Function) -> _Function:
        if not isinstance(node, ast.Lambda):
            node.name = self._lookup(node.name)[0]
            node.decorator_list = [self.visit(each) for each in node.decorator_list]
        self.visit(node.args)
        self._scopes.append(self._scope_of(node))
        if isinstance(node, ast.Lambda):
            node.body = self.visit(node.body)
        else:
            node.body = [new for each in node.body for new in _listed(self.visit(each))]
        self._scopes.pop()
        return node

    def _scope_of(self, node: FunctionNode) -> _Scope:
        body = node.body if isinstance(node.body, list) else [node.body]
        return _Scope(bound_in(node), modules=self._modules_in(body))

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        node.name = self._lookup(node.name)[0]
        for name in ("decorator_list", "bases"):
            setattr(node, name, [self.visit(each) for each in getattr(node, name)])
        for keyword in node.keywords:
            self.visit(keyword)
        names = frozenset(name for each in top_nodes(node.body) for name in stored_by(each))
        self._scopes.append(_Scope(names, of_class=True, modules=self._modules_in(node.body)))
        node.body = [new for each in node.body for new in _listed(self.visit(each))]
        self._scopes.pop()
        return node

    def visit_ListComp(self, node: ast.ListComp) -> ast.AST:
        return self._comprehension(node)

    def visit_SetComp(self, node: ast.SetComp) -> ast.AST:
        return self._comprehension(node)

    def visit_DictComp(self, node: ast.DictComp) -> ast.AST:
        return self._comprehension(node)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> ast.AST:
        return self._comprehension(node)

    def _comprehension(self, node: _Comprehension) -> ast.AST:
        targets = [each.target for each in node.generators]
        names = frozenset(name for target in targets for each in walk(target) for name in stored_by(each))
        self._scopes.append(_Scope(names))
        linked = self.generic_visit(node)
        self._scopes.pop()
        return linked


# Private functions

_Node = TypeVar("_Node", bound=ast.AST)


def _at(new: _Node, old: ast.AST) -> _Node:
    """A new node in the place of an old one."""
    return ast.fix_missing_locations(ast.copy_location(new, old))


def _listed(linked: ast.stmt | list[ast.stmt]) -> list[ast.stmt]:
    return linked if isinstance(linked, list) else [linked]
