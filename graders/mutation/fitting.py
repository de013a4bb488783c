"""Finds the check that a new case fits best: the one whose cases are most like it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import numpy as np

from graders.model.assignment import Aspect, Case, Question
from graders.model.verification import Addition
from graders.mutation.domain import shape_of
from graders.mutation.trial import Difference
from graders.mutation.written import source

_WEIGHTS = {"raises": 50, "zero argument": 9, "zero row": 9, "empty": 9, "short": 5, "float32": 5, "sizes": 4}


def addition(question: Question, difference: Difference) -> Addition:
    """The case that would have shown the difference, and the check to add it to."""
    case = difference.input.case
    aspect = Aspect.VALUE if case.raises is not None else difference.aspect
    traits = set(_traits(case))
    best, most = None, float("-inf")
    for check in question.checks:
        if check.aspect is not aspect or not check.cases or not check.points:
            continue
        likeness = max(_likeness(traits, set(_traits(each))) for each in check.cases)
        if likeness > most:
            best, most = check.id, likeness
    return Addition(
        question=question.id,
        check=best,
        aspect=aspect,
        args=difference.input.nested,
        container=difference.input.container,
        raises=case.raises,
        call=None if difference.input.is_plain else f"{question.id}({', '.join(map(source, case.args))})",
    )


def forms_of(question: Question) -> frozenset[frozenset[str]]:
    """What is special about each of a question's cases."""
    return frozenset(form_of(case) for check in question.checks for case in check.cases)


def form_of(case: Case) -> frozenset[str]:
    """What is special about a case: an argument that is zero, an exception, numbers of unusual size, …"""
    return frozenset(_traits(case))


# Private functions


def _likeness(traits: set[str], others: set[str]) -> int:
    different = traits ^ others
    return -sum(_WEIGHTS.get(each, 1) for each in different)


def _traits(case: Case) -> Iterator[str]:
    """What is special about a case."""
    arrays = [_array(argument) for argument in case.args if shape_of(argument) is not None]
    if case.raises is not None:
        yield "raises"
    for argument in case.args:
        yield type(argument).__name__
        if getattr(argument, "dtype", None) == np.float32:
            yield "float32"
    for array in arrays:
        if not array.size:
            yield "empty"
        elif not array.any():
            yield "zero argument"
        elif array.ndim > 1 and not array.any(axis=-1).all():
            yield "zero row"
        if array.ndim and min(array.shape) == 1:
            yield "short"
    sizes = [abs(number) for array in arrays for number in array.ravel().tolist() if number]
    if sizes and (min(sizes) < 0.01 or max(sizes) > 1e4):
        yield "sizes"


def _array(argument: Any) -> np.ndarray[Any, Any]:
    return np.asarray(argument, dtype=np.float64)
