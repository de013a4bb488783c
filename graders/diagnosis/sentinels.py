"""Finds values that stand for an exception: -1, NaN, None or a text, returned where one has to be raised."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from graders.checks.evaluate import replies_to
from graders.diagnosis.imitate import Imitation
from graders.model.assignment import Aspect, Check, Question
from graders.model.facts import Diagnosis
from graders.model.transcript import Reply, Returned


def value_for_exception(
    question: Question, replies: Mapping[str, Reply], imitations: Sequence[Imitation]
) -> Mapping[str, Diagnosis]:
    """The diagnoses of checks where one value is returned in place of every exception, by the check's id.

    The sentence is that of a misconception that does the same with another value.
    """
    by_check = {}
    for check in question.checks:
        raising = [at for at, case in enumerate(check.cases) if case.raises is not None]
        if check.aspect is not Aspect.VALUE or not raising:
            continue
        said = [replies_to(question, check, at, replies)[0] for at in raising]
        if not _is_one_value(said) or not _answers_otherwise(said, replies):
            continue
        alike = [each for each in imitations if _is_one_value([each.reply(check, at) for at in raising])]
        if alike:
            by_check[check.id] = _said_of(alike, check)
    return by_check


# Private functions

_PLAIN = (bool, int, float, complex, str, list, tuple, type(None), np.generic)


def _is_one_value(replies: Sequence[Reply | None]) -> bool:
    """Whether the same value is returned by every call, or texts, which may quote the arguments."""
    values = [each.value for each in replies if isinstance(each, Returned)]
    if not all(isinstance(value, _PLAIN) for value in values):
        return False
    alike = len({repr(value) for value in values}) == 1 or all(isinstance(value, str) for value in values)
    return len(values) == len(replies) and alike


def _answers_otherwise(said: Sequence[Reply | None], replies: Mapping[str, Reply]) -> bool:
    """Whether other calls return something else: the value is not the answer to everything."""
    kept = {repr(each.value) for each in said if isinstance(each, Returned)}
    others = (each for each in replies.values() if isinstance(each, Returned))
    return any(repr(each.value) not in kept for each in others)


def _said_of(alike: Sequence[Imitation], check: Check) -> Diagnosis:
    of_check = [each.misconception for each in alike if each.misconception.check == check.id]
    named = of_check or [each.misconception for each in alike]
    first = next((each for each in named if each.idea is not None), named[0])
    if first.idea is not None:
        return Diagnosis(misconception=first.idea.name, text=first.idea.text)
    return Diagnosis(misconception=first.name, text=first.text)
