"""Small mistakes in expressions.  Each operator yields replacements for a node.

An operator takes a node and yields new nodes; it shares their parts with the old one and changes
nothing in place.  Authors read the names in `graders.reports.verification`.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator

Operator = Callable[[ast.AST], Iterator[ast.AST]]

_SWAPS: dict[type[ast.operator], tuple[type[ast.operator], ...]] = {
    ast.Add: (ast.Sub, ast.Mult),
    ast.Sub: (ast.Add,),
    ast.Mult: (ast.Add, ast.Div),
    ast.Div: (ast.Mult, ast.FloorDiv),
    ast.FloorDiv: (ast.Div, ast.Mult),
    ast.Mod: (ast.Mult, ast.FloorDiv),
    ast.Pow: (ast.Mult,),
    ast.MatMult: (ast.Mult,),
}
_ONE_SIDED = (ast.Sub, ast.Div, ast.FloorDiv, ast.Mod, ast.Pow, ast.MatMult)
_EDGES: dict[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.GtE),
    ast.LtE: (ast.Lt, ast.Gt),
    ast.Gt: (ast.GtE, ast.LtE),
    ast.GtE: (ast.Gt, ast.Lt),
    ast.Eq: (ast.NotEq, ast.GtE, ast.LtE),
    ast.NotEq: (ast.Eq, ast.Gt, ast.Lt),
    ast.Is: (ast.IsNot,),
    ast.IsNot: (ast.Is,),
    ast.In: (ast.NotIn,),
    ast.NotIn: (ast.In,),
}
_ASKS = {"hasattr", "isinstance", "issubclass", "getattr", "print"}  # nobody mistakes their order
_LENGTHS = {"sqrt", "norm", "hypot", "isqrt"}


def arithmetic_changed(node: ast.AST) -> Iterator[ast.AST]:
    """a + b -> a - b, a * b -> a / b, …"""
    if isinstance(node, ast.BinOp):
        for swap in _SWAPS.get(type(node.op), ()):
            yield ast.BinOp(node.left, swap(), node.right)


def operands_swapped(node: ast.AST) -> Iterator[ast.AST]:
    """a - b -> b - a, where that is not the same anyway"""
    if isinstance(node, ast.BinOp) and isinstance(node.op, _ONE_SIDED):
        yield ast.BinOp(node.right, node.op, node.left)


def term_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """a + b -> a, a * b -> b, …"""
    if isinstance(node, ast.BinOp):
        yield node.left
        yield node.right


def sign_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """-a -> a"""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        yield node.operand


def comparison_changed(node: ast.AST) -> Iterator[ast.AST]:
    """a < b -> a <= b, a == b -> a != b, …"""
    if isinstance(node, ast.Compare):
        for index, operator in enumerate(node.ops):
            for edge in _EDGES.get(type(operator), ()):
                ops = [*node.ops[:index], edge(), *node.ops[index + 1 :]]
                yield ast.Compare(node.left, ops, node.comparators)


def connective_changed(node: ast.AST) -> Iterator[ast.AST]:
    """a or b -> a and b; a or b -> a"""
    if isinstance(node, ast.BoolOp):
        yield ast.BoolOp(ast.And() if isinstance(node.op, ast.Or) else ast.Or(), node.values)
        for index in range(len(node.values)):
            rest = [*node.values[:index], *node.values[index + 1 :]]
            yield rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest)


def not_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """not a -> a"""
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand


def choice_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """a if c else b -> a, -> b, -> b if c else a"""
    if isinstance(node, ast.IfExp):
        yield node.body
        yield node.orelse
        yield ast.IfExp(node.test, node.orelse, node.body)


def constant_moved(node: ast.AST) -> Iterator[ast.AST]:
    """n -> n + 1, n - 1, 0; True -> False; a threshold -> 0 and ten thousand times as much"""
    if not isinstance(node, ast.Constant):
        return
    value = node.value
    if isinstance(value, bool):
        yield ast.Constant(not value)
    elif isinstance(value, int):
        yield from (ast.Constant(n) for n in dict.fromkeys((value + 1, value - 1, 0)) if n != value)
    elif isinstance(value, float):
        others = (0.0, 1.0, value * 1e4) if 0 < value < 0.01 else (value + 1.0, 0.0)
        yield from (ast.Constant(n) for n in dict.fromkeys(others) if n != value)


def index_letters_swapped(node: ast.AST) -> Iterator[ast.AST]:
    """einsum's "ij,kj->ik" -> "ij,kj->ki", and the letters of one operand"""
    if isinstance(node, ast.Constant) and isinstance(node.value, str) and "->" in node.value:
        inputs, _, output = node.value.partition("->")
        if len(output) > 1:
            yield ast.Constant(f"{inputs}->{output[::-1]}")
        operands = inputs.split(",")
        for index, letters in enumerate(operands):
            if len(letters) > 1 and letters.isalpha():
                turned = [*operands[:index], letters[::-1], *operands[index + 1 :]]
                yield ast.Constant(f"{','.join(turned)}->{output}")


def call_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """f(a) -> a; a.copy() -> a"""
    if not isinstance(node, ast.Call):
        return
    if len(node.args) == 1 and not isinstance(node.args[0], (ast.Starred, ast.GeneratorExp)):
        yield node.args[0]
    if isinstance(node.func, ast.Attribute) and not _is_library(node.func.value):
        yield node.func.value


