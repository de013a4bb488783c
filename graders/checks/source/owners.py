"""Which class an expression's value is of, and whether an attribute is therefore the student's own."""

from __future__ import annotations

import ast

from graders.checks.source.classes import (
    class_named,
    class_of,
    found_in,
    may_be_called_from_elsewhere,
    own_bases,
)
from graders.checks.source.names import Binding
from graders.checks.source.scopes import ScopedReader


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
        """What an attribute may be, and whether its class is known: else it may be any class's."""
        work = self.walk.work
        every = tuple(work.attributes.get(name, ()))
        loose = tuple(each for each in every if each.owner is None)
        if self.owner is not None and isinstance(owner, ast.Name) and owner.id == self.itself:
            classes = [self.owner]
            self.walk.of_itself.append((self.owner, name, self.via))
        elif self.owner is not None and isinstance(owner, ast.Call) and called_name(owner.func)[0] == "super":
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
