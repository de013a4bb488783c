"""What counts as equal up to order, sign, scale, or a permutation of columns."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.closeness import Comparison
from graders.checks.kinds.structure.inside import all_right
from graders.model.assignment import Leeway
from graders.model.facts_of_values import WrongMembers

if TYPE_CHECKING:
    from graders.checks.kinds.structure.compare import Comparing

OF_COLUMNS = frozenset({"sign", "scale", "permutation"})
MAX_PAIRED = 300  # members that are paired each with each; more are paired as they stand once sorted
_SHOWN = 3


def in_any_order(given: Sequence[Any], expected: Sequence[Any], how: Comparing) -> Comparison:
    """Each member of one has its own partner in the other, within the tolerance."""
    if len(given) > MAX_PAIRED:
        given, expected = _sorted(given), _sorted(expected)
        return how.one_by_one(given, expected)
    pairs = partners(given, expected, how)
    missing = [each for index, each in enumerate(expected) if index not in pairs]
    extra = [each for index, each in enumerate(given) if index not in pairs.values()]
    if missing:
        shown = WrongMembers(of="members", missing=tuple(missing[:_SHOWN]), extra=tuple(extra[:_SHOWN]))
        return Comparison(shown)
    return all_right(how.compare(given[at], expected[index]) for index, at in pairs.items())


def partners(given: Sequence[Any], expected: Sequence[Any], how: Comparing) -> dict[int, int]:
    """A largest matching: for each place in `expected` one in `given` that is right for it (Kuhn, 1955)."""
    fits = [
        [at for at, one in enumerate(given) if how.compare(one, right).fact is None] for right in expected
    ]
    return _matching(fits)


def has_columns(expected: Any) -> bool:
    """Whether a right answer is a numeric array of one or two axes, or a list or tuple of these."""
    return bool(_arrays(expected))


def settled(leeway: Leeway) -> Leeway:
    """What is left to differ by once columns have been ordered, signed and scaled."""
    return dataclasses.replace(leeway, up_to=leeway.up_to - OF_COLUMNS)


def columns_aligned(given: Any, expected: Any, how: Comparing) -> Any:
    """The same answer with its columns ordered, signed and scaled as those of the right one, where they fit.

    Several arrays in a list or tuple with equally many columns, such as eigenvalues and eigenvectors, are
    ordered together.  What does not fit stays as it is, and is compared as such.
    """
    ours, theirs = _arrays(given), _arrays(expected)
    if (
        not theirs
        or len(ours) != len(theirs)
        or any(a.shape != b.shape for a, b in zip(ours, theirs, strict=True))
    ):
        return given
    up_to = how.leeway.up_to
    if "permutation" in up_to:
        ours = _permuted(ours, theirs, how)
    if {"sign", "scale"} & up_to:
        ours = [_scaled(a, b, up_to) for a, b in zip(ours, theirs, strict=True)]
    if isinstance(expected, np.ndarray):
        return ours[0]
    return type(given)(ours)


# Private functions


def _matching(fits: Sequence[Sequence[int]]) -> dict[int, int]:
    owner: dict[int, int] = {}

    def settle(start: int) -> None:
        """Find a chain of changes that ends at a free place, without recursion: chains may be long."""
        stack, came, seen = [start], dict[int, tuple[int, int]](), set[int]()
        while stack:
            left = stack.pop()
            for right in fits[left]:
                if right in seen:
                    continue
                seen.add(right)
                came[right] = (left, right)
                if right not in owner:
                    _swap(right, came, owner, start)
                    return
                stack.append(owner[right])

    for start in range(len(fits)):
        settle(start)
    return {left: right for right, left in owner.items()}


def _swap(free: int, came: dict[int, tuple[int, int]], owner: dict[int, int], start: int) -> None:
    """Give each place on the chain that ends at `free` to the one that came to it."""
    right = free
    while True:
        left = came[right][0]
        before = next((place for place, who in owner.items() if who == left), None)
        owner[right] = left
        if left == start or before is None:
            return
        right = before


def _sorted(members: Sequence[Any]) -> list[Any]:
    try:
        return sorted(members)
    except (TypeError, ValueError):
        return sorted(members, key=repr)


def _arrays(value: Any) -> list[NDArray[Any]]:
    """The numeric arrays that a value is, or that a list or tuple is made of; none where it is another."""
    parts = [value] if isinstance(value, np.ndarray) else value
    if not isinstance(parts, (list, tuple)):
        return []
    if not all(
        isinstance(each, np.ndarray) and each.ndim in (1, 2) and each.dtype.kind in "iufc" for each in parts
    ):
        return []
    return list(parts)


def _permuted(ours: list[NDArray[Any]], theirs: list[NDArray[Any]], how: Comparing) -> list[NDArray[Any]]:
    count = theirs[0].shape[-1]
    if count > MAX_PAIRED or any(each.shape[-1] != count for each in theirs):
        return ours
    fits = [[at for at in range(count) if _fit(ours, at, theirs, to, how)] for to in range(count)]
    pairs = _matching(fits)
    if len(pairs) < count:
        return ours
    places = [pairs[to] for to in range(count)]
    return [np.asarray(each[..., places]) for each in ours]


def _fit(ours: list[NDArray[Any]], at: int, theirs: list[NDArray[Any]], to: int, how: Comparing) -> bool:
    from graders.checks.kinds.structure.arrays import compare_array  # noqa: PLC0415  which knows no order

    for one, right in zip(ours, theirs, strict=True):
        column, other = one[..., at], right[..., to]
        if column.ndim and {"sign", "scale"} & how.leeway.up_to:
            column = _scaled(column, other, how.leeway.up_to)
        if compare_array(np.asarray(column), np.asarray(other), how.tolerance).fact is not None:
            return False
    return True


def _scaled(ours: NDArray[Any], theirs: NDArray[Any], up_to: frozenset[str]) -> NDArray[Any]:
    """Each column (a vector is one) times the factor that brings it nearest to the right one."""
    if ours.ndim == 1:
        return np.asarray(ours * _factor(ours, theirs, up_to))
    columns = [ours[:, n] * _factor(ours[:, n], theirs[:, n], up_to) for n in range(ours.shape[1])]
    return np.stack(columns, axis=1) if columns else ours


def _factor(one: NDArray[Any], right: NDArray[Any], up_to: frozenset[str]) -> Any:
    with np.errstate(all="ignore"):
        along, size = np.vdot(one, right), np.vdot(one, one).real
    if not (math.isfinite(abs(complex(along))) and math.isfinite(size)) or size == 0 or along == 0:
        return 1
    if "scale" in up_to:
        return along / size
    return -1 if complex(along).real < 0 else 1
