"""Law: every misconception loses points at the check that it names, and differs from every other one."""

from __future__ import annotations

import contextlib
import dataclasses
import itertools
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from graders.checks import Expectations, evaluate
from graders.errors import notice
from graders.laws.submissions import NOTHING, SOURCE_RULES, as_submission, without_source_rules
from graders.model.assignment import Question, QuestionKind
from graders.model.facts import Finding
from graders.model.misconception import Misconception
from graders.model.transcript import Reply, Returned, Transcript
from graders.model.verification import BrokenLaw, Law
from graders.mutation.domain import Input
from graders.mutation.fitting import addition
from graders.mutation.trial import Caller, Difference, is_about, replies_to, search
from graders.slugs import Slug

NOISE = 1e-13  # of the expected value: what a right answer may be off by in most orders of summation


@dataclass(frozen=True, slots=True, kw_only=True)
class TriedMisconception:
    """A misconception, its replies to every case, and the checks that catch it, each with its finding."""

    misconception: Misconception
    replies: Mapping[str, Reply]
    caught: Mapping[str, Finding]


def shown_by(tried: TriedMisconception, question: Question) -> set[str]:
    """The checks that catch it by their own aspect: checks about arguments also fail a crash."""
    aspects = {check.id: check.aspect for check in question.checks}
    return {check for check, finding in tried.caught.items() if is_about(finding.fact, aspects[check])}


def tried(
    each: Misconception, question: Question, expectations: Expectations, call: Caller
) -> TriedMisconception:
    """Answer every case of a question with a misconception; each check is judged whatever it needs."""
    question = without_source_rules(question)
    alone = tuple(dataclasses.replace(check, needs=()) for check in question.checks)
    question = dataclasses.replace(question, checks=alone)
    replies = replies_to(question, each.answer, call)
    if question.kind is QuestionKind.VARIABLE:
        replies = {question.id: call(each.answer, ())}
    outcomes = evaluate(question, NOTHING, transcript_of(question, replies), expectations)
    caught = {outcome.check: outcome.finding for outcome in outcomes if outcome.finding is not None}
    return TriedMisconception(misconception=each, replies=replies, caught=caught)


def transcript_of(question: Question, replies: Mapping[str, Reply]) -> Transcript:
    """The transcript of work that holds one function or variable, and nothing else."""
    value = replies.get(question.id)
    return Transcript(
        names={question.id: "callable"},
        own=(),
        variables={question.id: value.value} if isinstance(value, Returned) else {},
        replies=replies,
        cell_errors=(),
        isolation="open",
        seconds=0.0,
    )


def uncaught(
    tried: TriedMisconception,
    question: Question,
    inputs: Sequence[Input],
    text: str,
    call: Caller,
    *,
    file: str,
) -> Iterator[BrokenLaw]:
    """The laws that one misconception breaks, looked at alone.

    Args:
        text: the source of the file that contains the misconceptions.
    """
    each = tried.misconception
    where = f"{file}, {each.name}"
    if each.check in SOURCE_RULES.values():
        yield from _breaks_no_rule(each, question, text, where)
    elif each.check not in tried.caught and tried.caught:
        problem = notice(where, Slug.MISCONCEPTION_ELSEWHERE, check=each.check, caught=tuple(tried.caught))
        yield BrokenLaw(law=Law.MISCONCEPTIONS, notice=problem, finding=next(iter(tried.caught.values())))
    elif each.check not in tried.caught:
        yield _let_through(each, question, inputs, call, where)


def alike(tried: Sequence[TriedMisconception], *, files: Mapping[Misconception, str]) -> Iterator[BrokenLaw]:
    """Misconceptions of one question that answer every case alike and do not have the same idea.

    Args:
        files: the file of each misconception, as people write it.
    """
    for first, second in itertools.combinations(tried, 2):
        one, other = first.misconception, second.misconception
        if one.question != other.question or {one.check, other.check} & set(SOURCE_RULES.values()):
            continue
        if (one.idea is None or one.idea != other.idea) and _alike(first.replies, second.replies):
            problem = notice(f"{files[other]}, {other.name}", Slug.MISCONCEPTION_TWICE, other=one.name)
            yield BrokenLaw(law=Law.MISCONCEPTIONS, notice=problem)


# Private functions


