"""One value against the right one: by its type, its size, then member by member."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from fractions import Fraction
from typing import Any

import numpy as np

from graders.checks.closeness import Comparison
from graders.checks.expectation import Expectation, Leaf, Tree
from graders.checks.kinds.array import ARRAY
from graders.checks.kinds.scalar import compare_number as compare_exact
from graders.checks.kinds.structure import arrays, frames, members, order
from graders.checks.kinds.structure.inside import all_right, inside
from graders.checks.kinds.structure.numbers import compare_integer, compare_number
from graders.checks.values import type_name
from graders.model.facts_of_values import NotEqual, WrongClass, WrongLength
from graders.model.values import Frame, Opaque, RaisedInstead, Record, Series

_WHOLE = (str, bytes, dt.date, dt.time, dt.timedelta)
_SEQUENCES = {list: "list", tuple: "tuple", np.ndarray: "array"}


def compare_tree(actual: Any, tree: Tree) -> Comparison:
    """The first difference between an answer and a right one, with the place where it is."""
    return Comparing(tree).compare(actual, tree.value)


def compare_item(actual: Any, tree: Tree, item: int) -> Comparison:
    """One member of a list, tuple or array; an answer of another type or length is wrong as a whole."""
    right = tree.value
    if type(right) not in _SEQUENCES or type(actual) not in _SEQUENCES or len(actual) != len(right):
        whole = compare_tree(actual, tree)
        return whole if whole.fact is not None else Comparison(None)
    return inside(f"[{item}]", Comparing(tree).compare(actual[item], right[item]))


class Comparing:
    """A comparison under way: what it allows is the same at all depths."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.tolerance = tree.tolerance
        self.leeway = tree.leeway

    def compare(self, given: Any, expected: Any) -> Comparison:
        """A value, or a part of one."""
        if isinstance(expected, Leaf):
            return _exact(given, expected.expected)
        actual = given.item() if isinstance(given, np.generic) and given.dtype.kind in "biufcUS" else given
        if expected is None or isinstance(expected, (bool, *_WHOLE)):
            return _equal(actual, expected)
        if type(expected) is int:
            return compare_integer(actual, expected)
        if isinstance(expected, (float, complex, Fraction)):
            return compare_number(given, expected, self.tolerance)
        if type(expected) in _SEQUENCES:
            return self._sequence(given, expected)
        return self._other(actual, expected)

    # Private functions

    def _sequence(self, given: Any, expected: Any) -> Comparison:
        name = _SEQUENCES[type(expected)]
        if type(given) is not type(expected):
            if _SEQUENCES.get(type(given)) not in self.leeway.types:
                return Comparison(WrongClass(expected=_shown(name), actual=type_name(given)))
            given = arrays.as_type(given, type(expected))
            if given is None:
                return Comparison(WrongClass(expected=_shown(name), actual="list"))
        if order.OF_COLUMNS & self.leeway.up_to and order.has_columns(expected):
            # What these arrays may differ by is settled for all of them together.
            given = order.columns_aligned(given, expected, self)
            return Comparing(dataclasses.replace(self.tree, leeway=order.settled(self.leeway))).alike(
                given, expected
            )
        return self.alike(given, expected)

    def alike(self, given: Any, expected: Any) -> Comparison:
        """Two of one type, member by member."""
        if isinstance(expected, np.ndarray):
            return self._array(given, expected)
        if len(given) != len(expected):
            return Comparison(WrongLength(expected=len(expected), actual=len(given)))
        if "order" in self.leeway.up_to:
            return order.in_any_order(given, expected, self)
        return self.one_by_one(given, expected)

    def one_by_one(self, given: Sequence[Any], expected: Sequence[Any]) -> Comparison:
        """Members in their order; of several wrong ones the first."""
        parts = []
        for index, (one, right) in enumerate(zip(given, expected, strict=True)):
            part = self.compare(one, right)
            if part.fact is not None:
                return inside(f"[{index}]", part)
            parts.append(part)
        return all_right(parts)

    def _array(self, given: np.ndarray[Any, Any], expected: np.ndarray[Any, Any]) -> Comparison:
        if "order" in self.leeway.up_to and given.shape == expected.shape and given.ndim:
            return order.in_any_order(list(given), list(expected), self)
        if expected.dtype.kind == "O" and given.shape == expected.shape and given.dtype.kind == "O":
            parts = self.one_by_one(given.ravel().tolist(), expected.ravel().tolist())
            return arrays.at_its_index(parts, expected.shape)
        return arrays.compare_array(given, expected, self.tolerance)

    def _other(self, actual: Any, expected: Any) -> Comparison:
        match expected:
            case dict() if type(actual) is dict:
                return members.compare_mapping(actual, expected, self)
            case set() if type(actual) is set:
                return members.compare_set(actual, expected, self)
            case Record() if isinstance(actual, Record) and actual.type_name == expected.type_name:
                return members.compare_record(actual, expected, self)
            case Series() if isinstance(actual, Series):
                return frames.compare_series(actual, expected, self)
            case Frame() if isinstance(actual, Frame):
                return frames.compare_frame(actual, expected, self)
            case RaisedInstead() if isinstance(actual, RaisedInstead):
                right = expected.type_name in (actual.type_name, *actual.bases)
                return Comparison(
                    None if right else NotEqual(expected=expected.type_name, actual=actual.type_name)
                )
            case RaisedInstead():
                return Comparison(NotEqual(expected=expected, actual=actual))
            case Opaque() if isinstance(actual, Opaque) and actual.type_name == expected.type_name:
                return Comparison(None)
            case np.generic():
                return arrays.compare_array(np.asarray(actual), np.asarray(expected), self.tolerance)
        return Comparison(WrongClass(expected=type_name(expected), actual=type_name(actual)))


# Private functions


def _exact(given: Any, expected: Expectation) -> Comparison:
    if expected.values[0].ndim:
        return ARRAY.compare(given, expected)
    return compare_exact(given, expected)


def _equal(actual: Any, expected: Any) -> Comparison:
    if type(actual) is not type(expected):
        return Comparison(WrongClass(expected=type_name(expected), actual=type_name(actual)))
    return Comparison(None if actual == expected else NotEqual(expected=expected, actual=actual))


def _shown(name: str) -> str:
    return "ndarray" if name == "array" else name
