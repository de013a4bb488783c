"""Law: the reference answers every case, with sensible bounds, and does not change its arguments."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from typing import Any

import numpy as np

from graders.checks import Expectations, NoExpectation, call_id
from graders.checks.kinds import KINDS
from graders.checks.right_answer import NotOfKindError
from graders.errors import Notice, notice
from graders.model.assignment import Assignment, Case, Question, QuestionKind, Rounding
from graders.model.exact import Exact
from graders.model.manner import Manner
from graders.model.text import Text
from graders.model.transcript import Raised, Reply, Returned
from graders.model.verification import BrokenLaw, Law
from graders.mutation.trial import AnyFunction, Caller
from graders.reports.literals import call as written
from graders.slugs import Slug


def broken_by_reference(
    assignment: Assignment,
    answers: Mapping[str, Any],
    expectations: Expectations,
    call: Caller,
    *,
    file: str,
) -> Iterator[BrokenLaw]:
    """What is wrong with the reference: of each question, the first case that shows each mistake."""
    for question in assignment.questions:
        reported: set[str] = set()
        for where, problem in _problems(question, answers.get(question.id), expectations, call):
            if problem.slug not in reported:
                reported.add(problem.slug)
                placed = notice(f"{file}, {where}", problem.slug, **problem.details)
                yield BrokenLaw(law=Law.REFERENCE, notice=placed)


# Private functions

_TOO_LONG = Text(en="it takes too long", zh="用时过长")


def _problems(
    question: Question, answer: Any, expectations: Expectations, call: Caller
) -> Iterator[tuple[str, Notice]]:
    if question.kind is QuestionKind.VARIABLE:
        reason = _reason(expectations[question.id])
        if reason:
            yield question.id, notice("", Slug.REFERENCE_FAILS, reason=reason)
    for check in question.checks:
        for index, case in enumerate(check.cases):
            reason = _reason(expectations.get(call_id(question, check, index)))
            for problem in _mistakes(question, answer, case, reason, call):
                yield written(question.id, case.args), problem


def _reason(expected: Any) -> str:
    return expected.reason if isinstance(expected, NoExpectation) else ""


def _mistakes(
    question: Question, answer: AnyFunction, case: Case, reason: str, call: Caller
) -> Iterator[Notice]:
    value, reply = _called(answer, case, call)
    if not isinstance(reply, Returned):
        yield from _not_returned(case, reply)
        return
    if reply.changed:
        at = reply.changed[0]
        name = question.parameters[at] if at < len(question.parameters) else str(at + 1)
        yield notice("", Slug.REFERENCE_CHANGES, name=name)
    if case.raises is not None:
        yield notice("", Slug.REFERENCE_RAISES_NOT, expected=case.raises)
        return
    if not _equal(value, _called(answer, case, call)[0]) and not _alike(answer, case, call):
        yield notice("", Slug.REFERENCE_DIFFERS)
    bounds = [problem for part in _parts(question, value) for problem in _bound(question, part)]
    yield from bounds
    if reason and not bounds:
        yield notice("", Slug.REFERENCE_FAILS, reason=reason)


def _parts(question: Question, value: Any) -> tuple[Any, ...]:
    try:
        return KINDS[question.returns].parts(value)
    except NotOfKindError:  # which is said elsewhere
        return (value,)


def _called(answer: AnyFunction, case: Case, call: Caller) -> tuple[Any, Reply]:
    """What the reference returns, as it is, and the reply; exact answers do not cross the wall."""
    kept: list[Any] = []
    reply = call(
        lambda *args, **kwargs: kept.append(answer(*args, **kwargs)), case.args, manner=_by_argument(case)
    )
    return (kept[0] if kept else None), reply


def _by_argument(case: Case) -> Manner:
    """The manner of a case as far as it says what is handed over."""
    return Manner(kwargs=case.manner.kwargs, rng=case.manner.rng, stdin=case.manner.stdin)


def _alike(answer: Callable[..., Any], case: Case, call: Caller) -> bool:
    """Whether two calls look alike from outside; generators and types of the author's have addresses."""
    first, second = (call(answer, case.args, manner=case.manner) for _ in range(2))
    both = isinstance(first, Returned) and isinstance(second, Returned)
    return both and repr(first) == repr(second)


def _not_returned(case: Case, reply: Reply) -> Iterator[Notice]:
    if not isinstance(reply, Raised):
        yield notice("", Slug.REFERENCE_FAILS, reason=_TOO_LONG)
        return
    raised = f"{reply.type_name}: {reply.message}".removesuffix(": ")
    if reply.type_name == "LeftOpenError":
        yield notice("", Slug.REFERENCE_LEAVES_OPEN)
    elif case.raises is None:
        yield notice("", Slug.REFERENCE_FAILS, reason=raised)
    elif case.raises not in (*reply.bases, *reply.own_bases):
        yield notice("", Slug.REFERENCE_RAISES_ANOTHER, expected=case.raises, reason=raised)


def _bound(question: Question, part: Any) -> Iterator[Notice]:
    if not isinstance(question.tolerance, Rounding):
        return
    if not isinstance(part, Exact):
        yield notice("", Slug.REFERENCE_NOT_EXACT, found=type(part).__name__)
        return
    value, gauge = _shape(part.value), _shape(part.gauge)
    if value != gauge:
        yield notice("", Slug.GAUGE_SHAPE, value=value, gauge=gauge)
    elif not all(_is_bound(number) for number in _numbers(part.gauge)):
        yield notice("", Slug.GAUGE_NEGATIVE)
    roundings: Any = part.roundings
    if not isinstance(roundings, int) or roundings < 1:
        yield notice("", Slug.ROUNDINGS_WRONG, found=repr(roundings))


def _shape(rationals: Any) -> str:
    """The shape of nested tuples, as Python writes it."""
    sizes = []
    while isinstance(rationals, (tuple, list)):
        sizes.append(len(rationals))
        rationals = rationals[0] if rationals else None
    return str(tuple(sizes))


def _shape_of(part: Any) -> str:
    return _shape(part.value) if isinstance(part, Exact) else str(np.shape(part))


def _numbers(rationals: Any) -> Iterator[Any]:
    if isinstance(rationals, (tuple, list)):
        for each in rationals:
            yield from _numbers(each)
    else:
        yield rationals


def _is_bound(number: Any) -> bool:
    try:
        return bool(np.isfinite(float(number))) and Fraction(number) >= 0
    except (TypeError, ValueError, OverflowError):
        return False


def _equal(first: Any, second: Any) -> bool:
    """Whether two answers are the same, whatever they are made of."""
    if isinstance(first, np.ndarray) or isinstance(second, np.ndarray):
        return np.array_equal(first, second)
    if isinstance(first, (list, tuple)) and type(first) is type(second):
        return len(first) == len(second) and all(map(_equal, first, second))
    if isinstance(first, dict) and isinstance(second, dict):
        return first.keys() == second.keys() and all(_equal(first[key], second[key]) for key in first)
    try:
        return bool(first == second) or repr(first) == repr(second)
    except Exception:  # noqa: BLE001  a type of the author's that compares in its own way
        return repr(first) == repr(second)
