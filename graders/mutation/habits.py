"""Bad habits around a whole answer: it is right but for what is done before or after.

Each habit is the body of a function that stands in the answer's place: ``right`` is the answer as it
was, ``args`` what it is called with, ``kept`` a list that lives as long as the module.
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterator
from typing import Any

import numpy as np

from graders.model.assignment import Case, Question, Returns

_AROUND = """
import numpy as __np
__right, __kept = {name}, []
def {name}(*args):
    args, right, kept, np = list(args), __right, __kept, __np
{body}
"""

ANY: dict[str, str] = {
    # What comes in
    "arguments-in-float32": """
        short = [np.asarray(a, np.float32) if np.asarray(a).dtype.kind == "f" else a for a in args]
        value = right(*short)
        return value""",
    "arguments-cut-to-integers": "return right(*[np.asarray(a).astype(int) for a in args])",
    "arguments-made-positive": "return right(*[np.abs(a) for a in args])",
    "first-element-of-each-dropped": "return right(*[a[1:] for a in args])",
    "last-element-of-each-dropped": "return right(*[a[:-1] for a in args])",
    "second-argument-taken-for-the-first": "return right(*args[:1] * len(args))",
    "arguments-reversed": "return right(*args[::-1])",
    "elements-of-the-first-reversed": "return right(args[0][::-1], *args[1:])",
    "elements-sorted": "return right(*[np.sort(a, axis=-1) for a in args])",
    "negative-elements-taken-for-zero": "return right(*[np.maximum(a, 0) for a in args])",
    "tiny-elements-taken-for-zero": "return right(*[np.where(np.abs(a) < 1e-4, 0, a) for a in args])",
    # What is refused
    "lists-refused": "return right(*args) if not any(type(a) is list for a in args) else args[0].shape",
    "tuples-refused": "return right(*args) if not any(type(a) is tuple for a in args) else args[0].shape",
    "arrays-refused": "return right(*args) if not any(hasattr(a, 'shape') for a in args) else None",
    "integer-arrays-refused": """
        kinds = [a.dtype.kind for a in args if hasattr(a, "dtype")]
        return right(*args) if "i" not in kinds else None""",
    "float32-refused": """
        kinds = [str(a.dtype) for a in args if hasattr(a, "dtype")]
        return right(*args) if "float32" not in kinds else None""",
    "single-elements-refused": "return right(*args) if all(np.size(a) > 1 for a in args) else None",
    "single-rows-refused": """
        rows = [len(a) for a in args if np.ndim(a) > 1]
        return right(*args) if 1 not in rows else None""",
    # What is changed in place
    "arrays-changed-before": """
        for a in args:
            if hasattr(a, "fill"):
                a += 1
        return right(*args)""",
    # What is kept between calls
    "first-answer-given-for-ever": """
        if not kept:
            kept.append(right(*args))
        return kept[0]""",
    "equal-call-answered-otherwise": """
        before = repr(args)
        kept.append(before)
        return right(*args) if kept.count(before) == 1 else None""",
    # Exceptions
    "exceptions-swallowed": """
        try:
            return right(*args)
        except Exception:
            return 0.0""",
    "exceptions-of-another-kind": """
        try:
            return right(*args)
        except Exception as error:
            raise RuntimeError from error""",
    "answer-printed": "print(right(*args))",
    "answer-as-text": "return str(right(*args))",
}
_IN_PLACE = {
    "scaled-in-place": ("getattr(args[N], 'dtype', None) == np.float64", "args[N] *= 0.5"),
    "filled-in-place-if-integers": ("getattr(args[N], 'dtype', None) == np.int64", "args[N].fill(7)"),
    "filled-in-place-if-float32": ("getattr(args[N], 'dtype', None) == np.float32", "args[N].fill(7)"),
    "emptied-if-a-list": ("type(args[N]) is list", "args[N].clear()"),
}
_NUMBER: dict[str, str] = {
    "answer-in-float32": "return np.float32({value})",
    "answer-by-way-of-float32": "return float(np.float32({value}))",
    "answer-cut-to-an-integer": "return int({value})",
    "answer-rounded-to-6-places": "return round({value}, 6)",
    "answer-in-a-list": "return [{value}]",
    "answer-in-an-array": "return np.array([{value}])",
    "answer-with-the-other-sign": "return -{value}",
    "answer-made-positive": "return abs({value})",
    "answer-plus-1e-6": "return {value} + 1e-6",
    "tiny-answer-taken-for-zero": "value = {value}; return 0.0 if abs(value) < 1e-6 else value",
    "answer-as-a-truth-value": "return bool({value})",
}
_ARRAY: dict[str, str] = {
    "answer-in-float32": "return np.asarray({value}).astype(np.float32)",
    "answer-by-way-of-float32": "return np.asarray({value}).astype(np.float32).astype(np.float64)",
    "answer-cut-to-integers": "return np.asarray({value}).astype(int)",
    "answer-rounded-to-6-places": "return np.round({value}, 6)",
    "answer-as-lists": "return np.asarray({value}).tolist()",
    "answer-transposed": "return np.transpose({value})",
    "answer-flattened": "return np.ravel({value})",
    "answer-with-one-axis-more": "return np.asarray({value})[None]",
    "answer-with-the-other-sign": "return -np.asarray({value})",
    "answer-made-positive": "return np.abs({value})",
    "answer-plus-1e-6": "return np.asarray({value}) + 1e-6",
    "tiny-elements-of-the-answer-taken-for-zero": """
        value = np.asarray({value})
        return np.where(np.abs(value) < 1e-6, 0.0, value)""",
    "diagonal-of-the-answer-set-to-1": """
        value = np.array({value})
        if value.ndim == 2:
            np.fill_diagonal(value, 1.0)
        return value""",
    "diagonal-of-the-answer-set-to-0": """
        value = np.array({value})
        if value.ndim == 2:
            np.fill_diagonal(value, 0.0)
        return value""",
    "only-the-diagonal-answered": """
        value = np.array({value})
        return np.diag(np.diag(value)) if value.ndim == 2 and value.shape[0] == value.shape[1] else value""",
    "lower-triangle-left-empty": """
        value = np.array({value})
        return np.triu(value) if value.ndim == 2 else value""",
    "rows-of-the-answer-in-reverse": "return np.asarray({value})[::-1]",
}
_PAIR: dict[str, str] = {
    "pair-in-reverse": "return tuple({value})[::-1]",
    "first-of-the-pair-alone": "return {value}[0]",
    "second-of-the-pair-alone": "return {value}[1]",
    "first-of-the-pair-twice": "return ({value}[0],) * 2",
    "pair-as-an-array": "return np.array({value})",
    "pair-as-a-dictionary": "return dict(enumerate({value}))",
    "pair-with-a-third": "return (*{value}, 0.0)",
    **{
        f"{which}-of-the-pair-{name.removeprefix('answer-')}": f"""
        value = list({{value}})
        value[{index}] = (lambda value: {body})(value[{index}])
        return tuple(value)"""
        for index, which in enumerate(("first", "second"))
        for name, body in (
            ("answer-in-float32", "np.float32(value)"),
            ("answer-in-a-list", "[value]"),
            ("answer-made-positive", "abs(value)"),
            ("answer-with-the-other-sign", "-value"),
            ("answer-plus-1e-6", "value + 1e-6"),
            ("answer-tiny-taken-for-zero", "0.0 if abs(value) < 1e-6 else value"),
        )
    },
}
_BY_RETURNS = {Returns.SCALAR: _NUMBER, Returns.ARRAY: _ARRAY, Returns.PAIR: _PAIR, Returns.NUMBERS: {}}


def habits(question: Question) -> dict[str, str]:
    """The habits that answers to a question can have, by name."""
    kind = _BY_RETURNS[question.returns]
    own = {name: body.replace("{value}", "right(*args)") for name, body in kind.items()}
    every = ANY | _in_place(len(question.parameters)) | own
    asked = {trait for check in question.checks for case in check.cases for trait in _traits(case)}
    asked.add("two" if len(question.parameters) > 1 else "one")
    return {
        name: body for name, body in every.items() if _NEEDS.get(name.split("-if-")[-1], "") in {"", *asked}
    }


def around(name: str, body: str) -> str:
    """Source to put behind a program, so that its function `name` has the habit."""
    return _AROUND.format(name=name, body=textwrap.indent(textwrap.dedent(body).strip("\n"), "    "))


# Private functions

_NEEDS = {  # what the cases must hold for a habit to show at all; "" for anything
    "lists-refused": "list",
    "a-list": "list",
    "tuples-refused": "tuple",
    "integer-arrays-refused": "int64",
    "integers": "int64",
    "float32-refused": "float32",
    "float32": "float32",
    "single-rows-refused": "matrix",
    "second-argument-taken-for-the-first": "two",
    "arguments-reversed": "two",
    "exceptions-swallowed": "raises",
    "exceptions-of-another-kind": "raises",
}


def _traits(case: Case) -> Iterator[str]:
    for argument in case.args:
        yield type(argument).__name__
        yield str(getattr(argument, "dtype", ""))
        yield "matrix" if _is_matrix(argument) else ""
    yield "raises" if case.raises else ""


def _is_matrix(argument: Any) -> bool:
    """Whether it has rows, which may be of several lengths."""
    rows = argument if isinstance(argument, (list, tuple)) else ()
    return np.ndim(argument) > 1 if isinstance(argument, np.ndarray) else any(map(_has_length, rows))


def _has_length(row: Any) -> bool:
    return isinstance(row, (list, tuple, np.ndarray))


def _in_place(parameters: int) -> dict[str, str]:
    """Each argument, changed after the answer is known."""
    return {
        f"argument-{n + 1}-{how}": f"value = right(*args)\nif {guard}:\n    {change}\nreturn value".replace(
            "[N]", f"[{n}]"
        )
        for n in range(parameters)
        for how, (guard, change) in _IN_PLACE.items()
    }
