"""What is expected of one call: exact values rounded once, each with its tolerance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """The right answer to one call.

    Args:
        values: one array for each part of the answer: two for a pair, else one; a scalar's has no axes.
        tolerances: the same shapes, >= 0.
        precision: "float64" where a result of fewer digits is wrong.
        whole: for each of `values` what it has lost, or None where that is nothing; left out: nothing.
    """

    values: tuple[NDArray[np.float64], ...]
    tolerances: tuple[NDArray[np.float64], ...]
    precision: str
    whole: tuple[Whole | None, ...] = ()

    @property
    def right(self) -> Any:
        """The right answer as a person would write it: a number, an array, or a pair."""
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


Expectations = Mapping[str, Expectation | NoExpectation]
