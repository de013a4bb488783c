"""Names and code in text, and namespaces: what is looked up or run without its name being written."""

from __future__ import annotations

import ast

from graders.checks.source import dynamic
from graders.checks.source.classes import class_of, found_in
from graders.checks.source.owners import OwnersReader, called_name
from graders.checks.source.text import fold, parse_text


class TextsReader(OwnersReader):
    """Follows constant text like names; any other text on the way to an answer breaks its rule."""

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
        text = fold(node.args[1], self._constant, self.folded)
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
        known = fold(text, self._constant, self.folded)
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
            is_function = isinstance(text, (ast.Lambda, ast.Name)) and called in {"timeit", "repeat", "Timer"}
            if is_function and fold(text, self._constant, self.folded) is None:
                continue  # a function, which has been read
            self._run(fold(text, self._constant, self.folded), called, node)

    def _run(self, text: str | None, called: str, node: ast.AST) -> None:
        if text is None:
            if self.walk.opaque:
                self._report(f"{called}(…)", node)
            return
        tree = parse_text(text.strip())
        if tree is None:
            return
        for each in ast.walk(tree):
            ast.copy_location(each, node)
        for statement in tree.body:  # the value of an expression is what eval returns
            self.visit(statement.value if isinstance(statement, ast.Expr) else statement)

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
            return node.attr in dynamic.NAMESPACE_ATTRIBUTES or (
                node.attr == "modules" and getattr(node.value, "id", "") == "sys"
            )
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

    def _opening(self, node: ast.Attribute) -> None:
        """An attribute that opens a namespace or runs text, and is not called or looked into on the spot."""
        if self._is_namespace(node):
            self.walk.any_member = True
        handed_on = self._is_namespace(node) and not self._is_of_own_object(node)
        if self.walk.opaque and (handed_on or node.attr in dynamic.OPEN_ATTRIBUTES):
            self._report(ast.unparse(node)[:80], node)
        self._handed_on(node.attr, called_name(node)[1], node)
