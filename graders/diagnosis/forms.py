"""Answers whose form alone is wrong: a list where an array is asked for, an array around one number.

What is right but for its form is an idea like others, and may be wrong in its values for another reason as
well.  So the form is put right first, and what is still wrong then is explained by other ideas.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from graders.checks.evaluate import replies_to
from graders.checks.plan import call_id
from graders.diagnosis.imitate import Moment
from graders.model.assignment import Aspect, Question
from graders.model.transcript import Reply, Returned

# The causes, by the names of the ideas in `authoring.ideas`.
LIST_FOR_ARRAY, ARRAY_FOR_NUMBER = "list_for_array", "array_for_number"
CAUSES = {"array": LIST_FOR_ARRAY, "scalar": ARRAY_FOR_NUMBER}  # by the kind of answer
MAX_ELEMENTS = 100_000  # of a list that is made an array of


@dataclass(frozen=True, slots=True, kw_only=True)
class Reformed:
    """The replies to a question with their form put right.

    Args:
        cause: the name of the idea.
        replies: by the call's id.
        moments: the calls whose form was wrong.
    """

    cause: str
    replies: Mapping[str, Reply]
    moments: frozenset[Moment]


def reformed(question: Question, replies: Mapping[str, Reply]) -> Reformed | None:
    """The replies with another form; None where fewer than half of them need one."""
    cause = CAUSES.get(question.returns)
    if cause is None:
        return None
    changed: dict[str, Reply] = {}
    moments: set[Moment] = set()
    asked = {moment for moment, _, _ in _returned(question, replies)}
    for moment, name, reply in _returned(question, replies):
        value = _array(reply.value) if cause == LIST_FOR_ARRAY else _number(reply.value)
        if value is not None:
            changed[name] = dataclasses.replace(reply, value=value)
            moments.add(moment)
    if not moments or 2 * len(moments) < len(asked):  # now and then: another mistake
        return None
    return Reformed(cause=cause, replies={**replies, **changed}, moments=frozenset(moments))


def with_wrong_form(value: Any, cause: str) -> Any:
    """A value in the form that a cause is about: the opposite of what `reformed` does."""
    if cause == LIST_FOR_ARRAY:
        return value.tolist() if isinstance(value, np.ndarray) else value
    return np.array([value]) if np.ndim(value) == 0 else value


# Private functions


def _returned(question: Question, replies: Mapping[str, Reply]) -> Iterator[tuple[Moment, str, Returned]]:
    """The values of the calls that checks compare, each with where it was asked for."""
    for check in question.checks:
        for case in range(len(check.cases)) if check.aspect in {Aspect.VALUE, Aspect.REPEAT} else ():
            for turn, reply in enumerate(replies_to(question, check, case, replies)):
                if isinstance(reply, Returned) and check.cases[case].raises is None:
                    yield (check.id, case), call_id(question, check, case, turn), reply


def _array(value: Any) -> Any:
    """A list or tuple of numbers, with rows of one length, as an array; None for all else."""
    if not isinstance(value, (list, tuple)) or not _is_regular(value):
        return None
    array = np.asarray(value)
    return array if array.dtype.kind in "iuf" and array.size <= MAX_ELEMENTS else None


def _number(value: Any) -> Any:
    """The one number in an array or list of one element; None for all else."""
    while isinstance(value, (list, tuple)) and len(value) == 1:
        value = value[0]
        if isinstance(value, (int, float, np.floating, np.integer)) and not isinstance(value, bool):
            return value
    if isinstance(value, np.ndarray) and value.ndim and value.size == 1 and value.dtype.kind in "iuf":
        return value.ravel()[0]
    return None


def _is_regular(nested: Any) -> bool:
    if not isinstance(nested, (list, tuple)):
        return isinstance(nested, (int, float, np.floating, np.integer)) or (
            isinstance(nested, np.ndarray) and nested.ndim <= 1 and nested.dtype.kind in "iuf"
        )
    sizes = {len(each) if isinstance(each, (list, tuple)) else np.shape(each) for each in nested}
    return len(sizes) <= 1 and all(_is_regular(each) for each in nested)
