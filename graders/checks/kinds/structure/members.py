"""Dictionaries, sets, dataclasses and namedtuples."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from graders.checks.closeness import Comparison
from graders.checks.kinds.structure.inside import all_right, inside
from graders.checks.kinds.structure.order import partners
from graders.model.facts_of_values import WrongMembers
from graders.model.values import Record

if TYPE_CHECKING:
    from graders.checks.kinds.structure.compare import Comparing

_SHOWN = 3  # members that are named


def compare_mapping(actual: dict[Any, Any], expected: dict[Any, Any], how: Comparing) -> Comparison:
    """The same keys, in any order, then the value of each."""
    fact = _members("keys", actual, expected)
    if fact is not None:
        return Comparison(fact)
    parts = []
    for key, right in expected.items():
        part = how.compare(actual[key], right)
        if part.fact is not None:
            return inside(f"[{key!r}]", part)
        parts.append(part)
    return all_right(parts)


def compare_record(actual: Record, expected: Record, how: Comparing) -> Comparison:
    """The same fields, then the value of each."""
    fact = _members("fields", actual.fields, expected.fields)
    if fact is not None:
        return Comparison(fact)
    parts = []
    for name, right in expected.fields.items():
        part = how.compare(actual.fields[name], right)
        if part.fact is not None:
            return inside(f".{name}", part)
        parts.append(part)
    return all_right(parts)


def compare_set(actual: set[Any], expected: set[Any], how: Comparing) -> Comparison:
    """The same members; floats among them within the tolerance."""
    missing, extra = _in_order(expected - actual), _in_order(actual - expected)
    if len(missing) == len(extra) and missing and len(missing) <= _MOST:
        pairs = partners(extra, missing, how)
        missing = [each for index, each in enumerate(missing) if index not in pairs]
        extra = [each for index, each in enumerate(extra) if index not in pairs.values()]
    return Comparison(
        WrongMembers(of="members", missing=tuple(missing[:_SHOWN]), extra=tuple(extra[:_SHOWN]))
        if missing or extra
        else None
    )


# Private functions

_MOST = 300  # members that are paired within the tolerance


def _members(of: str, actual: Iterable[Any], expected: Iterable[Any]) -> WrongMembers | None:
    here, right = list(actual), list(expected)
    missing = [each for each in right if each not in here][:_SHOWN]
    extra = [each for each in here if each not in right][:_SHOWN]
    if not missing and not extra:
        return None
    return WrongMembers(of=of, missing=tuple(missing), extra=tuple(extra))


def _in_order(some: Iterable[Any]) -> list[Any]:
    """A set has no order of its own: the same report for the same work."""
    return sorted(some, key=lambda each: (type(each).__name__, repr(each)))
