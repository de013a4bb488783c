"""Reads one definition on the way to an answer, and follows the names that it loads."""

from __future__ import annotations

import ast
import functools
import inspect
from collections.abc import Iterable, Iterator
from typing import Protocol

import numpy as np

from graders.checks import source_dynamic as dynamic
from graders.checks.source_classes import (
    class_named,
    class_of,
    found_in,
    may_be_called_from_elsewhere,
    own_bases,
)
from graders.checks.source_names import Binding, Function, Work, bound_in
from graders.checks.source_protocols import OPERATORS
from graders.checks.source_text import fold
from graders.model.assignment import Rule
from graders.model.submission import Cell

_Scopes = tuple[frozenset[str], ...]
_Functions = dict[str, ast.AST]


class Trail(Protocol):
    """What a reader needs of the walk that it is part of; see `graders.checks.source_walk.Walk`."""

    rule: Rule
    opaque: bool
    plain: set[str]
    keywords: dict[str, str]
    work: Work
    seen: set[int]
    named: set[str]
    protocols: set[str]
    of_itself: list[tuple[ast.ClassDef, str, tuple[str, ...]]]
    any_member: bool

    def name(self, name: str, via: tuple[str, ...]) -> None: ...
    def binding(self, binding: Binding, via: tuple[str, ...]) -> None: ...
    def open(self, binding: Binding, via: tuple[str, ...]) -> None: ...
    def report(self, used: str, node: ast.AST, cell: Cell, via: tuple[str, ...]) -> None: ...


