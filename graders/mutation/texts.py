"""Small mistakes with texts, dictionaries, order and generators, as `graders.mutation.operators` has them."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from graders.mutation.operators import Operator

_METHODS: dict[str, tuple[str, ...]] = {
    "lower": ("upper",),
    "upper": ("lower",),
    "strip": ("lstrip", "rstrip"),
    "lstrip": ("strip", "rstrip"),
    "rstrip": ("strip", "lstrip"),
    "startswith": ("endswith",),
    "endswith": ("startswith",),
    "find": ("rfind",),
    "rfind": ("find",),
    "index": ("rindex",),
    "append": ("extend",),
    "items": ("keys", "values"),
    "keys": ("values",),
    "values": ("keys",),
    "union": ("intersection",),
    "intersection": ("union",),
    "popleft": ("pop",),
    "appendleft": ("append",),
}
_WITH_TEXTS = {
    "split",
    "rsplit",
    "join",
    "replace",
    "strip",
    "startswith",
    "endswith",
    "count",
    "find",
    "partition",
}


def method_changed(node: ast.AST) -> Iterator[ast.AST]:
    """a.lower() -> a.upper(); a.strip() -> a.lstrip(); a.items() -> a.keys(), …"""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        for other in _METHODS.get(node.func.attr, ()):
            yield ast.Call(ast.Attribute(node.func.value, other, ast.Load()), node.args, node.keywords)


def default_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """a.get(b, c) -> a.get(b), a[b]"""
    if (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == "get"
        and node.args
    ):
        if len(node.args) > 1:
            yield ast.Call(node.func, node.args[:1], [])
        yield ast.Subscript(node.func.value, node.args[0], ast.Load())


def order_reversed(node: ast.AST) -> Iterator[ast.AST]:
    """sorted(a) -> sorted(a, reverse=True)"""
    if not isinstance(node, ast.Call) or any(keyword.arg == "reverse" for keyword in node.keywords):
        return
    name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
    if name == "sorted" or (name == "sort" and isinstance(node.func, ast.Attribute) and not node.args):
        yield ast.Call(node.func, node.args, [*node.keywords, ast.keyword("reverse", ast.Constant(True))])


def text_changed(node: ast.AST) -> Iterator[ast.AST]:
    """a == "b" -> a == ""; a["b"] -> a["b_"]; a.split(",") -> a.split(" "); return "b" -> return "" """
    if isinstance(node, ast.Compare):
        for index, each in enumerate(node.comparators):
            for other in _others(each):
                comparators = [*node.comparators[:index], other, *node.comparators[index + 1 :]]
                yield ast.Compare(node.left, node.ops, comparators)
    elif isinstance(node, ast.Subscript) and _text(node.slice):
        yield ast.Subscript(node.value, ast.Constant(f"{_text(node.slice)}_"), node.ctx)
    elif isinstance(node, ast.Return) and node.value is not None:
        yield from (ast.Return(other) for other in _others(node.value))
    elif (
        isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _WITH_TEXTS
    ):
        yield from _call_changed(node, node.func)


def format_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """f"{a:.2f}" -> f"{a}" """
    if isinstance(node, ast.FormattedValue) and node.format_spec is not None:
        yield ast.FormattedValue(node.value, node.conversion, None)


def yield_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """yield a -> nothing; yield from a -> yield a"""
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.Yield):
        yield ast.Expr(ast.IfExp(ast.Constant(False), node.value, ast.Constant(None)))  # it stays a generator
    if isinstance(node, ast.Expr) and isinstance(node.value, ast.YieldFrom):
        yield ast.Expr(ast.Yield(node.value.value))


TEXTS: dict[str, Operator] = {
    each.__name__.replace("_", "-"): each
    for each in (method_changed, default_dropped, order_reversed, text_changed, format_dropped, yield_dropped)
}


# Private functions


def _text(node: ast.AST) -> str:
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else ""


def _others(node: ast.expr) -> Iterator[ast.Constant]:
    """What a text may be mistaken for: nothing, and the same in the other case."""
    text = _text(node)
    if text:
        yield from (ast.Constant(each) for each in dict.fromkeys(("", text.swapcase())) if each != text)


def _call_changed(node: ast.Call, function: ast.Attribute) -> Iterator[ast.AST]:
    if _text(function.value):
        other = ast.Attribute(ast.Constant(""), function.attr, ast.Load())
        yield ast.Call(other, node.args, node.keywords)
    for index, each in enumerate(node.args):
        if _text(each):
            other_text = ast.Constant(" " if _text(each) != " " else ",")
            yield ast.Call(function, [*node.args[:index], other_text, *node.args[index + 1 :]], node.keywords)
