"""Calls and steps as authors write them: what is read, and what is refused."""

from __future__ import annotations

import ast
import datetime as dt
from typing import Any

import numpy as np
import pytest

from graders.assignment.calls import read_call, read_step
from graders.assignment.literals import NotALiteralError, value_of


def value(text: str) -> Any:
    return value_of(ast.parse(text, mode="eval").body)


@pytest.mark.parametrize(
    ("text", "right"),
    [
        ("1", 1),
        ("-1.5e3", -1500.0),
        ("10**30 + 1", 10**30 + 1),
        ("1 + 2j", 1 + 2j),
        ("None", None),
        ("not True", False),
        ("'a' * 3", "aaa"),
        ("b'x'", b"x"),
        ("[1, (2, 3), {'k': {4}}]", [1, (2, 3), {"k": {4}}]),
        ("{1: 'a', (1, 2): None}", {1: "a", (1, 2): None}),
        ("set()", set()),
        ("list(range(3))", [0, 1, 2]),
        ("dict(a=1)", {"a": 1}),
        ("date(2020, 1, 2)", dt.date(2020, 1, 2)),
        ("datetime.date(2020, 1, 2)", dt.date(2020, 1, 2)),
        ("math.pi", np.pi),
        ("np.float32(0.5)", np.float32(0.5)),
    ],
)
def test_values_are_read(text: str, right: Any) -> None:
    assert value(text) == right
    assert type(value(text)) is type(right)


@pytest.mark.parametrize(
    ("text", "dtype", "shape"),
    [
        ("np.array([[1, 2], [3, 4]])", np.int64, (2, 2)),
        ("np.array([1, 2], dtype=float)", None, None),
        ("np.array([1, 2], dtype=np.float32)", np.float32, (2,)),
        ("np.array([True, False])", np.bool_, (2,)),
        ("np.zeros((2, 0))", np.float64, (2, 0)),
        ("np.arange(6).reshape(2, 3)", np.int64, (2, 3)),
        ("np.array([np.nan, -np.inf])", np.float64, (2,)),
    ],
)
def test_arrays_are_read(text: str, dtype: Any, shape: Any) -> None:
    if dtype is None:  # the name of a type is no value
        with pytest.raises(NotALiteralError):
            value(text)
        return
    array = value(text)
    assert array.dtype == dtype
    assert array.shape == shape


def test_tables_are_read() -> None:
    pandas = pytest.importorskip("pandas")
    frame = value("pd.DataFrame({'a': [1, 2], 'b': ['x', None]}, index=[3, 4])")
    assert isinstance(frame, pandas.DataFrame)
    assert list(frame.index) == [3, 4]
    assert value("pd.Series([1.5], name='s')").name == "s"


@pytest.mark.parametrize(
    "text",
    [
        "open('x')",
        "__import__('os')",
        "np.load('x')",
        "np.array.__class__",
        "pd.read_csv('x')",
        "[x for x in [1]]",
        "lambda: 1",
        "f'{1}'",
        "a",
        "'a'.upper()",
        "np.zeros(10**9)",
        "np.zeros((10**5, 10**5))",
        "np.eye(10**5)",
        "'a' * 10**9",
        "[0] * 10**8 * 10",
        "range(10**12) and 1",
        "list(range(10**9))",
        "2 ** 10**9",
        "1 / 0",
        "int('x')",
        "{**{1: 2}}",
        "...",
        "date(2020, 13, 1)",
    ],
)
def test_everything_else_is_refused(text: str) -> None:
    with pytest.raises(NotALiteralError):
        value(text)


def test_a_call_is_read() -> None:
    written = read_call(" f([1, 2], None, axis=-1, mask=np.array([True])) ")
    assert written.function == "f"
    assert written.args == ([1, 2], None)
    assert written.kwargs["axis"] == -1


@pytest.mark.parametrize("text", ["f", "f(1", "np.f(1)", "f(*[1])", "f(**{})", "f(1); g(2)", "f(x)", ""])
def test_what_is_no_call_is_refused(text: str) -> None:
    with pytest.raises(NotALiteralError):
        read_call(text)


@pytest.mark.parametrize(
    ("text", "code", "keeps"),
    [
        ("s = Stack()", ["call", ["name", "Stack"], [], {}], "s"),
        ("s.push(1)", ["call", ["get", ["name", "s"], "push"], [["value", 1]], {}], None),
        ("s.items", ["get", ["name", "s"], "items"], None),
        ("len(s)", ["builtin", "len", [["name", "s"]]], None),
        ("s[0] == t", ["op", "==", ["item", ["name", "s"], ["value", 0]], ["name", "t"]], None),
        ("s.size = 3", ["set", ["name", "s"], "size", ["value", 3]], None),
        ("s['k'] = 3", ["setitem", ["name", "s"], ["value", "k"], ["value", 3]], None),
        ("f(s, by=t)", ["call", ["name", "f"], [["name", "s"]], {"by": ["name", "t"]}], None),
    ],
)
def test_steps_are_read(text: str, code: list[Any], keeps: str | None) -> None:
    step = read_step(text)
    assert step.code == code
    assert step.keeps == keeps
    assert step.text == text


@pytest.mark.parametrize(
    "text", ["import os", "s.__class__", "for x in y: pass", "a = b = 1", "lambda: 1", "s +", "del s", "1; 2"]
)
def test_what_is_no_step_is_refused(text: str) -> None:
    with pytest.raises(NotALiteralError):
        read_step(text)