class Reader(ast.NodeVisitor):
    """Reads one definition, and follows the names that it loads.

    Args:
        walk: where it is told what is met.
        via: the names by which the definition was reached.
        owner: the class whose method is read.
    """

    def __init__(
        self, walk: Trail, cell: Cell, via: tuple[str, ...], owner: ast.ClassDef | None = None
    ) -> None:
        self.walk = walk
        self.owner = owner
        self.itself = ""  # what the method calls its object
        self.cell = cell
        self.via = via
        self.scopes: _Scopes = ()
        self.inner: list[_Functions] = []
        self.values: list[dict[str, list[ast.AST]]] = []  # what the names of each scope are set to
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
        """A class that is handed on as a whole: any method may be called."""
        for part in [*node.decorator_list, *node.bases, *node.keywords]:
            self.visit(part)
        for statement in node.body:
            self.visit(statement)

    def _decorated(self, node: ast.FunctionDef | ast.AsyncFunctionDef) -> None:
        for decorator in node.decorator_list:
            self.visit(decorator)

    def _function(self, node: Function) -> None:
        if self.owner is not None and not self.scopes:
            first = [*node.args.posonlyargs, *node.args.args][:1]
            self.itself = first[0].arg if first and not _is_static(node) else ""
        for default in [*node.args.defaults, *(d for d in node.args.kw_defaults if d is not None)]:
            self.visit(default)
        self.scopes = (*self.scopes, bound_in(node))
        self.inner.append({})
        self.values.append({})
        if isinstance(node, ast.Lambda):
            self.visit(node.body)
        else:
            self._prepare(node.body)
            self._block(node.body)
        self.scopes = self.scopes[:-1]
        self.inner.pop()
        self.values.pop()

    def _prepare(self, body: Iterable[ast.stmt]) -> None:
        """Functions inside are read when they are used; what names are set to is remembered."""
        for node in (each for statement in body for each in ast.walk(statement)):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                self.inner[-1].setdefault(node.name, node)
            for name, value in _assigned(node):
                self.values[-1].setdefault(name, []).append(value)

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

    def visit_Compare(self, node: ast.Compare) -> None:
        self.walk.protocols.add("compare")
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
        self._syntax("comprehension", "(… for …)", node)

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
        if not self._opened(node.value):
            self.visit(node.value)
        if not isinstance(node.ctx, ast.Load):
            return
        own, certain = self._attribute(node.value, node.attr)
        if not own:
            self._opening(node)
        if node.attr in self.walk.plain and not (own and (certain or self._may_be_own(node.value))):
            self._report(f"{ast.unparse(node)}"[:80], node)
        for binding in own:
            self.walk.binding(binding, self.via)

    def _opened(self, expression: ast.AST) -> bool:
        """Whether an expression names a class of the student's, which is then opened."""
        classes = class_named(expression, self.walk.work) if self._is_outer(expression) else ()
        for each in classes:
            self.walk.open(each, self.via)
        return bool(classes)

    def _attribute(self, owner: ast.AST, name: str) -> tuple[tuple[Binding, ...], bool]:
        """What an attribute may be, and whether its class is known: else it may be any class's."""
        work = self.walk.work
        every = tuple(work.attributes.get(name, ()))
        loose = tuple(each for each in every if each.owner is None)
        if self.owner is not None and isinstance(owner, ast.Name) and owner.id == self.itself:
            classes = [self.owner]
            self.walk.of_itself.append((self.owner, name, self.via))
        elif self.owner is not None and isinstance(owner, ast.Call) and _called(owner.func)[0] == "super":
            classes = [b.node for b in own_bases(self.owner, work) if isinstance(b.node, ast.ClassDef)]
        else:
            inner = owner.func if isinstance(owner, ast.Call) else owner
            found = class_of(owner, work) if self._is_outer(inner) else ()
            classes = [each.node for each in found if isinstance(each.node, ast.ClassDef)]
        certain = [each for definition in classes for each in found_in(name, definition, work)]
        if certain:
            return (*certain, *loose), True
        inherited = any(may_be_called_from_elsewhere(each, work) for each in classes)
        return (loose if inherited else every), False

    def _is_outer(self, expression: ast.AST) -> bool:
        """Whether a name is of the top level."""
        return isinstance(expression, ast.Name) and not any(expression.id in scope for scope in self.scopes)

    def _opening(self, node: ast.Attribute) -> None:
        """An attribute that opens a namespace or runs text, and is not called or looked into on the spot."""
        if self._is_namespace(node):
            self.walk.any_member = True
        handed_on = self._is_namespace(node) and not self._is_of_own_object(node)
        if self.walk.opaque and (handed_on or node.attr in dynamic.OPEN_ATTRIBUTES):
            self._report(ast.unparse(node)[:80], node)
        self._handed_on(node.attr, _called(node)[1], node)

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
        self._handed_on(node.id, "", node)
        self.walk.name(node.id, self.via)

    def visit_Import(self, node: ast.Import) -> None:
        for alias in node.names:
            if alias.name.rsplit(".", 1)[-1] in self.walk.plain or self._is_unknown(alias.name):
                self._report(alias.name, node)

    def visit_ImportFrom(self, node: ast.ImportFrom) -> None:
        for alias in node.names:
            if alias.name in self.walk.plain or self._is_unknown(node.module or ""):
                self._report(f"{node.module}.{alias.name}", node)
            elif alias.asname and alias.asname != alias.name:  # under another name it is not seen when called
                self._handed_on(alias.name, (node.module or "").rsplit(".", 1)[-1], node)

    def visit_Subscript(self, node: ast.Subscript) -> None:
        self.walk.protocols.add("other")
        if self._is_namespace(node.value):
            self._look_up(node.slice, node)
            self.visit(node.slice)
            self._inside_namespace(node.value)
            return
        chosen = self._entry(node)
        if chosen is None:
            self.generic_visit(node)
        else:
            self.visit(node.slice)
            self.walk.named.add(getattr(node.value, "id", ""))
            self.walk.binding(chosen, self.via)

    def visit_Call(self, node: ast.Call) -> None:
        self.walk.protocols.add("call")
        called, owner = _called(node.func)
        if not owner and not called.startswith("_"):
            self.walk.protocols.add("other")  # a function may call any special method of what it is given
        self._weights(node, called)
        if called in {"isinstance", "issubclass"}:
            for part in node.args:
                if not self._opened(part):
                    self.visit(part)
        elif self._opened(node.func):
            self._arguments(node)
        elif isinstance(node.func, ast.Attribute) and self._is_namespace(node.func.value):
            self._namespace_method(node)
        elif called in dynamic.RESOLVERS and not self._is_own(node.func):
            self._resolve(node, called)
        elif dynamic.runs_text(called, owner) and not self._is_own(node.func):
            self._run_text(node, called)
        else:
            self.generic_visit(node)

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

    # Names that are made of text

    def _resolve(self, node: ast.Call, called: str) -> None:
        """``getattr(np, "dot")`` and its like: the text has to be a constant, and is read."""
        if self._by_constant_name(node, called):
            return
        self._arguments(node)
        position = dynamic.RESOLVERS[called]
        if called in {"attrgetter", "methodcaller"}:
            texts = node.args[: None if called == "attrgetter" else 1]
        else:
            texts = node.args[position:][:1] if len(node.args) > max(position, 0) else []
        if isinstance(node.func, ast.Attribute):
            self.visit(node.func.value)
        for text in texts:
            self._look_up(text, node, shown=f"{called}(…)")
        if not texts and self.walk.opaque:
            self._report(f"{called}(…)", node)

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

    def _look_up(self, text: ast.expr, node: ast.AST, shown: str = "") -> None:
        known = fold(text, self._constant)
        if known is None:
            self.walk.any_member = True
            if self.walk.opaque and not isinstance(text, (ast.Slice, ast.Tuple)):
                self._report(shown or ast.unparse(node)[:80], node)
            return
        last = known.replace(":", ".").rsplit(".", 1)[-1]
        if last in self.walk.plain and last not in self.walk.work.names:
            self._report(f"{known!r}", node)
            return
        self._handed_on(last, "", node)
        for binding in self.walk.work.attributes.get(last, ()):
            self.walk.binding(binding, self.via)
        self.walk.name(known, self.via)

    def _run_text(self, node: ast.Call, called: str) -> None:
        """``eval("np.dot(x, y)")`` and its like: the text has to be a constant, and is read."""
        self._arguments(node)
        if isinstance(node.func, ast.Attribute):
            self.visit(node.func.value)
        position = dynamic.RUNS_TEXT[called]
        texts = node.args[position:][:1] or [keyword.value for keyword in node.keywords[:1]]
        for text in texts:
            if isinstance(text, (ast.Lambda, ast.Name)) and fold(text, self._constant) is None and called in {
                "timeit", "repeat", "Timer"
            }:  # fmt: skip
                continue  # a function, which has been read
            self._run(fold(text, self._constant), called, node)

    def _run(self, text: str | None, called: str, node: ast.AST) -> None:
        if text is None:
            if self.walk.opaque:
                self._report(f"{called}(…)", node)
            return
        try:
            tree = ast.parse(text.strip(), mode="exec")
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return
        for each in ast.walk(tree):
            ast.copy_location(each, node)
        self.generic_visit(tree)

    def _handed_on(self, name: str, owner: str, node: ast.AST) -> None:
        """What resolves or runs text, taken and not called on the spot: nobody sees what it is given."""
        self.walk.any_member |= (
            name in dynamic.RESOLVERS or name in dynamic.NAMESPACES or name == "getmembers"
        )
        known = self.walk.work.names.get(name, ())
        if not self.walk.opaque or any(not isinstance(b.node, (ast.Import, ast.ImportFrom)) for b in known):
            return
        taken = name in dynamic.RESOLVERS or name in dynamic.OPEN or name in dynamic.NAMESPACES
        if taken or dynamic.runs_text(name, owner):
            self._report(name, node)

    def _arguments(self, node: ast.Call) -> None:
        for each in [*node.args, *node.keywords]:
            self.visit(each)

    # Namespaces

    def _is_namespace(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Attribute):
            return node.attr in dynamic.NAMESPACE_ATTRIBUTES or ast.unparse(node).endswith("sys.modules")
        return isinstance(node, ast.Call) and getattr(node.func, "id", "") in dynamic.NAMESPACES

    def _namespace_method(self, node: ast.Call) -> None:
        """``vars(np).get("dot")`` looks one name up; whatever else is done with a namespace may take any."""
        assert isinstance(node.func, ast.Attribute)
        self._arguments(node)
        self._inside_namespace(node.func.value)
        if node.func.attr in dynamic.LOOKUPS and node.args:
            self._look_up(node.args[0], node)
        elif self.walk.opaque and not self._is_of_own_object(node.func.value):
            self._report(ast.unparse(node.func)[:80], node)

    def _inside_namespace(self, node: ast.AST) -> None:
        """What stands in ``vars(…)`` or before ``.__dict__``."""
        for child in ast.iter_child_nodes(node):
            if child is not getattr(node, "func", None):
                self.visit(child)

    def _is_of_own_object(self, node: ast.AST) -> bool:
        """``self.__dict__`` and ``vars(self)`` hold what the student put there."""
        inner = node.value if isinstance(node, ast.Attribute) else next(iter(getattr(node, "args", [])), None)
        return isinstance(inner, ast.Name) and inner.id in {"self", "cls"}

    # Classes of the student's own

    def _may_be_own(self, owner: ast.expr, depth: int = 6) -> bool:
        """Whether an expression may be an object of the student's own, so that its attributes are theirs."""
        match owner:
            case _ if depth == 0:
                return True
            case ast.Call(func=ast.Name(id="super")):
                return True
            case ast.Call(func=func):
                return self._makes_own(func, depth)
            case ast.Name(id=name):
                return self._name_may_be_own(name, depth)
            case ast.Attribute():
                root: ast.expr = owner
                while isinstance(root, ast.Attribute):
                    root = root.value
                return not self._is_module(root)
            case ast.BinOp() | ast.Constant() | ast.List() | ast.Tuple() | ast.ListComp():
                return isinstance(owner, ast.BinOp) and any(
                    self._may_be_own(each, depth - 1) for each in (owner.left, owner.right)
                )
            case _:
                return True

    def _makes_own(self, func: ast.expr, depth: int) -> bool:
        """Whether what a call returns may be the student's own: not if a library's function is called."""
        if isinstance(func, ast.Attribute):
            return self._may_be_own(func, depth - 1)
        return not (isinstance(func, ast.Name) and self._is_library_name(func.id))

    def _name_may_be_own(self, name: str, depth: int) -> bool:
        for scope, values in zip(reversed(self.scopes), reversed(self.values), strict=True):
            if name in scope:
                known = values.get(name)
                if known is None:
                    return not self._is_given(name)
                return any(
                    not isinstance(each, ast.expr) or self._may_be_own(each, depth - 1) for each in known
                )
        return not self._is_library_name(name)

    def _is_given(self, name: str) -> bool:
        """Whether a name is a parameter of the answer itself, which the grader hands lists and arrays."""
        return len(self.via) == 1 and len(self.scopes) == 1 and name not in {"self", "cls"}

    def _is_module(self, node: ast.AST) -> bool:
        return isinstance(node, ast.Name) and self._is_library_name(node.id)

    def _is_library_name(self, name: str) -> bool:
        """Whether a name of the top level was imported, and is nothing else."""
        if any(name in scope for scope in self.scopes):
            return False
        known = self.walk.work.names.get(name, ())
        return any(isinstance(each.node, (ast.Import, ast.ImportFrom)) for each in known)

    def _is_own(self, func: ast.expr) -> bool:
        """Whether a function that is called is one that the student defined."""
        if isinstance(func, ast.Name):
            known = self.walk.work.names.get(func.id, ())
            local = any(func.id in scope for scope in self.scopes)
            return local or any(isinstance(each.node, (ast.FunctionDef, ast.ClassDef)) for each in known)
        assert isinstance(func, ast.Attribute)
        return func.attr in self.walk.work.attributes and self._may_be_own(func.value)

    # Constants

    def _entry(self, node: ast.Subscript) -> Binding | None:
        """The one value of a dictionary or list of the student's own that a constant key chooses."""
        if not isinstance(node.value, ast.Name) or not isinstance(node.slice, ast.Constant):
            return None
        if any(node.value.id in scope for scope in self.scopes):
            return None
        known = self.walk.work.names.get(node.value.id, ())
        if len(known) != 1:
            return None
        match known[0].node:
            case ast.Dict(keys=keys, values=values) if all(isinstance(key, ast.Constant) for key in keys):
                chosen = [value for key, value in zip(keys, values, strict=True)
                          if key.value == node.slice.value]  # type: ignore[union-attr]  # fmt: skip
            case ast.List(elts=values) | ast.Tuple(elts=values) if not any(
                isinstance(value, ast.Starred) for value in values
            ):
                at = node.slice.value
                chosen = [values[at]] if isinstance(at, int) and -len(values) <= at < len(values) else []
            case _:
                return None
        return Binding(chosen[-1], known[0].cell) if chosen else None

    def _constant(self, name: str) -> ast.AST | None:
        for scope, values in zip(reversed(self.scopes), reversed(self.values), strict=True):
            if name in scope:
                known = values.get(name)
                return known[0] if known else None
        return self.walk.work.value(name)

    def _is_unknown(self, module: str) -> bool:
        return self.walk.opaque and not dynamic.is_library(module)

    def _report(self, used: str, node: ast.AST) -> None:
        self.walk.report(used, node, self.cell, self.via)


