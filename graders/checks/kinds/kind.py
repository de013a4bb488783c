"""The protocol of a kind of answer; each kind is one module of this package."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any, Protocol

from graders.authoring.mistakes import precision, signs
from graders.authoring.mistakes.around import Mistake
from graders.checks.closeness import Comparison
from graders.checks.expectation import Expectation
from graders.model.exact import Exact

TINY = 1e-6  # below it an answer is taken for zero, or that much is added: far more than any tolerance here
DECIMALS = 6  # that an answer is rounded to: as many as people copy from a printout

TrivialValue = Callable[[Expectation], Any]  # the value that an answer gives which looks at no argument


class Compare(Protocol):
    """Compare the value of one call, or one element of a variable, with what is expected of it."""

    def __call__(self, actual: Any, expected: Expectation, item: int | None = None) -> Comparison: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerKind:
    """All that is particular to one kind of answer; its two sentences stand in `reports/words/kinds.py`.

    Args:
        name: as ``returns`` in assignment.yaml has it.
        description: what a student may return, in a phrase.
        parts: a right answer -> its parts, each of which becomes one array of an `Expectation`.
            Raises `NotOfKindError` where it has not so many.
        has_axes: whether a part of a right answer may have so many axes.
        compare: the first root cause of a wrong answer.
        plain: an exact right answer -> the value that a student's function would return.
        trivial: answers that ignore the arguments, by the code that a student would write.
        habits: usual mistakes around a right answer, which ``verify`` tries, by name.
    """

    name: str
    description: str
    parts: Callable[[Any], tuple[Any, ...]]
    has_axes: Callable[[int], bool]
    compare: Compare
    plain: Callable[[Any], Any]
    trivial: Mapping[str, TrivialValue]
    habits: Mapping[str, Mistake] = field(default_factory=dict)


def one_part(right: Any) -> tuple[Any, ...]:
    """A right answer that is one array, or one number."""
    return (right,)


def rounded(answer: Any) -> Any:
    """An exact answer rounded once, as a number or as lists; any other stays as it is."""
    return _floats(answer.value) if isinstance(answer, Exact) else answer


def always(value: Any) -> TrivialValue:
    """The same value, whatever is asked."""
    return lambda _expected: value


NUMERIC_HABITS: Mapping[str, Mistake] = {
    "answer-in-float32": precision.in_float32,
    "answer-by-way-of-float32": precision.by_way_of_float32,
    "answer-rounded-to-6-places": lambda right: precision.rounded(right, DECIMALS),
    "answer-with-the-other-sign": signs.with_the_other_sign,
    "answer-made-positive": signs.made_positive,
    "answer-plus-1e-6": lambda right: precision.plus(right, TINY),
}


# Private functions


def _floats(value: Any) -> Any:
    if isinstance(value, (tuple, list)):
        return [_floats(each) for each in value]
    return float(value) if isinstance(value, (Fraction, int)) else value
