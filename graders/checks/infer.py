"""What a question's answers are, where the author left that out: what the reference returns."""

from __future__ import annotations

import dataclasses
import warnings
from collections.abc import Callable, Iterable
from typing import Any

from graders.checks.right_answer import NotOfKindError, part_of
from graders.model.assignment import Assignment, Close, ExactMatch, Leeway, Question, QuestionKind, Tolerance

# Far above what another order of operations changes in ordinary input, far below what a mistake does.
DEFAULT = Close(rtol=1e-9, atol=1e-12)


def settled(assignment: Assignment, right: Callable[[Question], Iterable[Any]]) -> Assignment:
    """The assignment with the kind of answer and the tolerance of each question that leaves them out.

    Args:
        right: a question -> what its reference returns, as far as that is known.
    """
    questions = tuple(
        _settled(each, tuple(right(each)) if is_open(each) else ()) for each in assignment.questions
    )
    return dataclasses.replace(assignment, questions=questions)


def settled_like(assignment: Assignment, other: Assignment) -> Assignment:
    """The assignment under another seed, with the kinds and tolerances that `other` has been given."""
    questions = tuple(
        dataclasses.replace(each, returns=model.returns, tolerance=model.tolerance)
        for each, model in zip(assignment.questions, other.questions, strict=True)
    )
    return dataclasses.replace(assignment, questions=questions)


def is_open(question: Question) -> bool:
    """Whether the author left out what is returned, or how near it has to be."""
    return question.kind is not QuestionKind.TEXT and (not question.returns or question.tolerance is None)


# Private functions


def _settled(question: Question, right: tuple[Any, ...]) -> Question:
    if question.kind is QuestionKind.TEXT:
        return dataclasses.replace(question, returns=question.returns or "scalar", tolerance=ExactMatch())
    returns = question.returns or _kind(question, right)
    tolerance = question.tolerance
    if tolerance is None:
        tolerance = _tolerance(returns, right)
    return dataclasses.replace(question, returns=returns, tolerance=tolerance)


def _kind(question: Question, right: tuple[Any, ...]) -> str:
    """One number, an array of numbers, or any value."""
    if question.leeway != Leeway() or not right:
        return "value"
    shapes = [_shape(each) for each in right]
    if all(shape == () for shape in shapes):
        return "scalar"
    arrays = all(type(getattr(each, "value", each)).__name__ == "ndarray" for each in right)
    return "array" if arrays and None not in shapes and () not in shapes else "value"


def _shape(right: Any) -> tuple[int, ...] | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            part = part_of(right)
    except (NotOfKindError, ValueError, TypeError):
        return None
    finite = all(not isinstance(each, float) or abs(each) < float("inf") for each in part.numbers)
    return part.shape if finite else None


def _tolerance(returns: str, right: tuple[Any, ...]) -> Tolerance:
    """Whole numbers are exact; of `value` they are so in any case."""
    if returns == "value" or not right:
        return DEFAULT
    numbers = [number for each in right for number in _numbers(each)]
    return ExactMatch() if all(isinstance(each, int) for each in numbers) else DEFAULT


def _numbers(right: Any) -> tuple[Any, ...]:
    try:
        return part_of(right).numbers
    except (NotOfKindError, ValueError, TypeError):
        return (0.5,)
