"""Decides what a name that is made of text may refer to: ``getattr(thing, name)`` and its like."""

from __future__ import annotations

import ast

from graders.checks.source import dynamic
from graders.checks.source.classes import class_of, descends, may_be_called_from_elsewhere, members_named
from graders.checks.source.constants import constant
from graders.checks.source.owners import called_name
from graders.checks.source.text import fold
from graders.checks.source.texts import TextsReader

_DESCRIPTORS = {"__get__": 1, "__set__": 1, "__delete__": 1}  # and which parameter is the object


class LookupsReader(TextsReader):
    """Follows names in text where they are known, or where they can only be the student's own."""

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
            if called == "getattr" and self._of_own_object(node, text):
                continue
            for each in self._texts(text):
                self._look_up(each, node, shown=f"{called}(…)")
        if not texts and self.walk.opaque:
            self._report(f"{called}(…)", node)

    def _of_own_object(self, node: ast.Call, text: ast.expr) -> bool:
        """Whether any attribute of the object is one that the student has made."""
        if self._is_itself(node.args[0]):
            return self._of_own_class(node)
        if self._is_described(node.args[0]) or self._is_field_of(node.args[0], text):
            self.walk.any_member = True
            self._own_attributes()
            return True
        return False

    def _of_own_class(self, node: ast.Call) -> bool:
        """``getattr(self, name)`` may be any member of a class that has none but the student's own."""
        assert self.owner is not None
        everywhere = (*self.walk.work.names.values(), *self.walk.work.attributes.values())
        classes = [each.node for known in everywhere for each in known if isinstance(each.node, ast.ClassDef)]
        if any(
            may_be_called_from_elsewhere(each, self.walk.work)
            for each in classes
            if descends(each, self.owner, self.walk.work)
        ):
            return False
        self._open_own(node)
        return True

    def _is_described(self, thing: ast.expr) -> bool:
        """Whether it is the object that Python hands to a descriptor: an instance of one of their classes."""
        if self.method not in _DESCRIPTORS or not self.functions or not isinstance(thing, ast.Name):
            return False
        census, arguments = self.walk.census, self.functions[0].args
        names = [each.arg for each in (*arguments.posonlyargs, *arguments.args)]
        by_hand = _DESCRIPTORS.keys() & (census.attributes.keys() | census.texts | census.handed_on)
        certain = census.whole and not (by_hand or census.foreign or census.makes_classes)
        return (
            certain and names[_DESCRIPTORS[self.method] :][:1] == [thing.id] and self._is_only_given(thing.id)
        )

    def _is_field_of(self, thing: ast.expr, text: ast.expr) -> bool:
        """``getattr(thing, each.name) for each in dataclasses.fields(thing)``, where classes are theirs."""
        if not (isinstance(text, ast.Attribute) and text.attr == "name" and isinstance(text.value, ast.Name)):
            return False
        match self._values_of(text.value.id):
            case [ast.Starred(value=ast.Call(func=func, args=[same], keywords=[]))]:
                pass
            case _:
                return False
        census = self.walk.census
        tampered = "__dataclass_fields__" in census.texts or "__dataclass_fields__" in census.attributes
        certain = census.whole and not (tampered or census.foreign or census.makes_classes or census.computed)
        is_fields = called_name(func)[0] == "fields" and self._owner_of(func) == "dataclasses"
        return certain and is_fields and ast.dump(same) == ast.dump(thing)

    def _texts(self, text: ast.expr) -> list[ast.expr]:
        """The strings that a name takes: in a loop over constants, or from those who call the function.

        Where they are not known, the expression itself.
        """
        if not isinstance(text, ast.Name) or self._is_outer(text):
            return [text]
        known = self._values_of(text.id) or []
        if len(known) == 1 and isinstance(known[0], ast.Starred):
            container: ast.AST | None = known[0].value
            if isinstance(container, ast.Name) and self._is_outer(container):
                value = self.walk.work.value(container.id)  # a list may be added to
                container = value if isinstance(value, ast.Tuple) else None
            if isinstance(container, (ast.List, ast.Tuple, ast.Set)):
                return container.elts
        return self._given_by_callers(text.id) or [text]

    def _given_by_callers(self, name: str) -> list[ast.expr]:
        """The constants that a parameter of a helper holds in all calls of it; none where one is unknown."""
        helper = next((f for f in reversed(self.functions) if name in _parameters(f)), None)
        if not isinstance(helper, ast.FunctionDef) or helper.decorator_list or not self._is_only_given(name):
            return []
        census, work = self.walk.census, self.walk.work
        once = (
            helper in {each.node for each in work.names.get(helper.name, ())}
            and census.stored[helper.name] == 1
        )
        calls = census.calls.get(helper.name, [])
        if not (once and census.whole and calls) or helper.name in census.handed_on:
            return []
        given = [_given(call, helper, name) for call in calls]
        known = [
            constant(each, lambda name: work.fixed(name) if census.stored[name] == 1 else None)
            for each in given
        ]
        if not all(each is not None and isinstance(each[0], str) for each in known):
            return []
        return [ast.Constant(each[0]) for each in known if each is not None]

    def _by_constant_name(self, node: ast.Call, called: str) -> bool:
        """``getattr(Tools, "dot")`` is ``Tools.dot``, where it is known what Tools is."""
        if called != "getattr" or len(node.args) < 2 or not self._is_outer(node.args[0]):
            return False
        text = fold(node.args[1], self._constant, self.folded)
        classes = class_of(node.args[0], self.walk.work)
        if text is None or not any(
            members_named(text, c.node, self.walk.work) for c in classes if isinstance(c.node, ast.ClassDef)
        ):
            return False
        self.visit(ast.copy_location(ast.Attribute(node.args[0], text, ast.Load()), node))
        for rest in node.args[2:]:
            self.visit(rest)
        return True


# Private functions


def _parameters(function: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> list[str]:
    """The parameters that a call gives by place or by name."""
    arguments = function.args
    return [each.arg for each in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]


def _given(call: ast.Call, function: ast.FunctionDef, name: str) -> ast.expr | None:
    """What a call gives for a parameter, or its default; None where that cannot be said."""
    if any(isinstance(each, ast.Starred) for each in call.args) or any(k.arg is None for k in call.keywords):
        return None
    by_name = {keyword.arg: keyword.value for keyword in call.keywords}
    places = [each.arg for each in (*function.args.posonlyargs, *function.args.args)]
    by_place = dict(zip(places, call.args, strict=False))
    last = dict(zip(reversed(places), reversed(function.args.defaults), strict=False))
    named = zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True)
    defaults = last | {each.arg: value for each, value in named if value is not None}
    return by_place.get(name) or by_name.get(name) or defaults.get(name)