# Private functions


def _assigned(node: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """The names that a statement sets, each with what it is set to as far as that can be told."""
    match node:
        case ast.Assign(targets=targets, value=value):
            for target in targets:
                if isinstance(target, ast.Name):
                    yield target.id, value
                else:
                    yield from ((each.id, node) for each in ast.walk(target) if isinstance(each, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield name, value
        case ast.NamedExpr(target=ast.Name(id=name), value=value):
            yield name, value


def _called(func: ast.expr) -> tuple[str, str]:
    """The last name of what is called, and the name before it."""
    if isinstance(func, ast.Attribute):
        before = func.value
        return func.attr, getattr(before, "id", getattr(before, "attr", "."))
    return getattr(func, "id", ""), ""


def _is_static(function: Function) -> bool:
    decorators = getattr(function, "decorator_list", [])
    return any(getattr(each, "id", "") == "staticmethod" for each in decorators)


@functools.cache
def _position(function: str, parameter: str) -> int:
    """How many positional arguments a NumPy or statistics function takes before that parameter."""
    import statistics  # noqa: PLC0415

    for place in (np, statistics):
        try:
            names = list(inspect.signature(getattr(place, function)).parameters)
        except (AttributeError, TypeError, ValueError):
            continue
        if parameter in names:
            return names.index(parameter)
    return 1 if function == "bincount" else 99
