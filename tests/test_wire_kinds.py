"""The rarer kinds of values cross the wire whole; none of their methods is run, and nothing forged gets in."""

from __future__ import annotations

import ast
import contextlib
import dataclasses
import datetime as dt
import json
from collections import Counter, OrderedDict, defaultdict, namedtuple
from decimal import Decimal
from pathlib import Path
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graders.execution.rebuild import as_plain, figures, rebuild
from graders.inside.calls import arguments
from graders.inside.wire import values as wire
from graders.inside.wire.keyed import MOST_ALIKE
from graders.model.values import Column, Frame, Opaque, Record, Series

keys = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.text(max_size=5)
    | st.binary(max_size=5) | st.dates() | st.timedeltas() | st.datetimes() | st.times(),
    lambda inner: st.lists(inner, max_size=3).map(tuple) | st.frozensets(inner, max_size=3),
    max_leaves=4,
)  # fmt: skip
values = st.recursive(
    keys | st.decimals(allow_nan=False, allow_infinity=False, places=3),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3) | st.sets(keys, max_size=3)
    ),
    max_leaves=8,
)
TAGS = [
    *(
        "set",
        "frozenset",
        "map",
        "bytes",
        "range",
        "texts",
        "date",
        "datetime",
        "time",
        "timedelta",
        "record",
    ),
    *(
        "raised",
        "decimal",
        "column",
        "series",
        "frame",
        "objects",
        "tuple",
        "int",
        "none",
        "list",
        "array",
        "|S1",
    ),
]
anything_json = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20) | st.sampled_from(TAGS),
    lambda inner: st.tuples(st.sampled_from(TAGS), inner).map(list) | st.lists(inner, max_size=4),
    max_leaves=20,
)


def there_and_back(value):
    return rebuild(json.loads(json.dumps(wire.encode(value))))


@given(values)
def test_values_come_back_equal(value) -> None:
    assert there_and_back(value) == value


@given(values)
def test_arguments_arrive_equal_and_of_the_same_type(value) -> None:
    (arrived,) = arguments.unpack(arguments.pack([value]))
    assert arrived == value
    assert type(arrived) is type(value)
    assert not arguments.changed(arrived, arguments.keep(arrived))


@given(anything_json)
def test_whatever_arrives_is_a_value_or_a_wire_error(plain) -> None:
    with contextlib.suppress(wire.WireError):
        rebuild(plain)
    with contextlib.suppress(wire.WireError):
        figures(plain)


def forged() -> list:
    """The forms that an attack tries through the wall."""
    source = (Path(__file__).parent / "attacks" / "forged_kinds.py").read_text(encoding="utf-8")
    namespace: dict = {"_deep": ["tuple", [["int", "1"]]]}
    statements = ast.parse(source).body
    exec(compile(ast.Module(statements[2:5], []), "attack", "exec"), namespace)
    (call,) = [
        each for each in statements[5:] if isinstance(each, ast.Assign) and isinstance(each.value, ast.Call)
    ]
    return eval(compile(ast.Expression(call.value.args[0]), "attack", "eval"), namespace)


@pytest.mark.parametrize("plain", forged(), ids=lambda plain: str(plain)[:60])
def test_forged_forms_are_refused(plain) -> None:
    if plain != ["set", []]:
        with pytest.raises(wire.WireError):
            rebuild(plain)


@dataclasses.dataclass
class Plain:
    x: int
    y: list = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True, slots=True)
class Slotted:
    z: float = 0.5  # unset where no constructor was called


Pair = namedtuple("Pair", "left right")  # noqa: PYI024


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (Plain(1, [2]), Record("Plain", {"x": 1, "y": [2]})),
        (Slotted.__new__(Slotted), Opaque("Slotted")),
        (Pair(1, {2}), (1, {2})),
        (frozenset({1, frozenset({2})}), {1, frozenset({2})}),
        ({"a": 1, 2: {3}}, {"a": 1, 2: {3}}),
        (dt.datetime(2020, 6, 1, tzinfo=ZoneInfo("Europe/Paris")), dt.datetime(2020, 5, 31, 22, tzinfo=dt.UTC)),
        (np.str_("a"), "a"),
        (np.bytes_(b"a"), b"a"),
        (pd.Timestamp("2020-01-02"), dt.datetime(2020, 1, 2)),  # noqa: DTZ001
        (pd.NaT, None),
        (pd.NA, None),
        ({"x" * 101: 1}, {"x" * 101: 1}),
        (b"x" * 20_001, Opaque("bytes", "of more than 20000 bytes")),
        (set(range(20_001)), Opaque("set", "too large")),
        ({object()}, Opaque("set", "with elements that are not plain")),
        (np.array([object(), 1]), Opaque("ndarray", "of dtype object")),
        (Counter("aab"), {"a": 2, "b": 1}),
        (defaultdict(int, {1: 2}), {1: 2}),
        (OrderedDict([("b", 1), ("a", 2)]), {"b": 1, "a": 2}),
        (bytearray(b"x"), Opaque("bytearray")),
    ],
    ids=range(20),
)  # fmt: skip
def test_what_values_come_back_as(value, expected) -> None:
    assert there_and_back(value) == expected
    assert type(there_and_back(value)) is type(expected)


