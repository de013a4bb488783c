"""One definition of a student's, read: what it uses, and which names it leads on to.

`graders.checks.source_walk` says what is done with both.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable
from typing import TYPE_CHECKING

from graders.checks.source_classes import (
    class_named,
    class_of,
    found_in,
    is_static,
    may_be_called_from_elsewhere,
    own_bases,
)
from graders.checks.source_names import Binding, Function, bound_in, is_library
from graders.checks.source_text import fold
from graders.model.submission import Cell

if TYPE_CHECKING:
    from graders.checks.source_walk import Walk

_RUNS_TEXT = {"eval", "exec", "compile"}
_BY_NAME = {"getattr", "attrgetter", "methodcaller", "__getattribute__", "itemgetter", "getattr_static"}
_NAMESPACES = {"globals", "locals", "vars", "dir"}
_ANY_MEMBER = {
    "vars",
    "dir",
    "getmembers",
    "getmembers_static",
    "attrgetter",
    "methodcaller",
    "__getattribute__",
}
_Scopes = tuple[frozenset[str], ...]
_Functions = dict[str, ast.AST]


class Reader(ast.NodeVisitor):
    """Reads one definition, and follows the names that it loads."""

    def __init__(
        self, walk: Walk, cell: Cell, via: tuple[str, ...], owner: ast.ClassDef | None = None
    ) -> None:
        self.walk = walk
        self.owner = owner  # the class whose method is read
        self.itself = ""  # what the method calls its object
        self.cell = cell
        self.via = via
        self.scopes: _Scopes = ()
        self.inner: list[_Functions] = []
        self.constants: list[_Functions] = []
        self.read: set[int] = set()

    # Scopes

    def visit_FunctionDef(self, node: ast.FunctionDef) -> None:
        self._decorated(node)
        self._function(node)

    def visit_AsyncFunctionDef(self, node: ast.AsyncFunctionDef) -> None:
        self._decorated(node)
        self._function(node)

    def visit_Lambda(self, node: ast.Lambda) -> None:
        self._function(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> None:
        for part in [*node.decorator_list, *node.bases, *node.keywords]:
            self.visit(part)
        for statement in node.body:  # any method may be called
            self.visit(statement)

    def _decorated(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for decorator in node.decorator_list:
            self.visit(decorator)

    def _function(self, node: Function) -> None:
        if self.owner is not None and not self.scopes:
            first = [*node.args.posonlyargs, *node.args.args][:1]
            self.itself = first[0].arg if first and not is_static(node) else ""
        for default in [*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)]:
            self.visit(default)
        self.scopes = (*self.scopes, bound_in(node))
        self.inner.append({})
        self.constants.append({})
        if isinstance(node, ast.Lambda):
            self.visit(node.body)
        else:
            self._prepare(node.body)
            self._block(node.body)
        self.scopes = self.scopes[:-1]
        self.inner.pop()
        self.constants.pop()

    def _prepare(self, body: Iterable[ast.stmt]) -> None:
        """Functions inside are read when they are used; constants are remembered for `fold`."""
        for node in (each for statement in body for each in ast.walk(statement)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.inner[-1].setdefault(node.name, node)
            elif isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
                self.constants[-1].setdefault(node.targets[0].id, node.value)

    def _block(self, body: Iterable[ast.stmt]) -> None:
        for statement in body:
            if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef)) and self.inner:
                self._decorated(statement)
                continue
            self.visit(statement)
            if isinstance(statement, (ast.Return, ast.Raise, ast.Continue, ast.Break)):
                return  # what follows is never run

    def generic_visit(self, node: ast.AST) -> None:
        for _, value in ast.iter_fields(node):
            if isinstance(value, list) and value and isinstance(value[0], ast.stmt):
                self._block(value)
            elif isinstance(value, list):
                for item in value:
                    if isinstance(item, ast.AST):
                        self.visit(item)
            elif isinstance(value, ast.AST):
                self.visit(value)

    def visit_If(self, node: ast.If) -> None:
        self.visit(node.test)
        constant = isinstance(node.test, ast.Constant)
        if not (constant and not node.test.value):  # type: ignore[attr-defined]
            self._block(node.body)
        if not (constant and node.test.value):  # type: ignore[attr-defined]
            self._block(node.orelse)

    def visit_Expr(self, node: ast.Expr) -> None:
        if not isinstance(node.value, ast.Constant):  # a docstring or a stray string
            self.visit(node.value)

    # What may be forbidden

    def visit_BinOp(self, node: ast.BinOp) -> None:
        self._operator(node.op, node)
        self.generic_visit(node)

    def visit_AugAssign(self, node: ast.AugAssign) -> None:
        self._operator(node.op, node)
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
        self._syntax("comprehension", "(… for …)", node)

    def _syntax(self, kind: str, shown: str, node: ast.AST) -> None:
        if kind in self.walk.rule.syntax:
            self._report(shown, node)
        self.generic_visit(node)

    def _operator(self, operator: ast.operator, node: ast.AST) -> None:
        if isinstance(operator, ast.MatMult) and "@" in self.walk.rule.operators:
            self._report("@", node)

    def visit_Attribute(self, node: ast.Attribute) -> None:
        if not self._opened(node.value):
            self.visit(node.value)
        if node.attr == "__dict__":
            self.walk.any_member = True
        if not isinstance(node.ctx, ast.Load):
            return
        own = self._attribute(node.value, node.attr)
        if node.attr in self.walk.plain and (not own or self._of_module(node.value)):
            self._report(f"{ast.unparse(node)}"[:80], node)
        for binding in own:
            self.walk.binding(binding, self.via)

    def _opened(self, expression: ast.AST) -> bool:
        """Whether an expression names a class of the student's, which is then opened."""
        classes = class_named(expression, self.walk.work) if self._is_outer(expression) else ()
        for each in classes:
            self.walk.open(each, self.via)
        return bool(classes)

    def _attribute(self, owner: ast.AST, name: str) -> tuple[Binding, ...]:
        """What an attribute may be: of the class that it is surely one of, or else of any."""
        work = self.walk.work
        every = tuple(work.attributes.get(name, ()))
        loose = tuple(each for each in every if each.owner is None)
        if self.owner is not None and isinstance(owner, ast.Name) and owner.id == self.itself:
            classes = [self.owner]
            self.walk.of_itself.append((self.owner, name, self.via))
        elif (
            self.owner is not None
            and isinstance(owner, ast.Call)
            and getattr(owner.func, "id", "") == "super"
        ):
            classes = [b.node for b in own_bases(self.owner, work) if isinstance(b.node, ast.ClassDef)]
        else:
            inner = owner.func if isinstance(owner, ast.Call) else owner
            found = class_of(owner, work) if self._is_outer(inner) else ()
            classes = [each.node for each in found if isinstance(each.node, ast.ClassDef)]
        certain = [each for definition in classes for each in found_in(name, definition, work)]
        if certain:
            return (*certain, *loose)
        inherited = any(may_be_called_from_elsewhere(each, work) for each in classes)
        return loose if inherited else every

    def _is_outer(self, expression: ast.AST) -> bool:
        """Whether a name is of the top level."""
        return isinstance(expression, ast.Name) and not any(expression.id in scope for scope in self.scopes)

    def _of_module(self, owner: ast.expr) -> bool:
        """Whether an attribute's owner is surely a module, so the attribute is not the student's own."""
        while isinstance(owner, ast.Attribute):
            owner = owner.value
        if not isinstance(owner, ast.Name) or any(owner.id in scope for scope in self.scopes):
            return False
        known = self.walk.work.names.get(owner.id, ())
        return any(isinstance(each.node, (ast.Import, ast.ImportFrom)) for each in known)

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
        self.walk.name(node.id, self.via)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            if alias.name.rsplit(".", 1)[-1] in self.walk.plain or self._is_unknown(alias.name):
                self._report(alias.name, node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name in self.walk.plain or self._is_unknown(node.module or ""):
                self._report(f"{node.module}.{alias.name}", node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        text = fold(node.slice, self._constant)
        if self._is_namespace(node.value):
            self._text_name(text, node)
        self.generic_visit(node)

    def visit_Call(self, node: ast.Call) -> None:
        called = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        forbidden = self.walk.keywords.get(called)
        if forbidden is not None and forbidden in {keyword.arg for keyword in node.keywords}:
            self._report(f"{called}({forbidden}=…)", node)
        if called in _RUNS_TEXT and isinstance(node.func, ast.Name) and node.args:
            self._run_text(node)
        elif called in _BY_NAME or (
            isinstance(node.func, ast.Attribute) and self._is_namespace(node.func.value)
        ):
            if self._by_constant_name(node, called):
                return
            self._names_in(node, called)
        self.walk.any_member |= called in _ANY_MEMBER
        for part in (node.func, *(node.args if called in {"isinstance", "issubclass"} else ())):
            if not self._opened(part):
                self.visit(part)
        for part in (*(() if called in {"isinstance", "issubclass"} else node.args), *node.keywords):
            self.visit(part)

    def _by_constant_name(self, node: ast.Call, called: str) -> bool:
        """``getattr(Tools, "dot")`` is ``Tools.dot``, where it is known what Tools is."""
        if called != "getattr" or len(node.args) < 2 or not self._is_outer(node.args[0]):
            return False
        text = fold(node.args[1], self._constant)
        classes = class_of(node.args[0], self.walk.work)
        if text is None or not any(
            found_in(text, c.node, self.walk.work) for c in classes if isinstance(c.node, ast.ClassDef)
        ):
            return False
        self.visit(ast.copy_location(ast.Attribute(node.args[0], text, ast.Load()), node))
        for rest in node.args[2:]:
            self.visit(rest)
        return True

    # Names that are made of text

    def _names_in(self, node: ast.Call, called: str) -> None:
        arguments = node.args[1:2] if called.startswith("getattr") else node.args[:1]
        for argument in arguments:
            text = fold(argument, self._constant)
            if text is None and called in {"getattr", "__getattribute__"} and self.walk.opaque:
                self._report(f"{called}(…)", node)
            self._text_name(text, node)

    def _text_name(self, text: str | None, node: ast.AST) -> None:
        if text is None:
            return
        last = text.rsplit(".", 1)[-1]
        if last in self.walk.plain and last not in self.walk.work.names:
            self._report(f"{text!r}", node)
        else:
            self.walk.name(text, self.via)

    def _run_text(self, node: ast.Call) -> None:
        text = fold(node.args[0], self._constant)
        try:
            tree = ast.parse(text or "", mode="exec")
        except (SyntaxError, ValueError):
            return
        if text is None:
            if self.walk.opaque:
                self._report(f"{getattr(node.func, 'id', 'eval')}(…)", node)
            return
        for each in ast.walk(tree):
            ast.copy_location(each, node)
        self.generic_visit(tree)

    def _is_unknown(self, module: str) -> bool:
        return self.walk.opaque and not is_library(module)

    def _is_namespace(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Attribute):
            return node.attr == "__dict__"
        return isinstance(node, ast.Call) and getattr(node.func, "id", "") in _NAMESPACES

    def _constant(self, name: str) -> ast.AST | None:
        for scope, constants in zip(reversed(self.scopes), reversed(self.constants), strict=True):
            if name in scope:
                return constants.get(name)
        return self.walk.work.value(name)

    def _report(self, used: str, node: ast.AST) -> None:
        self.walk.report(used, node, self.cell, self.via)
