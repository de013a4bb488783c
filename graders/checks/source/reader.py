"""Reads one definition that an answer uses, reports what its rule forbids, and follows the names it loads."""

from __future__ import annotations

import ast
import functools
import inspect
import statistics

import numpy as np

from graders.checks.source import dynamic
from graders.checks.source.classes import members_named
from graders.checks.source.owners import called_name
from graders.checks.source.plain import is_plain_data
from graders.checks.source.protocols import OPERATORS
from graders.checks.source.tables import TablesReader


class Reader(TablesReader):
    """Reads one definition, and follows the names that it loads."""

    def visit_BinOp(self, node: ast.BinOp) -> None:
        if not self._is_constant_product(node, [node.left, node.right]):
            self._operator(node.op, node)
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._operator(node.op, node)
        self.generic_visit(node)

    def visit_Compare(self, node: ast.Compare) -> None:
        self.walk.protocols.add("compare")
        parts = [node.left, *node.comparators]
        alike = all(self._is_namespace(each) for each in parts)
        for part, operator in zip(parts, [None, *node.ops], strict=True):
            if not (alike or isinstance(operator, (ast.In, ast.NotIn))) or not self._looked_at(part):
                self.visit(part)

    def visit_FormattedValue(self, node: ast.FormattedValue) -> None:
        if not self._looked_at(node.value):
            self.generic_visit(node)

    def visit_With(self, node: ast.With) -> None:
        self.walk.protocols.add("other")
        self.generic_visit(node)

    def visit_For(self, node: ast.For) -> None:
        self._syntax("loop", "for", node)

    def visit_AsyncFor(self, node: ast.AsyncFor) -> None:
        self._syntax("loop", "for", node)

    def visit_While(self, node: ast.While) -> None:
        self._syntax("loop", "while", node)

    def visit_ListComp(self, node: ast.ListComp) -> None:
        self._syntax("comprehension", "[… for …]", node)

    def visit_SetComp(self, node: ast.SetComp) -> None:
        self._syntax("comprehension", "{… for …}", node)

    def visit_DictComp(self, node: ast.DictComp) -> None:
        self._syntax("comprehension", "{… for …}", node)

    def visit_GeneratorExp(self, node: ast.GeneratorExp) -> None:
        self.lazy += 1
        self._syntax("comprehension", "(… for …)", node)
        self.lazy -= 1

    def _syntax(self, kind: str, shown: str, node: ast.AST) -> None:
        self.walk.protocols.add("other")
        if kind in self.walk.rule.syntax:
            self._report(shown, node)
        self.generic_visit(node)

    def _operator(self, operator: ast.operator, node: ast.AST) -> None:
        self.walk.protocols.add(OPERATORS[type(operator)])
        if isinstance(operator, ast.MatMult) and "@" in self.walk.rule.operators:
            self._report("@", node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if self._describes_code(node):
            return
        member = self._member(node)
        if member is not None:
            self.walk.binding(member, self.via)
            return
        opened = self._opened(node.value)
        if not opened:
            self.visit(node.value)
        if not isinstance(node.ctx, ast.Load):
            return
        if opened or _is_type_of(node.value):
            self.walk.unbound.add(node.attr)
        own, certain = self._attribute(node.value, node.attr)
        if not own or node.attr.startswith("__"):
            self._opening(node)
        if node.attr in self.walk.plain and not (own and (certain or self._may_be_own(node.value))):
            self._report(f"{ast.unparse(node)}"[:80], node)
        for binding in own:
            self.walk.binding(binding, self.via)

    def visit_MatchClass(self, node: ast.MatchClass) -> None:
        """``case object(dot=f)`` looks an attribute up."""
        for name in node.kwd_attrs:
            if name in self.walk.plain:
                self._report(name, node)
        self.generic_visit(node)

    def visit_Name(self, node: ast.Name) -> None:
        if not isinstance(node.ctx, ast.Load):
            return
        for scope, functions in zip(reversed(self.scopes), reversed(self.inner), strict=True):
            if node.id in scope:
                inner = functions.get(node.id)
                if inner is not None and id(inner) not in self.read:
                    self.read.add(id(inner))
                    self._function(inner)  # type: ignore[arg-type]
                return
        if self.owner is not None and not self.scopes:  # in the body of a class, its members come first
            for member in members_named(node.id, self.owner, self.walk.work):
                self.walk.binding(member, self.via)
        self._handed_on(node.id, self._owner_of(node), node)
        self.walk.name(node.id, self.via)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            opens = self.walk.opaque and alias.asname is not None and alias.name in dynamic.OPEN
            if alias.name.rsplit(".", 1)[-1] in self.walk.plain or opens or self._is_unknown(alias.name):
                self._report(alias.name, node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            opens = self.walk.opaque and node.module in dynamic.OPEN
            if alias.name in self.walk.plain or opens or self._is_unknown(node.module or ""):
                self._report(f"{node.module}.{alias.name}", node)
            elif alias.asname and alias.asname != alias.name:  # under another name it is not seen when called
                self._handed_on(alias.name, (node.module or "").rsplit(".", 1)[-1], node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.walk.protocols.add("other")
        if self._is_own_namespace(node.value):
            self._open_own(node)
        if self._is_namespace(node.value):
            if isinstance(node.ctx, ast.Load):  # what is put there is found by its name
                self._look_up(node.slice, node)
            self.visit(node.slice)
            self._inside_namespace(node.value)
            return
        if not self._chosen(node.value, node.slice):
            self.generic_visit(node)

    def _chosen(self, table: ast.expr, key: ast.expr) -> bool:
        """Follow the one entry of a table that a constant key chooses; False where any may be meant."""
        entry = self._entry(table, key)
        if entry is None:
            return False
        self.visit(key)
        self.walk.named.add(getattr(table, "id", ""))
        self.walk.binding(entry, self.via)
        return True

    def visit_Call(self, node: ast.Call) -> None:
        self.walk.protocols.add("call")
        called, owner = called_name(node.func)[0], self._owner_of(node.func)
        if not called_name(node.func)[1] and not called.startswith("_"):
            self.walk.protocols.add("other")  # a function may call any special method of what it is given
        self._weights(node, called)
        if self.walk.opaque and any(each.arg == "eval_str" for each in node.keywords):
            self._report(f"{called}(eval_str=…)", node)
        if called in self.walk.plain and self._is_constant_product(node, [*node.args, *node.keywords]):
            return
        if self._is_own_namespace(node):
            self._open_own(node)
        elif called in dynamic.SHOW and isinstance(node.func, ast.Name) and not self._is_own(node.func):
            for each in [*node.args, *node.keywords]:
                if not self._looked_at(each):
                    self.visit(each)
        elif called in {"isinstance", "issubclass"}:
            for part in node.args:
                if not self._opened(part):
                    self.visit(part)
        elif self._opened(node.func):
            self._arguments(node)
        elif isinstance(node.func, ast.Attribute) and self._is_namespace(node.func.value):
            self._namespace_method(node)
        elif called == "get" and self._got(node):
            return
        elif called in dynamic.RESOLVERS and not self._is_own(node.func):
            self._resolve(node, called)
        elif dynamic.runs_text(called, owner) and not self._is_own(node.func):
            self._run_text(node, called)
        else:
            self.generic_visit(node)

    def _got(self, node: ast.Call) -> bool:
        """``table.get("key")`` and ``table.get("key", default)``."""
        if not isinstance(node.func, ast.Attribute) or len(node.args) not in {1, 2} or node.keywords:
            return False
        if not self._chosen(node.func.value, node.args[0]):
            return False
        for default in node.args[1:]:
            self.visit(default)
        return True

    def _is_constant_product(self, node: ast.expr, parts: list[ast.AST]) -> bool:
        """``np.dot([1, 2], [3, 4])`` is a constant: such a trial beside the answer breaks no rule."""
        once = not self.scopes and not self.lazy
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            parts = [*parts, *([] if self._is_numpy(node.func.value) else [node.func.value])]
        return bool(parts) and all(is_plain_data(each, self.walk.work, names=once) for each in parts)

    def _is_numpy(self, node: ast.expr) -> bool:
        return isinstance(node, ast.Name) and self._is_outer(node) and self._is_library_name(node.id)

    def _weights(self, node: ast.Call, called: str) -> None:
        """``average(weights)`` forbids a call with that argument, by its name or by its place."""
        forbidden = self.walk.keywords.get(called)
        if forbidden is None:
            return
        by_name = forbidden in {keyword.arg for keyword in node.keywords}
        opaque = any(keyword.arg is None for keyword in node.keywords) or any(
            isinstance(each, ast.Starred) for each in node.args
        )
        if by_name or opaque or len(node.args) > _position(called, forbidden):
            self._report(f"{called}({forbidden}=…)", node)

    def _is_unknown(self, module: str) -> bool:
        return self.walk.opaque and not dynamic.is_library(module)


# Private functions


def _is_type_of(node: ast.expr) -> bool:
    """``type(thing)`` and ``thing.__class__``."""
    return getattr(node, "attr", "") == "__class__" or (
        isinstance(node, ast.Call) and called_name(node.func)[0] == "type"
    )


@functools.cache
def _position(function: str, parameter: str) -> int:
    """How many positional arguments a NumPy or statistics function takes before that parameter."""
    for place in (np, statistics):
        try:
            names = list(inspect.signature(getattr(place, function)).parameters)
        except (AttributeError, TypeError, ValueError):
            continue
        if parameter in names:
            return names.index(parameter)
    return 1 if function == "bincount" else 99
