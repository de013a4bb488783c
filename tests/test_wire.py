"""Values survive the wire unchanged; everything else is told by its type; nothing forged gets in."""

from __future__ import annotations

import contextlib
import json
import math
from decimal import Decimal
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.inside.wire import values as wire
from graders.model.values import Opaque

plain = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.complex_numbers(allow_nan=False)
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=50),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.lists(inner, max_size=4).map(tuple)
        | st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=12,
)
anything_json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=20)
    | st.sampled_from(["none", "int", "float", "array", "list", "<f8", "dict", "other", "scalar"]),
    lambda inner: st.lists(inner, max_size=5) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=20,
)


def there_and_back(value):
    return wire.decode(json.loads(json.dumps(wire.encode(value))), Opaque)


@given(plain)
def test_plain_values_come_back_equal_and_of_the_same_type(value) -> None:
    if not any(word in repr(value) for word in ("\\ud", "surrog")):
        assert repr(there_and_back(value)) == repr(value)


@given(anything_json)
def test_whatever_arrives_is_a_value_or_a_wire_error(value) -> None:
    with contextlib.suppress(wire.WireError):
        wire.decode(value, Opaque)


@pytest.mark.parametrize(
    "dtype", ["bool", "int8", "uint16", "int64", "float16", "float32", "float64", "complex128"]
)
@pytest.mark.parametrize("shape", [(), (0,), (3,), (2, 3), (2, 0, 4)])
def test_arrays_keep_dtype_shape_and_bytes(dtype: str, shape: tuple[int, ...]) -> None:
    array = np.arange(math.prod(shape)).reshape(shape).astype(dtype)
    back = there_and_back(array)
    assert (back.dtype, back.shape, back.tobytes()) == (array.dtype, array.shape, array.tobytes())


def test_nan_and_infinities_keep_their_bits() -> None:
    back = there_and_back([math.nan, math.inf, -math.inf, -0.0])
    assert repr(back) == "[nan, inf, -inf, -0.0]"


def test_long_doubles_are_rounded_to_doubles() -> None:
    assert there_and_back(np.longdouble("1.5")).dtype == np.float64


def test_fractions_and_decimals_arrive_as_fractions() -> None:
    assert there_and_back(Fraction(1, 3)) == Fraction(1, 3)
    assert there_and_back(Decimal("0.1")) == Fraction(1, 10)


class LyingFloat(float):
    def __eq__(self, other: object) -> bool:
        return True

    __hash__ = float.__hash__


class LyingArray(np.ndarray):
    pass


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (LyingFloat(1.0), "LyingFloat"),
        (np.zeros(2).view(LyingArray), "LyingArray"),
        ((n for n in ()), "generator"),
        (np.array([object()]), "ndarray of dtype object"),
        (
            np.array([("a", 1)], dtype=[("x", "U1"), ("y", int)]),
            "ndarray of dtype [('x', '<U1'), ('y', '<i8')]",
        ),
        ({object(): 2}, "dict with keys that are not plain"),
        (2**14272, "int of more than 14272 bits"),
        ("x" * 20_001, "str of more than 20000 characters"),
        (object(), "object"),
        (print, "builtin_function_or_method"),
    ],
    ids=range(10),
)
def test_other_values_are_told_by_their_type(value, expected: str) -> None:
    assert str(there_and_back(value)) == expected


def test_arrays_of_python_numbers_and_arrays_that_mask_nothing_are_arrays_of_numbers() -> None:
    boxed = np.array([[1, 2.5], [np.float64(3), -4]], dtype=object)
    assert there_and_back(boxed).tolist() == [[1.0, 2.5], [3.0, -4.0]]
    assert there_and_back(np.ma.array([1.0, 2.0])).tolist() == [1.0, 2.0]
    assert str(there_and_back(np.ma.array([1.0, 2.0], mask=[0, 1]))) == "MaskedArray"


def test_a_list_that_contains_itself_is_too_large() -> None:
    endless: list = []
    endless.append(endless)
    assert str(there_and_back(endless)) == "list too large"


def test_a_giant_array_is_told_by_its_shape() -> None:
    assert str(there_and_back(np.zeros((3000, 3000)))) == "ndarray of shape (3000, 3000), too large"


@pytest.mark.parametrize(
    "forged",
    [
        ["array", "<f8", [2], "AAAA"],
        ["array", "|O8", [1], ""],
        ["array", "<f8", [-1], ""],
        ["array", "<f8", [True], ""],
        ["array", "<f8", [10**9, 10**9], ""],
        ["int", "f" * 5000],
        ["int", "1_000"],
        ["float", "nonsense"],
        ["fraction", "1", "0"],
        ["dict", [[1, ["none"]]]],
        ["unknown"],
        "none",
        {"none": 1},
    ],
    ids=str,
)
def test_forged_values_are_refused(forged) -> None:
    with pytest.raises(wire.WireError):
        wire.decode(forged, Opaque)
