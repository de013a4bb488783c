"""Finds names and code in strings, and uses of namespaces: functions reached without writing their names."""

from __future__ import annotations

import ast

from graders.checks.source import dynamic
from graders.checks.source.annotations import AnnotationsReader
from graders.checks.source.names import Binding, is_definition
from graders.checks.source.nodes import walk
from graders.checks.source.owners import called_name
from graders.checks.source.text import fold, parse_text
from graders.model.submission import Cell


class TextsReader(AnnotationsReader):
    """Follows constant text like names; any other text on the way to an answer breaks its rule."""

    def _look_up(self, text: ast.expr, node: ast.AST, shown: str = "") -> None:
        known = fold(text, self._constant, self.folded)
        if known is None:
            self.walk.any_member = True
            if self.walk.opaque and not isinstance(text, (ast.Slice, ast.Tuple)):
                self._report(shown or ast.unparse(node)[:80], node)
            return
        last = known.replace(":", ".").rsplit(".", 1)[-1]
        self.walk.unbound.add(last)
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
            if called in {"timeit", "repeat", "Timer"} and self._is_function(text):
                continue  # it has been read
            self._run(fold(text, self._constant, self.folded), called, node)

    def _is_function(self, node: ast.expr) -> bool:
        if not isinstance(node, ast.Name):
            return isinstance(node, ast.Lambda)
        known = [each.node for each in self.walk.work.names.get(node.id, ())]
        inner = any(node.id in functions for functions in self.inner)
        return inner or all(isinstance(each, (ast.FunctionDef, ast.Lambda)) for each in known or [node])

    def _run(self, text: str | None, called: str, node: ast.AST) -> None:
        if text is None:
            if self.walk.opaque:
                self._report(f"{called}(…)", node)
            return
        tree = parse_text(text.strip())
        if tree is None:
            return
        for each in walk(tree):
            ast.copy_location(each, node)
        for statement in tree.body:  # the value of an expression is what eval returns
            self.visit(statement.value if isinstance(statement, ast.Expr) else statement)

    def _handed_on(self, name: str, owner: str, node: ast.AST) -> None:
        """A function that resolves or runs text and is passed on, not called: its argument cannot be read."""
        self.walk.any_member |= (
            name in dynamic.RESOLVERS or name in dynamic.NAMESPACES or name == "getmembers"
        )
        known = self.walk.work.names.get(name, ())
        if not self.walk.opaque or any(
            is_definition(b.node, name) and (self.scopes or not _is_later(b, node, self.cell)) for b in known
        ):
            return
        taken = name in dynamic.RESOLVERS or name in dynamic.OPEN or name in dynamic.NAMESPACES
        if (taken or dynamic.runs_text(name, owner)) and not self._annotations_are_read(name):
            self._report(name, node)

    def _arguments(self, node: ast.Call) -> None:
        for each in [*node.args, *node.keywords]:
            self.visit(each)

    # Namespaces

    def _is_namespace(self, node: ast.AST) -> bool:
        if isinstance(node, ast.Attribute):
            return node.attr in dynamic.NAMESPACE_ATTRIBUTES or (
                node.attr == "modules" and getattr(node.value, "id", "") == "sys"
            )
        return isinstance(node, ast.Call) and getattr(node.func, "id", "") in dynamic.NAMESPACES

    def _namespace_method(self, node: ast.Call) -> None:
        """``vars(np).get("dot")`` looks one name up; whatever else is done with a namespace may take any."""
        assert isinstance(node.func, ast.Attribute)
        self._arguments(node)
        self._inside_namespace(node.func.value)
        if self._is_own_namespace(node.func.value):
            self._open_own(node)
        if node.func.attr in dynamic.LOOKUPS and node.args:
            self._look_up(node.args[0], node)
        elif self.walk.opaque and not self._is_own_namespace(node.func.value):
            self._report(ast.unparse(node.func)[:80], node)

    def _inside_namespace(self, node: ast.AST) -> None:
        """Read the expression inside ``vars(…)`` or before ``.__dict__``."""
        for child in ast.iter_child_nodes(node):
            if child is not getattr(node, "func", None):
                self.visit(child)

    def _is_own_namespace(self, node: ast.AST) -> bool:
        """``self.__dict__`` and ``vars(self)`` hold what the student put there."""
        if not self._is_namespace(node):
            return False
        if isinstance(node, ast.Call) and not node.args:
            return bool(self.scopes) and getattr(node.func, "id", "") in {"locals", "vars"}
        inner = node.value if isinstance(node, ast.Attribute) else node.args[0]  # type: ignore[attr-defined]
        return self._is_itself(inner)

    def _is_itself(self, node: ast.AST) -> bool:
        """Whether an expression is the object whose method is read."""
        return self.owner is not None and isinstance(node, ast.Name) and node.id == self.itself

    def _open_own(self, node: ast.AST) -> None:
        """Any function inside, and any method of the object, may be reached."""
        self.walk.any_member = True
        if self.owner is not None:
            self.walk.open(Binding(self.owner, self.cell), self.via)
            self.walk.own_lookups.append((self.method, Binding(node, self.cell), self.via))
            self._own_attributes()
        for inner in [each for functions in self.inner for each in functions.values()]:
            if id(inner) not in self.read:
                self.read.add(id(inner))
                self._function(inner)  # type: ignore[arg-type]

    def _own_attributes(self) -> None:
        """Read what is put into attributes from outside of a class."""
        for name, bindings in tuple(self.walk.work.attributes.items()):
            for binding in bindings:
                if binding.owner is None and (
                    name not in self.walk.plain or not isinstance(binding.node, ast.Call)
                ):
                    self.walk.binding(binding, self.via)

    def _looked_at(self, node: ast.AST) -> bool:
        """Whether a namespace is only printed, or searched for a name: that reveals no function."""
        if not self._is_namespace(node):
            return False
        self._inside_namespace(node)
        return True

    def _describes_code(self, node: ast.Attribute) -> bool:
        """``f.__code__.co_name``, ``sys._getframe().f_code.co_name``: text and numbers about code."""
        code = node.value
        if not isinstance(code, ast.Attribute) or not node.attr.startswith("co_"):
            return False
        if code.attr == "__code__":
            self.visit(code.value)
            return True
        called = called_name(code.value.func)[0] if isinstance(code.value, ast.Call) else ""
        return code.attr == "f_code" and called in {"currentframe", "_getframe"}

    def _opening(self, node: ast.Attribute) -> None:
        """An attribute that opens a namespace or runs text, and is neither called nor read at once."""
        if self._is_own_namespace(node):
            self._open_own(node)
        elif self._is_namespace(node):
            self.walk.any_member = True
        handed_on = self._is_namespace(node) and not self._is_own_namespace(node)
        opens = node.attr in dynamic.OPEN_ATTRIBUTES and not self._annotations_are_read(node.attr)
        if self.walk.opaque and (handed_on or opens):
            self._report(ast.unparse(node)[:80], node)
        self._handed_on(node.attr, self._owner_of(node), node)


# Private functions


def _is_later(definition: Binding, use: ast.AST, cell: Cell) -> bool:
    """Whether a name is used, where code runs once, before it is the student's own."""
    order = (definition.cell.number or 0, getattr(definition.node, "lineno", 0))
    return order > (cell.number or 0, getattr(use, "lineno", 0))
