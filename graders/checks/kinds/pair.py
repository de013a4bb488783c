"""A tuple or list of two numbers."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np

from graders.authoring.mistakes import pairs, precision
from graders.authoring.mistakes.around import Change, Mistake
from graders.checks.closeness import Comparison, rank
from graders.checks.expectation import Expectation
from graders.checks.kinds.kind import TINY, AnswerKind, always, rounded
from graders.checks.kinds.scalar import compare_number
from graders.checks.right_answer import NotOfKindError
from graders.checks.values import type_name
from graders.model.facts import WrongShape, WrongType

# Private functions

_OF_ONE: Mapping[str, Change] = {
    "in-float32": precision.single,
    "in-a-list": lambda value: [value],
    "made-positive": abs,
    "with-the-other-sign": lambda value: -value,
    "plus-1e-6": lambda value: value + TINY,
    "tiny-taken-for-zero": precision.tiny_to_zero(TINY),
}


def _two(right: Any) -> tuple[Any, ...]:
    if not isinstance(right, (tuple, list)) and not (isinstance(right, np.ndarray) and right.ndim):
        raise NotOfKindError
    if len(right) != 2:
        raise NotOfKindError
    return right[0], right[1]


def _compare(actual: Any, expected: Expectation, item: int | None = None) -> Comparison:  # noqa: ARG001  has no items
    if type(actual) not in (tuple, list):
        return Comparison(WrongType(expected="pair", actual_type=type_name(actual)))
    if len(actual) != 2:
        return Comparison(WrongShape(expected=(2,), actual=(len(actual),)))
    both = [compare_number(each, expected, part=index, item=index) for index, each in enumerate(actual)]
    # A wrong type in the second element comes before a wrong value in the first.
    both.sort(key=lambda each: rank(each.fact))
    margins = [each.margin for each in both if each.margin is not None]
    return Comparison(both[0].fact, max(margins, default=None))


def _plain(answer: Any) -> Any:
    return tuple(map(rounded, answer)) if isinstance(answer, (tuple, list)) else rounded(answer)


def _one_changed(which: int, change: Change) -> Mistake:
    return lambda right: pairs.one_changed(right, which, change)


PAIR = AnswerKind(
    name="pair",
    description="a tuple or list of two numbers",
    parts=_two,
    has_axes=lambda axes: axes == 0,
    compare=_compare,
    plain=_plain,
    trivial={f"return ({n}, {n})": always((float(n), float(n))) for n in (0, 1)},
    habits={
        "pair-in-reverse": pairs.pair_reversed,
        "first-of-the-pair-alone": lambda right: pairs.one_of_the_pair(right, 0),
        "second-of-the-pair-alone": lambda right: pairs.one_of_the_pair(right, 1),
        "first-of-the-pair-twice": lambda right: pairs.one_twice(right, 0),
        "pair-as-an-array": pairs.pair_as_array,
        "pair-as-a-dictionary": pairs.pair_as_dictionary,
        "pair-with-a-third": pairs.pair_with_a_third,
        **{
            f"{which}-of-the-pair-{name}": _one_changed(index, change)
            for index, which in enumerate(("first", "second"))
            for name, change in _OF_ONE.items()
        },
    },
)
