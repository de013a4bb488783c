"""Decides which class an expression's value belongs to, and so whether an attribute is the student's own."""

from __future__ import annotations

import ast
import sys

from graders.checks.source.attributes import MAKERS
from graders.checks.source.classes import (
    class_named,
    class_of,
    may_be_called_from_elsewhere,
    members_named,
    own_bases,
)
from graders.checks.source.names import Binding, is_definition
from graders.checks.source.scopes import ScopedReader

_HAND_OUT = {
    "pop",
    "popleft",
    "popitem",
    "get",
    "setdefault",
    "copy",
    "values",
    "items",
    "__getitem__",
    "get_nowait",
}
_HAND_ON = {"zip", "map", "enumerate", "sorted", "reversed", "list", "tuple", "iter", "filter", "next", "set"}


def called_name(func: ast.expr) -> tuple[str, str]:
    """The last name of what is called, and the name before it."""
    if isinstance(func, ast.Attribute):
        before = func.value
        return func.attr, getattr(before, "id", getattr(before, "attr", "."))
    return getattr(func, "id", ""), ""


class OwnersReader(ScopedReader):
    """Tells objects of the student's own classes from those of libraries."""

    def _opened(self, expression: ast.AST) -> bool:
        """Whether an expression names a class of the student's, which is then opened."""
        classes = class_named(expression, self.walk.work) if self._is_outer(expression) else ()
        for each in classes:
            self.walk.open(each, self.via)
        return bool(classes)

    def _attribute(self, owner: ast.AST, name: str) -> tuple[tuple[Binding, ...], bool]:
        """The bindings that an attribute may refer to, and whether its class is known.

        If it is not, the attribute may belong to any class.
        """
        work = self.walk.work
        every = tuple(work.attributes.get(name, ()))
        loose = tuple(each for each in every if each.owner is None)
        if self.owner is not None and isinstance(owner, ast.Name) and owner.id == self.itself:
            classes = [self.owner]
            self.walk.of_itself.append((self.owner, name, self.via))
        elif self.owner is not None and isinstance(owner, ast.Call) and called_name(owner.func)[0] == "super":
            classes = [b.node for b in own_bases(self.owner, work) if isinstance(b.node, ast.ClassDef)]
            if not classes and may_be_called_from_elsewhere(self.owner, work):
                return loose, False
        else:
            inner = owner.func if isinstance(owner, ast.Call) else owner
            bindings = class_of(owner, work) if self._is_outer(inner) else ()
            classes = [each.node for each in bindings if isinstance(each.node, ast.ClassDef)]
        certain = [each for definition in classes for each in members_named(name, definition, work)]
        if certain:
            return (*certain, *loose), True
        inherited = any(may_be_called_from_elsewhere(each, work) for each in classes)
        return (loose if inherited else every), False

    def _may_be_own(self, owner: ast.expr, depth: int = 6) -> bool:
        """Whether an expression may be an object of the student's own, so that its attributes are theirs."""
        match owner:
            case _ if depth == 0:
                return True
            case ast.Call(func=ast.Name(id="super")):
                return True
            case ast.Call(func=func, args=arguments):
                return self._makes_own(func, arguments, depth)
            case ast.Starred(value=container):
                return self._holds_own(container, depth)
            case ast.Name(id=name):
                return self._name_may_be_own(name, depth)
            case ast.Attribute():
                root: ast.expr = owner
                while isinstance(root, ast.Attribute):
                    root = root.value
                return self._may_be_own(root, depth - 1)
            case ast.BinOp() | ast.Constant() | ast.List() | ast.Tuple() | ast.ListComp():
                return isinstance(owner, ast.BinOp) and any(
                    self._may_be_own(each, depth - 1) for each in (owner.left, owner.right)
                )
            case _:
                return True

    def _makes_own(self, func: ast.expr, arguments: list[ast.expr], depth: int) -> bool:
        """Whether what a call returns may be the student's own: not if a library's function is called.

        But one of Python's own may hand back what it is given, or make an object with attributes of the
        student's naming.
        """
        if called_name(func)[0] in MAKERS:
            return True
        if any(class_named(each, self.walk.work) for each in arguments):  # ``x.view(Vector)``
            return True
        root = func
        while isinstance(root, ast.Attribute):
            root = root.value
        if self._is_python_s(root) or (isinstance(func, ast.Name) and func.id in _HAND_ON):
            return any(
                self._may_be_own(each, depth - 1) or self._holds_own(each, depth - 1) for each in arguments
            )
        if isinstance(func, ast.Attribute):
            handed_out = func.attr in _HAND_OUT and self._holds_own(func.value, depth - 1)
            return handed_out or self._may_be_own(func, depth - 1)
        return not (isinstance(func, ast.Name) and self._is_library_name(func.id))

    def _holds_own(self, container: ast.expr, depth: int) -> bool:
        """Whether an element of a container may be an object of the student's own."""
        match container:
            case ast.List(elts=parts) | ast.Tuple(elts=parts) | ast.Set(elts=parts):
                return any(self._may_be_own(each, depth - 1) for each in parts)
            case ast.ListComp(elt=part) | ast.SetComp(elt=part) | ast.GeneratorExp(elt=part):
                return self._may_be_own(part, depth - 1)
            case ast.Name(id=name) if (known := self._values_of(name)) is not None and depth > 1:
                return any(isinstance(each, ast.expr) and self._holds_own(each, depth - 1) for each in known)
            case _:
                return self._may_be_own(container, depth)

    def _values_of(self, name: str) -> list[ast.AST] | None:
        """What a local name is set to."""
        for scope, values in zip(reversed(self.scopes), reversed(self.values), strict=True):
            if name in scope:
                return values.get(name)
        return None

    def _name_may_be_own(self, name: str, depth: int) -> bool:
        for scope, values in zip(reversed(self.scopes), reversed(self.values), strict=True):
            if name in scope:
                known = values.get(name)
                if known is None:
                    return not self._is_given(name)
                return any(
                    self._may_be_own(each, depth - 1) if isinstance(each, ast.expr) else not _is_import(each)
                    for each in known
                )
        return not self._is_library_name(name)

    def _is_given(self, name: str) -> bool:
        """Whether a name is a parameter of the answer's function."""
        return len(self.scopes) == 1 and name in self.given

    def _is_python_s(self, root: ast.expr) -> bool:
        """Whether a name of the top level is a module of Python's library, or comes from one."""
        if not isinstance(root, ast.Name) or not self._is_library_name(root.id):
            return False
        known = [each.node for each in self.walk.work.names[root.id]]
        modules = [getattr(each, "module", None) or each.names[0].name for each in known
                   if isinstance(each, (ast.Import, ast.ImportFrom))]  # fmt: skip
        return all(each.split(".")[0] in sys.stdlib_module_names for each in modules)

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
            return local or any(is_definition(each.node, func.id) for each in known)
        assert isinstance(func, ast.Attribute)
        return func.attr in self.walk.work.attributes and self._may_be_own(func.value)

    def _owner_of(self, func: ast.expr) -> str:
        """The name before the dot, or of the module that a name was imported from; never an alias."""
        inner = func.value if isinstance(func, ast.Attribute) else func
        if isinstance(inner, ast.Name):
            local = self._values_of(inner.id) if not self._is_outer(inner) else None
            known = local or [each.node for each in self.walk.work.names.get(inner.id, ())]
            for each in known:
                module = _module(each, of_name=inner is func)
                if module:
                    return module.rsplit(".", 1)[-1]
        return called_name(func)[1]


# Private functions


def _is_import(node: ast.AST) -> bool:
    return isinstance(node, (ast.Import, ast.ImportFrom))


def _module(node: ast.AST, *, of_name: bool) -> str:
    """The module that an import brings, or that it takes a name from."""
    match node:
        case ast.ImportFrom(module=module, names=[alias]):
            return (module or "") if of_name else alias.name
        case ast.Import(names=[alias]) if not of_name and alias.asname:
            return alias.name
    return ""
