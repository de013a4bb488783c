"""Values of every kind against the right ones: what is equal, what is not, and where the first difference is."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from graders.checks.expectation import Tree
from graders.checks.infer import DEFAULT
from graders.checks.kinds.structure.compare import compare_tree
from graders.model.assignment import ExactMatch, Leeway
from graders.model.facts import Inside
from graders.model.values import Column, Frame, Opaque, Record

NAN, INF = float("nan"), float("inf")
A = np.array


def fact(actual: Any, expected: Any, rule: Any = DEFAULT, **leeway: Any) -> Any:
    sets = {key: value if key in {"spacing", "case"} else frozenset(value) for key, value in leeway.items()}
    return compare_tree(actual, Tree(value=expected, tolerance=rule, leeway=Leeway(**sets))).fact


def column(name: Any, values: Any, dtype: str = "int64") -> Column:
    return Column(name, dtype, np.array(values) if dtype in ("int64", "float64", "bool") else list(values))


def frame(index: list[int] | None = None, **columns: list[Any]) -> Frame:
    dtypes = {int: "int64", float: "float64", str: "object", bool: "bool"}
    made = tuple(column(name, values, dtypes[type(values[0])]) for name, values in columns.items())
    return Frame(made, column(None, index or list(range(len(made[0].values)))))


EQUAL = [
    (None, None),
    (True, True),
    (np.bool_(True), True),
    (3, 3),
    (3.0, 3),
    (np.int64(3), 3),
    (10**30, 10**30),
    (0.1 + 0.2, 0.3),
    (NAN, NAN),
    (INF, INF),
    (3, 3.0),
    (Fraction(1, 4), 0.25),
    (1 + 2j, 1 + 2j),
    ("abc", "abc"),
    (b"ab", b"ab"),
    ([1, [2.0, "x"]], [1, [2.0, "x"]]),
    ((1, 2), (1, 2)),
    ({1, 2}, {2, 1}),
    ({0.1 + 0.2, 1.0}, {0.3, 1.0}),
    ({"b": 1, "a": 2}, {"a": 2, "b": 1}),
    ({1: "x", (1, 2): None}, {1: "x", (1, 2): None}),
    (A([1.0, NAN]), A([1.0, NAN])),
    (A([1, 2]), A([1.0, 2.0])),
    (A([1.0, 2.0]), A([1, 2])),
    (A([True, False]), A([True, False])),
    (A(["a", "b"]), A(["a", "b"])),
    (A(["2020-01-01", "NaT"], dtype="datetime64[D]"), A(["2020-01-01", "NaT"], dtype="datetime64[ns]")),
    (A([1 + 1j]), A([1 + 1j])),
    (np.zeros((0, 3)), np.zeros((0, 3))),
    (dt.date(2020, 1, 1), dt.date(2020, 1, 1)),
    (Record("P", {"x": 1.0}), Record("P", {"x": 1.0})),
    (frame(a=[1, 2], b=["x", "y"]), frame(a=[1, 2], b=["x", "y"])),
    (frame(a=[0.1 + 0.2]), frame(a=[0.3])),
    (Opaque("Stack"), Opaque("Stack")),
]
DIFFERENT = [
    (0, None),
    (1, True),
    (True, 1),
    (3.5, 3),
    (10**30 + 1, 10**30),
    (0.31, 0.3),
    (0.0, NAN),
    (-INF, INF),
    ("3", 3),
    ("abd", "abc"),
    ([1, 2], (1, 2)),
    ((1, 2), [1, 2]),
    ([1, 2], A([1, 2])),
    ([1], [1, 2]),
    ({1}, {1, 2}),
    ([1, 2], {1, 2}),
    ({"a": 1}, {"a": 1, "b": 2}),
    ({"a": 1, "b": 2, "c": 3}, {"a": 1, "b": 2}),
    (A([1.0, 2.0]), A([[1.0, 2.0]])),
    (A([0.0, 1.0]), A([False, True])),
    (A([1.5, 2.0]), A([1, 2])),
    (A(["a", "c"]), A(["a", "b"])),
    (A([1.0], dtype=np.float32), A([1.0])),
    (A(["2020-01-02"], dtype="datetime64[D]"), A(["2020-01-01"], dtype="datetime64[D]")),
    (Record("Q", {"x": 1.0}), Record("P", {"x": 1.0})),
    (Record("P", {"y": 1.0}), Record("P", {"x": 1.0})),
    (frame(b=[1, 2]), frame(a=[1, 2])),
    (frame(a=[1.0, 2.0]), frame(a=[1, 2])),
    (frame([1, 2], a=[1, 2]), frame(a=[1, 2])),
    (frame(b=["x"], a=[1]), frame(a=[1], b=["x"])),
    (Opaque("DataFrame"), frame(a=[1])),
    (Opaque("str", "of more than 20000 characters"), "abc"),
    (Record("DataFrame", {}), frame(a=[1])),
    (dt.datetime(2020, 1, 1, tzinfo=dt.UTC), dt.date(2020, 1, 1)),
]


@pytest.mark.parametrize(("actual", "expected"), EQUAL)
def test_what_is_equal(actual: Any, expected: Any) -> None:
    assert fact(actual, expected) is None


@pytest.mark.parametrize(("actual", "expected"), DIFFERENT)
def test_what_is_different(actual: Any, expected: Any) -> None:
    assert fact(actual, expected) is not None


@pytest.mark.parametrize("value", [each for _, each in EQUAL], ids=lambda value: repr(value)[:40])
def test_each_value_differs_from_all_of_another_kind(value: Any) -> None:
    for other in (
        None,
        True,
        "text",
        b"bytes",
        [object],
        {"k": 1},
        {7},
        Opaque("generator"),
        A([1.0, 2.0, 3.0]),
    ):
        if type(other) is not type(value):
            assert fact(other, value) is not None, other


@pytest.mark.parametrize(
    ("actual", "expected", "path"),
    [
        ({"a": 1, "b": [1, 2, 4.0]}, {"a": 1, "b": [1, 2, 3.0]}, '["b"][2]'.replace('"', "'")),
        ([(1, "x"), (2, "z")], [(1, "x"), (2, "y")], "[1][1]"),
        (Record("P", {"x": [1, 3]}), Record("P", {"x": [1, 2]}), ".x[1]"),
        (frame(a=[1, 2], b=["x", "z"]), frame(a=[1, 2], b=["x", "y"]), "['b'][1]"),
        (A([["a", "b"], ["c", "e"]]), A([["a", "b"], ["c", "d"]]), "[1, 1]"),
        ({1: {2: None}}, {1: {2: 0}}, "[1][2]"),
    ],
)
def test_the_first_difference_has_its_place(actual: Any, expected: Any, path: str) -> None:
    wrong = fact(actual, expected)
    assert isinstance(wrong, Inside)
    assert wrong.path == path


VALUES, VECTORS = A([1.0, 2.0, 3.0]), np.eye(3) + 0.5 * np.eye(3, k=1)


@pytest.mark.parametrize(
    ("actual", "expected", "leeway"),
    [
        ((1, 2), [1, 2], {"types": {"tuple", "list"}}),
        (A([1, 2]), [1, 2], {"types": {"array", "list"}}),
        ([[1.0, 2.0]], A([[1.0, 2.0]]), {"types": {"list"}}),
        ([(1, 2)], [[1, 2]], {"types": {"tuple"}}),
        (A([-1.0, 2.0]), A([1.0, -2.0]), {"up_to": {"sign"}}),
        (VECTORS * A([1, -1, -1]), VECTORS, {"up_to": {"sign"}}),
        (VECTORS * A([2, -3, 0.1]), VECTORS, {"up_to": {"scale"}}),
        (VECTORS[:, [2, 0, 1]], VECTORS, {"up_to": {"permutation"}}),
        ((VALUES[[2, 0, 1]], -VECTORS[:, [2, 0, 1]]), (VALUES, VECTORS), {"up_to": {"permutation", "sign"}}),
        ([3.0, 1.0, 2.0], [1.0, 2.0, 3.0], {"up_to": {"order"}}),
        ([["b"], ["a"]], [["a"], ["b"]], {"up_to": {"order"}}),
        (A([[3, 4], [1, 2]]), A([[1, 2], [3, 4]]), {"up_to": {"order"}}),
        (list(range(500))[::-1], list(range(500)), {"up_to": {"order"}}),
        (frame([1, 0], a=[2, 1]), frame([0, 1], a=[1, 2]), {"up_to": {"order"}}),
        (frame([5, 6], a=[1, 2]), frame(a=[1, 2]), {"ignore": {"index"}}),
        (frame(a=[1.0, 2.0]), frame(a=[1, 2]), {"ignore": {"dtype"}}),
        (frame(b=["x"], a=[1]), frame(a=[1], b=["x"]), {"ignore": {"column-order"}}),
    ],
)
def test_what_makes_no_difference(actual: Any, expected: Any, leeway: dict[str, Any]) -> None:
    assert fact(actual, expected) is not None
    assert fact(actual, expected, **leeway) is None


@pytest.mark.parametrize(
    ("actual", "expected", "leeway"),
    [
        (A([1.0, -2.0]), A([1.0, 2.0]), {"up_to": {"sign"}}),
        (A([0.0, 0.0]), A([1.0, 2.0]), {"up_to": {"scale"}}),
        (A([NAN, 1.0]), A([1.0, 2.0]), {"up_to": {"scale", "sign"}}),
        ((VALUES[[1, 0, 2]], VECTORS), (VALUES, VECTORS), {"up_to": {"permutation"}}),
        ([1.0, 1.0, 2.0], [1.0, 2.0, 2.0], {"up_to": {"order"}}),
        ([1, 2, 2], [1, 2], {"up_to": {"order"}}),
        ([[1, 2], [3]], A([[1, 2], [3, 4]]), {"types": {"list"}}),
        ({1, 2}, [1, 2], {"types": {"list", "tuple", "array"}}),
        (frame([0, 1], a=[2, 1]), frame([0, 1], a=[1, 2]), {"up_to": {"order"}}),
    ],
)
def test_what_is_wrong_all_the_same(actual: Any, expected: Any, leeway: dict[str, Any]) -> None:
    assert fact(actual, expected, **leeway) is not None


def test_a_matching_is_found_wherever_there_is_one() -> None:
    # 0.0 fits both, 1e-12 one of them only: whoever takes the first partner that fits finds none for it.
    near = 1e-12
    assert fact([near, 0.0], [0.0, -near], up_to={"order"}) is None


def test_exact_is_exact() -> None:
    assert fact([0.1 + 0.2], [0.3], ExactMatch()) is not None
    assert fact([0.3], [0.3], ExactMatch()) is None