def _breaks_no_rule(each: Misconception, question: Question, text: str, where: str) -> Iterator[BrokenLaw]:
    submission = as_submission({text: {question.id: each.name}}, file=where)
    outcomes = evaluate(question, submission, transcript_of(question, {}), {})
    if not any(outcome.check == each.check and outcome.finding for outcome in outcomes):
        yield BrokenLaw(
            law=Law.MISCONCEPTIONS, notice=notice(where, Slug.MISCONCEPTION_KEEPS_RULE, check=each.check)
        )


def _let_through(
    each: Misconception, question: Question, inputs: Sequence[Input], call: Caller, where: str
) -> BrokenLaw:
    difference = search(question, inputs, each.answer, call)
    if isinstance(difference, Difference):
        problem = notice(where, Slug.MISCONCEPTION_UNCAUGHT, question=question.id)
        finding = finding_of(question, difference)
        return BrokenLaw(
            law=Law.MISCONCEPTIONS, notice=problem, finding=finding, addition=addition(question, difference)
        )
    furthest = max(_errors(inputs, each.answer, call), key=lambda pair: pair[0], default=(0.0, None))
    if furthest[0] > NOISE:
        problem = notice(
            where, Slug.MISCONCEPTION_TOLERATED, error=f"{furthest[0]:.1g}", question=question.id
        )
    else:
        problem = notice(where, Slug.MISCONCEPTION_RIGHT, inputs=len(inputs))
    return BrokenLaw(law=Law.MISCONCEPTIONS, notice=problem)


def finding_of(question: Question, difference: Difference) -> Finding:
    """A difference as the finding that a report would contain."""
    expected: Any = None
    if difference.input.expected is not None:
        expected = difference.input.expected.right
    return Finding(
        fact=difference.fact,
        function=question.id,
        args=difference.input.case.args,
        manner=difference.input.case.manner,
        expected=expected,
        raises=difference.input.case.raises,
        actual=difference.reply.value if isinstance(difference.reply, Returned) else None,
    )


def _errors(
    inputs: Sequence[Input], answer: Callable[..., Any], call: Caller
) -> Iterator[tuple[float, Input]]:
    """How far each answer is from the right one, relative to its size."""
    for each in inputs:
        reply = call(answer, each.case.args, manner=each.case.manner)
        if each.expected is None or not isinstance(reply, Returned):
            continue
        parts = reply.value if isinstance(reply.value, tuple) else (reply.value,)
        for part, right in zip(parts, each.expected.values, strict=False):
            with contextlib.suppress(TypeError, ValueError):  # texts and the like are no distance apart
                scale = float(np.max(np.abs(right), initial=0.0)) or 1.0
                yield float(np.max(np.abs(np.asarray(part) - right), initial=0.0)) / scale, each


def _alike(first: Mapping[str, Reply], second: Mapping[str, Reply]) -> bool:
    return all(_same(first[key], second[key]) for key in first)


def _same(first: Reply, second: Reply) -> bool:
    if not isinstance(first, Returned) or not isinstance(second, Returned):
        return type(first) is type(second) and _lines(first) == _lines(second)
    if first.changed != second.changed or _effects(first) != _effects(second):
        return False
    return _close(first.value, second.value)


def _lines(reply: Reply) -> tuple[Any, ...]:
    """The types that an exception descends from."""
    return getattr(reply, "bases", ()), getattr(reply, "own_bases", ())


def _effects(reply: Returned) -> tuple[Any, ...]:
    """What a call does beside returning a value."""
    return reply.printed, reply.written, repr(reply.drawn)


def _close(first: Any, second: Any) -> bool:
    if isinstance(first, (list, tuple)) or isinstance(second, (list, tuple)):
        both = type(first) is type(second) and len(first) == len(second)
        return both and all(map(_close, first, second))
    if isinstance(first, (int, float, np.generic, np.ndarray)) and isinstance(
        second, (int, float, np.generic, np.ndarray)
    ):
        one, other = np.asarray(first), np.asarray(second)
        if not {one.dtype.kind, other.dtype.kind} <= set("biufc"):  # texts, dates, whole numbers of any size
            return one.dtype.kind == other.dtype.kind and one.tolist() == other.tolist()
        return one.shape == other.shape and bool(np.allclose(one, other, rtol=1e-9, atol=0, equal_nan=True))
    return type(first) is type(second) and repr(first) == repr(second)
