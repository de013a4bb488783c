"""The walk of the source rules: from an answer's name along everything that it uses.

It follows helpers, aliases, members of classes, other answers, containers of functions, and names and code
in constant text.  What it does not reach is nobody's business.
"""

from __future__ import annotations

import builtins
from ast import AST

from graders.checks.source_names import PATCHES, Binding, Work
from graders.checks.source_reader import Reader
from graders.model.assignment import Rule
from graders.model.facts import RuleBroken
from graders.model.submission import Cell, SubmissionKind
from graders.model.transcript import Place


class Walk:
    """One walk through the names that an answer reaches.

    Args:
        opaque: whether code that cannot be read counts as reaching everything.
    """

    def __init__(self, rule: Rule, work: Work, kind: SubmissionKind, *, opaque: bool = True) -> None:
        self.rule = rule
        self.opaque = opaque
        self.plain = {name for name in rule.names if "(" not in name}
        self.keywords = {
            name.split("(")[0]: name.split("(")[1].rstrip(")") for name in rule.names if "(" in name
        }
        self.work = work
        self.kind = kind
        self.seen: set[int] = set()
        self.named: set[str] = set()  # the names of the top level that are used
        self.protocols: set[str] = set()  # special methods that something on the way calls
        self.broken: RuleBroken | None = None
        self._classes: dict[int, tuple[Binding, tuple[str, ...]]] = {}

    def answer(self, name: str, *, patches: bool = False) -> None:
        """Follow the answer of that name to the end.

        Args:
            patches: whether what is put into imported modules counts as used by it.
        """
        if patches:
            self.name(PATCHES, ())
        self.name(name, ())
        met = -1
        while met < len(self.seen):  # a special method may call further ones
            met = len(self.seen)
            for binding, via in tuple(self._classes.values()):
                Reader(self, binding.cell, via).special_methods(binding.node)

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
        """Read what a name stands for, once."""
        if id(binding.node) not in self.seen and self.broken is None:
            self.seen.add(id(binding.node))
            Reader(self, binding.cell, via).visit(binding.node)

    def meet_class(self, node: AST, cell: Cell, via: tuple[str, ...]) -> None:
        """Remember a class on the way: which of its special methods are called, only the end tells."""
        self._classes.setdefault(id(node), (Binding(node, cell), via))

    def report(self, used: str, node: AST, cell: Cell, via: tuple[str, ...]) -> None:
        """Write down the first place that breaks the rule."""
        if self.broken is not None:
            return
        line = getattr(node, "lineno", 1)
        lines = cell.python.splitlines()
        text = lines[line - 1].strip() if line <= len(lines) else ""
        place = Place(
            cell=cell.number if self.kind is SubmissionKind.NOTEBOOK else None,
            line=cell.first_line + line - 1,
            text=text,
        )
        self.broken = RuleBroken(used=used, place=place, via=tuple(n for n in via if n != PATCHES))
