"""What is expected of one call: exact values rounded once, each with its tolerance."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.model.assignment import Leeway, Tolerance
from graders.model.transcript import Returned
from graders.slugs import Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Right numbers that float64 would round, with the tolerance of each.

    Args:
        values: `int` and `Fraction` as the reference has them, `float` where it has no more digits.
        tolerances: `Fraction`, the same shape, >= 0.
    """

    values: NDArray[Any]
    tolerances: NDArray[Any]


@dataclass(frozen=True, slots=True)
class Leaf:
    """A number or array inside a right answer that the reference gave as `Exact`: with its own tolerances."""

    expected: Expectation


@dataclass(frozen=True, slots=True, kw_only=True)
class Tree:
    """A right answer of any kind, and what makes no difference.

    Args:
        value: plain values (`model.values`); a `Leaf` where the reference has an `Exact`.
        tolerance: of each number in it that is no `Leaf`, and no whole number.
        checker: the author's own `check_…`, which decides in place of a comparison.
        asked: the call, as the checker is shown it.
    """

    value: Any
    tolerance: Tolerance
    leeway: Leeway
    checker: Callable[..., Any] | None = None
    asked: AskedCall | None = None

    @property
    def plain(self) -> Any:
        """The right answer as a person would write it."""
        return _without_leaves(self.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedCall:
    """The call whose answer an author's checker decides on.

    Args:
        args, kwargs: fresh copies of what the student's function was given.
        expected: what the reference's own function returns; None where it has none.
        seed: of the generator that was handed over, or None.
        printed: what the student's function printed, where the case keeps that.
        written: what is in the files that the case names, likewise.
    """

    args: tuple[Any, ...]
    kwargs: Mapping[str, Any]
    expected: Any = None
    seed: int | None = None
    printed: str = ""
    written: Mapping[str, str | None] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """The right answer to one call.

    Args:
        values: one array for each part of the answer: two for a pair, else one; a scalar's has no axes.
        tolerances: the same shapes, >= 0.
        precision: "float64" where a result of fewer digits is wrong.
        whole: for each of `values` what it has lost, or None where that is nothing; left out: nothing.
        tree: the right answer where the kind is `value`; then there are no `values`.
        reply: what the reference did beside returning it, where the manner of the call asks for that.
    """

    values: tuple[NDArray[np.float64], ...]
    tolerances: tuple[NDArray[np.float64], ...]
    precision: str
    whole: tuple[Whole | None, ...] = ()
    tree: Tree | None = None
    reply: Returned | None = None

    @property
    def right(self) -> Any:
        """The right answer as a person would write it: a number, an array, a pair, or any plain value."""
        if self.tree is not None:
            return self.tree.plain
        parts = [self._right(index) for index in range(len(self.values))]
        return parts[0] if len(parts) == 1 else tuple(parts)

    @property
    def plain(self) -> Any:
        """The same, but an array as lists."""
        return self.right.tolist() if isinstance(self.right, np.ndarray) else self.right

    def digits_of(self, part: int) -> Whole | None:
        return self.whole[part] if self.whole else None

    def _right(self, part: int) -> Any:
        whole = self.digits_of(part)
        array = self.values[part] if whole is None else whole.values
        return array.tolist() if array.ndim == 0 else array


@dataclass(frozen=True, slots=True, kw_only=True)
class NoExpectation:
    """The reference failed for this call, which is our fault.

    Args:
        problem: the message about what it returned, and no answer can be compared with.
    """

    reason: str
    problem: Slug | None = None


def _without_leaves(value: Any) -> Any:
    if isinstance(value, Leaf):
        return value.expected.right
    if type(value) in (list, tuple):
        return type(value)(_without_leaves(each) for each in value)
    if type(value) is dict:
        return {key: _without_leaves(each) for key, each in value.items()}
    return value


Expectations = Mapping[str, Expectation | NoExpectation]
