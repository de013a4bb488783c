"""The walk of the source rules: it starts at an answer's name and follows everything that the answer uses.

It follows helpers, aliases, members of classes, other answers, containers of functions, and names and code
in constant strings.  Code that it does not reach does not count.
"""

from __future__ import annotations

import ast
import builtins

from graders.checks.source.census import Census, take_census
from graders.checks.source.classes import (
    by_itself,
    descends,
    may_be_called_from_elsewhere,
    members_named,
    own_bases,
)
from graders.checks.source.names import PATCHES, Binding, ParsedWork
from graders.checks.source.protocols import is_protocol
from graders.checks.source.reader import Reader
from graders.model.assignment import Rule
from graders.model.facts import RuleBroken
from graders.model.submission import Cell, SubmissionKind
from graders.model.transcript import Place

_OF_FUNCTIONS = ("__code__", "__defaults__", "__kwdefaults__")  # what may be put into any function


class Walk:
    """One walk through the names that an answer reaches.

    Args:
        opaque: whether code that cannot be read counts as using everything.
        asked: the number of arguments that the grader passes to the answer.
    """

    def __init__(
        self, rule: Rule, work: ParsedWork, kind: SubmissionKind, *, opaque: bool = True, asked: int = 99
    ) -> None:
        self.rule = rule
        self.asked = asked
        self.opaque = opaque
        self.plain = {name for name in rule.names if "(" not in name}
        self.keywords = {
            name.split("(")[0]: name.split("(")[1].rstrip(")") for name in rule.names if "(" in name
        }
        self.work = work
        self._census: Census | None = None
        self.kind = kind
        self.seen: set[int] = set()
        self.named: set[str] = set()  # the names of the top level that are used
        self.protocols: set[str] = set()  # special methods that something on the way calls
        self.broken: RuleBroken | None = None
        self.opened: list[tuple[Binding, tuple[str, ...]]] = []  # classes, of which some methods are reached
        self.of_itself: list[tuple[ast.ClassDef, str, tuple[str, ...]]] = []  # ``self.name`` in a method
        self.unbound: set[str] = set()  # methods taken from a class, which may be called with any object
        self.own_lookups: list[
            tuple[str, Binding, tuple[str, ...]]
        ] = []  # ``getattr(self, name)``, by method
        self.any_member = False  # whether methods may be reached by names that cannot be read

    @property
    def census(self) -> Census:
        """What stands anywhere in the work; taken where something asks for it."""
        if self._census is None:
            self._census = take_census(self.work)
        return self._census

    def answer(self, name: str, *, patches: bool = False) -> None:
        """Follow the answer of that name to the end.

        Args:
            patches: whether what is put into imported modules counts as used by it.
        """
        if patches:
            self.name(PATCHES, ())
            for attribute in _OF_FUNCTIONS:
                for put in self.work.attributes.get(attribute, ()):
                    self.binding(put, (name,))
        self.name(name, ())
        known = (-1, -1)
        while known < (known := (len(self.seen), len(self.of_itself))):  # until nothing more is reached
            for binding, via in tuple(self.opened):
                self._heir(binding)
                if self.any_member:
                    self.binding(binding, via)
                else:
                    self._special_methods(binding, via)
        for method, lookup, via in self.own_lookups if self.opaque else ():
            if any(each in self.unbound for each in (method, *self._other_names(method))):
                self.report("getattr(…)", lookup.node, lookup.cell, via)

    def _other_names(self, method: str) -> list[str]:
        """``other = method`` in the body of a class."""
        return [
            name
            for name, known in self.work.attributes.items()
            if any(method in {getattr(b.node, "id", ""), getattr(b.node, "attr", "")} - {""} for b in known)
        ]

    def _heir(self, heir: Binding) -> None:
        """What methods of its bases reach through ``self``, when the object is one of a class below them."""
        for owner, name, _ in tuple(self.of_itself):
            if isinstance(heir.node, ast.ClassDef) and descends(heir.node, owner, self.work):
                for each in members_named(name, heir.node, self.work):
                    self.binding(each, (heir.node.name,))

    def _special_methods(self, binding: Binding, via: tuple[str, ...]) -> None:
        """The special methods of a class that something on the way calls, such as operators."""
        for statement in getattr(binding.node, "body", []):
            if is_protocol(getattr(statement, "name", ""), self.protocols):
                self.binding(Binding(statement, binding.cell, binding.node), via)  # type: ignore[arg-type]

    def open(self, binding: Binding, via: tuple[str, ...]) -> None:
        """Follow what of a class is reached by using one of its attributes, or making an object of it."""
        definition = binding.node
        if not isinstance(definition, ast.ClassDef) or any(
            each.node is definition for each, _ in self.opened
        ):
            return
        self.named.add(definition.name)
        via = (*via, definition.name)
        self.opened.append((binding, via))
        if may_be_called_from_elsewhere(definition, self.work):
            self.binding(binding, via)
            return
        for base in own_bases(definition, self.work):
            self.open(base, via)
        for part in by_itself(definition):
            self.binding(Binding(part, binding.cell, definition), via)

    def name(self, name: str, via: tuple[str, ...]) -> None:
        """Follow a name of the top level."""
        self.named.add(name)
        for binding in self.work.names.get(name, ()):
            self.binding(binding, (*via, name))
        if name in self.work.names or hasattr(builtins, name) or name == PATCHES:
            return
        if name in self.plain:
            for star in self.work.star_imports[:1]:
                self.report(name, star.node, star.cell, via)
        for hidden in self.work.unreadable[:1] if self.opaque else ():  # where else would it come from?
            self.report("exec(…)", hidden.node, hidden.cell, via)

    def binding(self, binding: Binding, via: tuple[str, ...]) -> None:
        """Read the definition that a name refers to, once."""
        if id(binding.node) not in self.seen and self.broken is None:
            self.seen.add(id(binding.node))
            Reader(self, binding.cell, via, binding.owner).visit(binding.node)

    def report(self, used: str, node: ast.AST, cell: Cell, via: tuple[str, ...]) -> None:
        """Record the first place that breaks the rule."""
        if self.broken is not None:
            return
        line = getattr(node, "lineno", 1)
        lines = cell.python.split("\n")  # as Python counts: other separators stand within a line
        text = lines[line - 1].strip() if line <= len(lines) else ""
        place = Place(
            cell=cell.number if self.kind is SubmissionKind.NOTEBOOK and not cell.file else None,
            line=cell.first_line + line - 1,
            text=text,
            file=cell.file,
        )
        self.broken = RuleBroken(used=used, place=place, via=tuple(n for n in via if n != PATCHES))
