"""What the reference expects of each call: exact values rounded once, each with its tolerance."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

import numpy as np
from numpy.typing import NDArray

from graders.checks.plan import call_id
from graders.checks.tolerance import input_precision, tolerances
from graders.model.assignment import Assignment, Case, Question, QuestionKind, Returns
from graders.model.exact import Exact, Rationals


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """The right answer to one call.

    Args:
        values: for `Returns.PAIR` one array for each element, else one array; a scalar's has no axes.
        tolerances: the same shapes, >= 0.
        precision: "float64" where a result of fewer digits is wrong.
    """

    values: tuple[NDArray[np.float64], ...]
    tolerances: tuple[NDArray[np.float64], ...]
    precision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NoExpectation:
    """The reference failed for this call, which is our fault."""

    reason: str


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
        ValueError, TypeError: what it returned is of no use for this question.
    """
    right = answer(*args) if callable(answer) else answer
    parts = tuple(right) if question.returns is Returns.PAIR else (right,)
    precision = input_precision(args)
    values = tuple(_values(part) for part in parts)
    return Expectation(
        values=values,
        tolerances=tuple(
            tolerances(
                question.tolerance,
                expected=value,
                gauge=_floats(part.gauge) if isinstance(part, Exact) else None,
                roundings=part.roundings if isinstance(part, Exact) else 1,
                precision=precision,
            )
            for part, value in zip(parts, values, strict=True)
        ),
        precision=precision,
    )


# Private functions


def _expect(question: Question, answer: Any, case: Case | None) -> Expectation | NoExpectation:
    try:
        return expect(question, answer, () if case is None else case.args)
    except Exception as error:  # noqa: BLE001  the reference is an author's code; its mistake is ours
        return NoExpectation(reason=f"{type(error).__name__}: {error}")


def _values(part: Any) -> NDArray[np.float64]:
    value = _floats(part.value) if isinstance(part, Exact) else np.asarray(part, dtype=np.float64)
    if not np.isfinite(value).all():
        raise ValueError("the reference gave a value that is not finite")
    return value


def _floats(rationals: Rationals) -> NDArray[np.float64]:
    """Each rational rounded once, to the nearest float64."""
    return np.array(_nested(rationals), dtype=np.float64)


def _nested(rationals: Rationals) -> Any:
    if isinstance(rationals, tuple):
        return [_nested(item) for item in rationals]
    return float(Fraction(rationals))