def length_squared(node: ast.AST) -> Iterator[ast.AST]:
    """norm(a) -> norm(a) ** 2"""
    if isinstance(node, ast.Call) and _called(node) in _LENGTHS:
        yield ast.BinOp(node, ast.Pow(), ast.Constant(2))


def arguments_swapped(node: ast.AST) -> Iterator[ast.AST]:
    """f(a, b) -> f(b, a)"""
    if isinstance(node, ast.Call) and len(node.args) > 1 and _called(node) not in _ASKS:
        for n in range(len(node.args) - 1):
            args = [*node.args[:n], node.args[n + 1], node.args[n], *node.args[n + 2 :]]
            yield ast.Call(node.func, args, node.keywords)


def argument_repeated(node: ast.AST) -> Iterator[ast.AST]:
    """f(a, b) -> f(a, a)"""
    if isinstance(node, ast.Call) and len(node.args) == 2 and _called(node) not in _ASKS:
        yield ast.Call(node.func, [node.args[0], node.args[0]], node.keywords)
        yield ast.Call(node.func, [node.args[1], node.args[1]], node.keywords)


def keyword_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """zip(a, b, strict=True) -> zip(a, b); sum(a, axis=1) -> sum(a)"""
    if isinstance(node, ast.Call):
        for index, keyword in enumerate(node.keywords):
            # Without `out` the answer is whatever stood in memory, and differs from run to run.
            if keyword.arg not in {None, "out"}:
                yield ast.Call(node.func, node.args, [*node.keywords[:index], *node.keywords[index + 1 :]])


def axis_changed(node: ast.AST) -> Iterator[ast.AST]:
    """axis=1 -> axis=0"""
    if not isinstance(node, ast.Call):
        return
    for index, keyword in enumerate(node.keywords):
        if keyword.arg != "axis":
            continue
        axis = ast.unparse(keyword.value)
        other = ast.Constant(1 if axis == "0" else 0)
        changed = [*node.keywords[:index], ast.keyword("axis", other), *node.keywords[index + 1 :]]
        yield ast.Call(node.func, node.args, changed)


def attribute_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """a.T -> a"""
    if isinstance(node, ast.Attribute) and node.attr in {"T", "mT", "real", "flat"}:
        yield node.value


def slice_changed(node: ast.AST) -> Iterator[ast.AST]:
    """a[1:] -> a, a[:, None] -> a[None, :]"""
    if not isinstance(node, ast.Subscript) or not isinstance(node.ctx, ast.Load):
        return
    if isinstance(node.slice, ast.Slice):
        yield node.value
    if isinstance(node.slice, ast.Tuple) and len(node.slice.elts) == 2:
        yield ast.Subscript(node.value, ast.Tuple(node.slice.elts[::-1], ast.Load()), node.ctx)
        yield node.value


def filter_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """[… for a in b if c] -> [… for a in b]"""
    if isinstance(node, ast.comprehension) and node.ifs:
        yield ast.comprehension(node.target, node.iter, [], node.is_async)


def elements_dropped(node: ast.AST) -> Iterator[ast.AST]:
    """for a in b -> for a in b[1:], for a in b[:-1]"""
    if isinstance(node, ast.comprehension):
        for iterable in _shortened(node.iter):
            yield ast.comprehension(node.target, iterable, node.ifs, node.is_async)
    elif isinstance(node, ast.For):
        for iterable in _shortened(node.iter):
            yield ast.For(node.target, iterable, node.body, node.orelse)


def range_off_by_one(node: ast.AST) -> Iterator[ast.AST]:
    """range(n) -> range(n + 1), range(n - 1), range(1, n)"""
    if not isinstance(node, ast.Call) or _called(node) != "range":
        return
    end = len(node.args) > 1  # which argument says where to stop
    stop = node.args[1] if end else node.args[0]
    for operator in (ast.Add(), ast.Sub()):
        moved: ast.expr = ast.BinOp(stop, operator, ast.Constant(1))
        yield ast.Call(node.func, [node.args[0], moved, *node.args[2:]] if end else [moved], [])
    start = ast.BinOp(node.args[0], ast.Add(), ast.Constant(1)) if end else ast.Constant(1)
    yield ast.Call(node.func, [start, stop, *node.args[2:]], [])


EXPRESSIONS: dict[str, Operator] = {
    each.__name__.replace("_", "-"): each
    for each in (
        arithmetic_changed,
        operands_swapped,
        term_dropped,
        sign_dropped,
        comparison_changed,
        connective_changed,
        not_dropped,
        choice_dropped,
        constant_moved,
        index_letters_swapped,
        call_dropped,
        length_squared,
        arguments_swapped,
        argument_repeated,
        keyword_dropped,
        axis_changed,
        attribute_dropped,
        slice_changed,
        filter_dropped,
        elements_dropped,
        range_off_by_one,
    )
}


# Private functions


def _called(node: ast.Call) -> str:
    return node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def _is_library(node: ast.expr) -> bool:
    """Whether a name is that of a module: ``np.sum(a)`` is not ``a.sum()``."""
    while isinstance(node, ast.Attribute):
        node = node.value
    return isinstance(node, ast.Name) and node.id in {
        "np",
        "numpy",
        "math",
        "functools",
        "operator",
        "itertools",
    }


def _shortened(iterable: ast.expr) -> Iterator[ast.expr]:
    items = ast.Call(ast.Name("list", ast.Load()), [iterable], [])
    for lower, upper in ((ast.Constant(1), None), (None, ast.Constant(-1))):
        yield ast.Subscript(items, ast.Slice(lower, upper), ast.Load())