@pytest.mark.parametrize(
    "array",
    [
        np.array(["a", "", "日本"]),
        np.array([["x"], ["yz"]]),
        np.array([b"a", b"bc"]),
        np.array(["2020-01-01", "NaT"], dtype="M8[ns]"),
        np.array([1, 2], dtype=">m8[s]"),
        np.array([[None, "a"], [True, 2.5]], dtype=object),
        np.array([], dtype="U3"),
        np.array([np.timedelta64(1, "s"), None], dtype=object),
    ],
    ids=lambda array: f"{array.dtype} {array.shape}",
)
def test_arrays_keep_what_they_hold(array) -> None:
    back = there_and_back(array)
    assert (back.shape, back.dtype, back.tolist()) == (
        array.shape,
        array.dtype.newbyteorder("<"),
        array.tolist(),
    )


def test_elements_of_one_hash_are_refused_on_both_sides() -> None:
    many = {n * (2**61 - 1) for n in range(1, MOST_ALIKE + 2)}
    assert isinstance(there_and_back(many), Opaque)
    assert isinstance(there_and_back(set(list(many)[1:])), set)
    with pytest.raises(wire.WireError):
        rebuild(["set", [["int", f"{n:x}"] for n in many]])


def test_a_table_is_its_columns_and_its_index() -> None:
    table = pd.DataFrame({"k": ["a", "b", "a"], "v": [1.0, None, 3.0], 3: [True, False, True]})
    table["when"] = pd.to_datetime(["2020-01-01", None, "2020-01-03"])
    table["zone"] = table["when"].dt.tz_localize("UTC")
    table["group"] = pd.Categorical(["p", None, "q"])
    table["whole"] = pd.array([1, None, 3], dtype="Int64")
    frame = there_and_back(table)
    assert isinstance(frame, Frame)
    kinds = {column.name: column.dtype.replace("[ns", "[us") for column in frame.columns}
    assert kinds.pop("k") in {"str", "object"}
    assert kinds == {
        "v": "float64", 3: "bool", "when": "datetime64[us]", "zone": "datetime64[us, UTC]",
        "group": "category", "whole": "Int64",
    }  # fmt: skip
    listed = {column.name: list(column.values) for column in frame.columns}
    assert listed["k"] == ["a", "b", "a"]
    assert listed["group"] == ["p", None, "q"]
    assert listed["whole"] == [1, None, 3]
    assert listed["zone"][1:] == [None, dt.datetime(2020, 1, 3, tzinfo=dt.UTC)]
    assert np.isnat(listed["when"][1])
    assert frame.index.values.tolist() == [0, 1, 2]  # noqa: PD011
    means = there_and_back(table.groupby(["k", 3])["v"].mean())
    assert isinstance(means, Series)
    assert (means.index.name, means.index.values) == (("k", 3), [("a", True), ("b", False)])  # noqa: PD011
    assert there_and_back(table.index) == Column(None, "int64", pytest.approx([0, 1, 2]))


@pytest.mark.parametrize(
    "table",
    [
        pd.DataFrame({"x": [1, 2], "s": ["a", None], "o": [1, "y"]}, index=[3, 5]),
        pd.DataFrame({"x": [1.5]}, index=pd.MultiIndex.from_tuples([(1, "a")], names=["p", "q"])),
        pd.DataFrame({"t": pd.to_datetime(["2020-01-01"])}, index=pd.Index(["r"], name="row")),
        pd.DataFrame({"g": pd.Categorical(["a"]), "i": pd.array([None], dtype="Int64")}),
        pd.DataFrame(),
    ],
    ids=range(5),
)
def test_tables_arrive_as_pandas_makes_them(table: pd.DataFrame) -> None:
    for given_as in (table, as_plain(table)):
        (arrived,) = arguments.unpack(arguments.pack([given_as]))
        pd.testing.assert_frame_equal(arrived, table, check_column_type=bool(len(table)))
        kept = arguments.keep(arrived)
        assert not arguments.changed(arrived, kept)
        arrived["new"] = 1
        assert arguments.changed(arrived, kept)


def test_decimals_stay_decimals_as_arguments() -> None:
    assert arguments.unpack(arguments.pack([Decimal("0.10"), [Decimal(1)]])) == [
        Decimal("0.10"),
        [Decimal(1)],
    ]
    assert type(arguments.unpack(arguments.pack([Decimal("0.10")]))[0]) is Decimal


def test_what_holds_many_tables_is_refused_where_it_is_encoded() -> None:
    """What the inside lets through never fails to be rebuilt outside: that would cost a right answer its call."""
    tables = [pd.DataFrame({n: [1] for n in range(900)})] * 30
    assert there_and_back(tables) == Opaque("list", "too large")
    deep = pd.DataFrame({"x": [1]})
    for _ in range(9):
        deep = [deep]
        assert there_and_back(deep) is not None
