"""Annotations hold what is written in them: where somebody reads them, they are read as well."""

from __future__ import annotations

import ast

from graders.checks.source.names import Binding
from graders.checks.source.nodes import walk
from graders.checks.source.owners import OwnersReader
from graders.checks.source.text import parse_text

OPENED = frozenset({"__annotations__", "annotation"})  # attributes with annotations in them
EVALUATED = frozenset({"get_type_hints", "get_annotations"})  # functions that run text in annotations


class AnnotationsReader(OwnersReader):
    """Reads all annotations of a work in place of those that a decorator may look at."""

    def _annotations_are_read(self, name: str) -> bool:
        """Whether what `name` opens can only be annotations that stand in the work; these are then read."""
        census = self.walk.census
        changed = "__annotations__" in census.texts or census.stored["__annotations__"] > 0
        if name not in OPENED | EVALUATED or not census.whole:
            return False
        if changed or census.makes_classes or census.computed or census.foreign:
            return False
        if name in EVALUATED and not self._only_evaluated(name):
            return False
        for each in (*census.annotations, *census.put):
            self._read_with_texts(each)
        return True

    def _only_evaluated(self, name: str) -> bool:
        """Whether the text that is run is that of annotations: nobody adds text, names or a namespace."""
        calls = self.walk.census.called.get(name, [])
        alone = all(len(call.args) == 1 and not call.keywords for call in calls)
        return bool(calls) and alone and not self.walk.census.attributes["__annotations__"]

    def _read_with_texts(self, annotation: Binding) -> None:
        self.walk.binding(annotation, self.via)
        for each in walk(annotation.node):
            tree = (
                parse_text(each.value)
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
                else None
            )
            if tree is not None:
                for part in walk(tree):
                    ast.copy_location(part, each)
                self.visit(ast.Tuple([s.value for s in tree.body if isinstance(s, ast.Expr)], ast.Load()))
