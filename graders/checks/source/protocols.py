"""Which special methods of a class may be called by the code behind an answer."""

from __future__ import annotations

import ast
from collections.abc import Collection

# Called when a class or an instance is made, or whenever an attribute is asked for.
CONSTRUCTION = frozenset(
    {"__init__", "__new__", "__post_init__", "__init_subclass__", "__class_getitem__", "__set_name__"}
    | {"__getattr__", "__getattribute__", "__get__"}
)
OPERATORS: dict[type[ast.operator], str] = {
    ast.Add: "add", ast.Sub: "sub", ast.Mult: "mul", ast.MatMult: "matmul", ast.Div: "truediv",
    ast.FloorDiv: "floordiv", ast.Mod: "mod", ast.Pow: "pow", ast.LShift: "lshift", ast.RShift: "rshift",
    ast.BitAnd: "and", ast.BitOr: "or", ast.BitXor: "xor",
}  # fmt: skip
_COMPARISONS = frozenset({"__eq__", "__ne__", "__lt__", "__le__", "__gt__", "__ge__", "__contains__"})


def is_protocol(name: str, used: Collection[str]) -> bool:
    """Whether a method is a special one that is called by what is `used` on the way.

    Args:
        used: operators by their names in `OPERATORS`, "compare", "call", and "other" where a function is
            called that may call any.
    """
    if not (name.startswith("__") and name.endswith("__")) or name in CONSTRUCTION:
        return False
    plain = name.strip("_")
    for operator in OPERATORS.values():
        if plain in {operator, f"r{operator}", f"i{operator}"}:
            # sum() adds, and math.prod() multiplies, without an operator in sight.
            return operator in used or (operator in {"add", "mul"} and "other" in used)
    if name in _COMPARISONS:
        return "compare" in used or "other" in used
    return "call" in used if name == "__call__" else "other" in used
