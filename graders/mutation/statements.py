"""Small mistakes in statements, as `graders.mutation.operators` has them for expressions."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from graders.mutation.operators import Operator

_LEAVES = (ast.Raise, ast.Return, ast.Continue, ast.Break)


def guard_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """if c: return a -> nothing"""
    if isinstance(node, ast.If) and not node.orelse and isinstance(node.body[-1], _LEAVES):
        yield ast.Pass()


def condition_fixed(node: ast.AST) -> Iterator[ast.AST]:
    """if c: -> if True:, if False:, if not c:"""
    if isinstance(node, ast.If):
        if node.orelse or not isinstance(node.body[-1], _LEAVES):
            yield ast.If(ast.Constant(False), node.body, node.orelse)
        yield ast.If(ast.Constant(True), node.body, node.orelse)
        yield ast.If(ast.UnaryOp(ast.Not(), node.test), node.body, node.orelse)


def raise_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """raise ValueError -> pass; raise TypeError"""
    if isinstance(node, ast.Raise):
        yield ast.Pass()
        yield ast.Raise(ast.Name("TypeError", ast.Load()), None)


def statement_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """a += b -> nothing; a[i] = b -> nothing; f(a) -> nothing"""
    if (
        isinstance(node, ast.AugAssign)
        or (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call))
        or (isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Subscript))
    ):
        yield ast.Pass()


def increment_changed(node: ast.AST) -> Iterator[ast.AST]:
    """a += b -> a = b, a -= b"""
    if isinstance(node, ast.AugAssign):
        yield ast.Assign([node.target], node.value)
        swap = {ast.Add: ast.Sub, ast.Sub: ast.Add, ast.Mult: ast.Div, ast.Div: ast.Mult}.get(type(node.op))
        if swap is not None:
            yield ast.AugAssign(node.target, swap(), node.value)


def assignment_in_place(node: ast.AST) -> Iterator[ast.AST]:
    """a = a / b -> a /= b"""
    if (
        isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and isinstance(node.value, ast.BinOp)
        and isinstance(node.value.left, ast.Name)
    ):
        target = ast.Name(node.value.left.id, ast.Store())
        again = ast.Assign(node.targets, ast.Name(node.value.left.id, ast.Load()))
        changed = ast.AugAssign(target, node.value.op, node.value.right)
        yield ast.If(ast.Constant(True), [changed, again], [])


def return_emptied(node: ast.AST) -> Iterator[ast.AST]:
    """return a -> return None"""
    if isinstance(node, ast.Return) and node.value is not None and not _is_none(node.value):
        yield ast.Return(ast.Constant(None))


def magnitude_taken(node: ast.AST) -> Iterator[ast.AST]:
    """return a -> return abs(a); a += b -> a += abs(b)"""
    if isinstance(node, ast.Return) and isinstance(node.value, (ast.BinOp, ast.Call, ast.Name)):
        yield ast.Return(_abs(node.value))
    if isinstance(node, ast.AugAssign):
        yield ast.AugAssign(node.target, node.op, _abs(node.value))


def loop_cut_short(node: ast.AST) -> Iterator[ast.AST]:
    """only the first turn of a loop; return in its body"""
    if isinstance(node, (ast.For, ast.While)) and not isinstance(node.body[-1], _LEAVES):
        body = [*node.body, ast.Break()]
        if isinstance(node, ast.For):
            yield ast.For(node.target, node.iter, body, node.orelse)
        else:
            yield ast.While(node.test, body, node.orelse)
    if isinstance(node, ast.Continue):
        yield ast.Break()
    if isinstance(node, ast.Break):
        yield ast.Continue()


def context_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """with np.errstate(…): a -> a"""
    if isinstance(node, ast.With):
        yield ast.If(ast.Constant(True), node.body, [])


def handler_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """try: a; except E: b -> a"""
    if isinstance(node, ast.Try):
        yield ast.If(ast.Constant(True), [*node.body, *node.orelse, *node.finalbody], [])


STATEMENTS: dict[str, Operator] = {
    each.__name__.replace("_", "-"): each
    for each in (
        guard_dropped,
        condition_fixed,
        raise_dropped,
        statement_dropped,
        increment_changed,
        assignment_in_place,
        return_emptied,
        magnitude_taken,
        loop_cut_short,
        context_dropped,
        handler_dropped,
    )
}


# Private functions


def _is_none(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and node.value is None


def _abs(value: ast.expr) -> ast.Call:
    return ast.Call(ast.Name("abs", ast.Load()), [value], [])
