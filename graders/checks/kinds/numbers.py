"""A list, tuple or array of numbers, without rows."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import Any

import numpy as np

from graders.checks.closeness import Comparison, rank
from graders.checks.expectation import Expectation, Whole
from graders.checks.kinds.array import filled
from graders.checks.kinds.kind import AnswerKind, one_part, rounded
from graders.checks.kinds.scalar import compare_number
from graders.checks.values import type_name
from graders.model.facts import WrongShape, WrongType, WrongValue

# Private functions


def _compare(actual: Any, expected: Expectation, item: int | None = None) -> Comparison:
    if type(actual) not in (tuple, list) and not isinstance(actual, np.ndarray):
        return Comparison(WrongType(expected="numbers", actual_type=type_name(actual)))
    shape = actual.shape if isinstance(actual, np.ndarray) else (len(actual),)
    if shape != expected.values[0].shape:
        return Comparison(WrongShape(expected=expected.values[0].shape, actual=shape))
    if item is not None:
        return compare_number(actual[item], _element(expected, item), item=item)
    return _worst([compare_number(each, _element(expected, at), item=at) for at, each in enumerate(actual)])


def _element(expected: Expectation, at: int) -> Expectation:
    """What is expected of one of several numbers."""
    whole = expected.digits_of(0)
    return Expectation(
        values=(expected.values[0][at],),
        tolerances=(expected.tolerances[0][at],),
        precision=expected.precision,
        whole=()
        if whole is None
        else (Whole(values=whole.values[at : at + 1], tolerances=whole.tolerances[at : at + 1]),),
    )


def _worst(every: Sequence[Comparison]) -> Comparison:
    """The first root cause among several numbers; for wrong values, the worst one and how many are wrong."""
    margin = max((each.margin for each in every if each.margin is not None), default=0.0)
    wrong = [each for each in every if each.fact is not None]
    if not wrong:
        return Comparison(None, margin)
    first = min(wrong, key=lambda each: (rank(each.fact), -(each.margin or 0.0)))
    if isinstance(first.fact, WrongValue):
        return Comparison(dataclasses.replace(first.fact, wrong=len(wrong), total=len(every)), margin)
    return Comparison(first.fact, margin)


NUMBERS = AnswerKind(
    name="numbers",
    description="a list, tuple or array of numbers",
    parts=one_part,
    has_axes=lambda axes: axes == 1,
    compare=_compare,
    plain=rounded,
    trivial={
        "return zeros of the right shape": filled(0.0),
        "return ones of the right shape": filled(1.0),
    },
)
