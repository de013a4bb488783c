"""Finds the one entry of a table of functions that a constant key chooses; the others are not reached."""

from __future__ import annotations

import ast

from graders.checks.source.lookups import LookupsReader
from graders.checks.source.names import Binding
from graders.checks.source.owners import called_name

_Entries = list[tuple[object, ast.AST]]  # keys and values, in order


class TablesReader(LookupsReader):
    """Chooses entries of dictionaries, lists and tuples."""

    def _entry(self, table: ast.expr, key: ast.expr) -> Binding | None:
        """The value that a constant key chooses in a table of the student's own, or None."""
        chosen, known = self._known(key), self._table(table)
        if chosen is None or not known:
            return None
        first, *later = known
        entries = self._entries(first.node)
        for each in later:
            put = self.walk.work.keys.get(id(each.node))
            at = None if put is None else self._known(put)
            if entries is None or at is None:
                return None
            entries = [*entries, (at[0], each.node)]
        values = [value for at, value in entries or () if at == chosen[0] and type(at) is type(chosen[0])]
        return Binding(values[-1], first.cell, first.owner) if values else None

    def _table(self, table: ast.expr) -> list[Binding]:
        """What a name of the top level, or an attribute of a class, was set to, and what was put there."""
        if isinstance(table, ast.Name) and self._is_outer(table):
            return self.walk.work.names.get(table.id, [])
        if isinstance(table, ast.Attribute):
            bindings, certain = self._attribute(table.value, table.attr)
            return [*bindings] if certain and len(bindings) == 1 else []
        return []

    def _entries(self, node: ast.AST) -> _Entries | None:
        """The keys and values of a table that is written out, or None where some cannot be read."""
        match node:
            case ast.Call(args=[ast.expr() as inner], keywords=[]) if _is_proxy(node):
                return self._entries(inner)
            case ast.Call(func=ast.Name(id="dict" as name), args=[], keywords=pairs) if self._is_python(name):
                keys = [pair.arg for pair in pairs]
                return None if None in keys else [(pair.arg, pair.value) for pair in pairs]
            case ast.Dict(keys=keys_, values=values):
                constants = [None if key is None else self._known(key) for key in keys_]
                pairs_ = zip(constants, values, strict=True)
                return (
                    None
                    if None in constants
                    else [(key[0], value) for key, value in pairs_ if key is not None]
                )
            case ast.List(elts=values) | ast.Tuple(elts=values):
                if any(isinstance(value, ast.Starred) for value in values):
                    return None
                both = [*enumerate(values), *((at - len(values), value) for at, value in enumerate(values))]
                return [*both]
        return None

    def _member(self, node: ast.Attribute) -> Binding | None:
        """``names.member``, where ``names = SimpleNamespace(member=…, other=…)`` and nothing is put there."""
        known = self.walk.work.names.get(node.value.id, ()) if isinstance(node.value, ast.Name) else ()
        if not self._is_outer(node.value) or len(known) != 1 or not isinstance(known[0].node, ast.Call):
            return None
        made = known[0].node
        if (
            called_name(made.func)[0] != "SimpleNamespace"
            or made.args
            or "__dict__" in self.walk.census.attributes
        ):
            return None
        values = [pair.value for pair in made.keywords if pair.arg == node.attr]
        put = [each for each in self.walk.work.attributes.get(node.attr, ()) if each.node is not made]
        return Binding(values[0], known[0].cell) if len(values) == 1 and not put else None

    def _is_python(self, name: str) -> bool:
        return name not in self.walk.work.names


# Private functions


def _is_proxy(call: ast.Call) -> bool:
    return called_name(call.func)[0] == "MappingProxyType"
