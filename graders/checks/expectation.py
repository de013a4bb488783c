"""What the reference expects of each call: exact values rounded once, each with its tolerance."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.plan import call_id
from graders.checks.right_answer import Part, UngradableError, described, parts_of
from graders.checks.tolerance import Number, exact_tolerance, input_precision, tolerances
from graders.model.assignment import Assignment, Case, ExactMatch, Question, QuestionKind, Tolerance

_LARGEST = int(sys.float_info.max)
_CONSECUTIVE = 2**53  # below, every whole number has a float64 of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """Right numbers of which float64 would lose digits, and how far an answer may be from each.

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
        values: for `Returns.PAIR` one array for each element, else one array; a scalar's has no axes.
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
        problem: the message about what it returned, and no answer can be compared with; "" for all else.
    """

    reason: str
    problem: str = ""


Expectations = Mapping[str, Expectation | NoExpectation]


def expect_all(assignment: Assignment, answers: Mapping[str, Any]) -> Expectations:
    """The expectation of each call that must return a value, by the call's id; variables by name.

    A reference that fails is told as `NoExpectation`; it breaks its check and nothing else.
    """
    found: dict[str, Expectation | NoExpectation] = {}
    for question in assignment.questions:
        if question.kind is QuestionKind.VARIABLE:
            found[question.id] = _expect(question, answers[question.id], None)
        for check in question.checks:
            for index, case in enumerate(check.cases):
                if case.raises is None:
                    identity = call_id(question, check, index)
                    found[identity] = _expect(question, answers[question.id], case)
    return found


def expect(question: Question, answer: Any, args: tuple[Any, ...]) -> Expectation:
    """The expectation of one call.

    Raises:
        Exception: whatever the reference raises.
        UngradableError: what it returned is of no use for this question.
        ValueError: it is `Exact`, and its bounds are not.
    """
    parts = parts_of(answer(*args) if callable(answer) else answer, question.returns)
    precision = input_precision(args)
    values = tuple(part.floats for part in parts)
    whole = tuple(_whole(question.tolerance, part, precision) for part in parts)
    return Expectation(
        values=values,
        tolerances=tuple(
            tolerances(
                question.tolerance,
                expected=value,
                gauge=part.gauges,
                roundings=part.roundings,
                precision=precision,
            )
            for part, value in zip(parts, values, strict=True)
        ),
        precision=precision,
        whole=whole if any(whole) else (),
    )


# Private functions


def _expect(question: Question, answer: Any, case: Case | None) -> Expectation | NoExpectation:
    try:
        return expect(question, answer, () if case is None else case.args)
    except UngradableError as error:
        return NoExpectation(reason=described(error.value), problem=error.slug)
    except Exception as error:  # noqa: BLE001  the reference is an author's code; its mistake is ours
        return NoExpectation(reason=f"{type(error).__name__}: {error}")


def _whole(rule: Tolerance, part: Part, precision: str) -> Whole | None:
    """What rounding to float64 would lose, where that may change a verdict."""
    exact = isinstance(rule, ExactMatch)
    if not any(_is_beyond(number, exact=exact) for number in part.numbers):
        return None
    gauges = part.gauge or (None,) * len(part.numbers)
    allowed = [
        exact_tolerance(rule, expected=number, gauge=gauge, roundings=part.roundings, precision=precision)
        for number, gauge in zip(part.numbers, gauges, strict=True)
    ]
    values = [_rounded(number) for number in part.numbers]
    return Whole(values=_objects(values, part.shape), tolerances=_objects(allowed, part.shape))


def _is_beyond(number: Number, *, exact: bool) -> bool:
    """Whether float64 has no such number, or, where digits count, shares it among several whole ones."""
    if isinstance(number, float):
        return False
    size = abs(Fraction(number))
    return size >= _LARGEST or (exact and isinstance(number, int) and size >= _CONSECUTIVE)


def _rounded(number: Number) -> Number:
    """A fraction rounded once, as answers are, where there is such a float."""
    return float(number) if isinstance(number, Fraction) and abs(number) < _LARGEST else number


def _objects(items: Sequence[Any], shape: tuple[int, ...]) -> NDArray[Any]:
    array = np.empty(len(items), dtype=object)
    array[:] = items
    return array.reshape(shape)
