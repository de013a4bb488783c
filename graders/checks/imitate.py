"""What a misconception would have answered: the replies of a submission that holds it."""

from __future__ import annotations

import copy
import warnings
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from graders.checks.compare import compare
from graders.checks.evaluate import judge_case, replies_to
from graders.checks.expectation import Expectation, Expectations
from graders.checks.plan import call_id, calls_of
from graders.model.assignment import Aspect, Question, QuestionKind
from graders.model.misconception import Misconception
from graders.model.transcript import Raised, Reply, Returned

Moment = tuple[str, int]  # a check, and which of its cases


@dataclass(frozen=True, slots=True, kw_only=True)
class Imitation:
    """A misconception, and what it does to one question.

    Args:
        replies: by the id of the call.
        wrong: where it is found out; nowhere else does it differ from a right answer.
    """

    misconception: Misconception
    replies: Mapping[str, Reply]
    wrong: frozenset[Moment]


class Imitations:
    """All misconceptions of an assignment, each asked when a question first needs it."""

    def __init__(self, misconceptions: tuple[Misconception, ...], expectations: Expectations) -> None:
        self._misconceptions = misconceptions
        self._expectations = expectations
        self._known: dict[str, tuple[Imitation, ...]] = {}

    def of(self, question: Question) -> tuple[Imitation, ...]:
        """The imitations of one question."""
        if question.id not in self._known:
            held = (each for each in self._misconceptions if each.question == question.id)
            self._known[question.id] = tuple(imitate(each, question, self._expectations) for each in held)
        return self._known[question.id]


def imitate(misconception: Misconception, question: Question, expectations: Expectations) -> Imitation:
    """Ask a misconception everything that `question` asks, in the order of the checks."""
    if question.kind is QuestionKind.VARIABLE:
        return _imitate_variable(misconception, question, expectations)
    with np.errstate(all="ignore"), warnings.catch_warnings():  # once: some ten thousand calls a class
        warnings.simplefilter("ignore")
        replies = {call.id: _ask(misconception.answer, call.args) for call in calls_of(question)}
    return Imitation(
        misconception=misconception,
        replies=replies,
        wrong=found_out(question, replies, expectations),
    )


def found_out(
    question: Question, replies: Mapping[str, Reply], expectations: Expectations
) -> frozenset[Moment]:
    """Where replies are wrong."""
    moments = set()
    for check in question.checks:
        for index in range(len(check.cases)):
            said = replies_to(question, check, index, replies)
            wanted = expectations.get(call_id(question, check, index))
            fact, _ = judge_case(question, check, index, said, wanted)
            if fact is not None:
                moments.add((check.id, index))
    return frozenset(moments)


def ask(answer: Any, args: tuple[Any, ...]) -> Reply:
    """What the author's own `answer` replies to copies of `args`; whatever it raises is a reply, too."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return _ask(answer, args)


def wrong_items(question: Question, value: Any, expectations: Expectations) -> frozenset[Moment]:
    """Where the value of a variable is wrong: the checks, each of which looks at one element."""
    expected = expectations.get(question.id)
    if not isinstance(expected, Expectation):
        return frozenset()
    seen = {
        check.id: compare(actual=value, expected=expected, returns=question.returns, item=check.item)
        for check in question.checks
        if check.aspect is Aspect.VALUE
    }
    return frozenset((check, 0) for check, comparison in seen.items() if comparison.fact is not None)


# Private functions


def _imitate_variable(
    misconception: Misconception, question: Question, expectations: Expectations
) -> Imitation:
    reply = ask(misconception.answer, ())
    value = reply.value if isinstance(reply, Returned) else None
    wrong = wrong_items(question, value, expectations)
    return Imitation(misconception=misconception, replies={question.id: reply}, wrong=wrong)


def _ask(answer: Any, args: tuple[Any, ...]) -> Reply:
    given = [_copied(each) for each in args]
    try:
        value = answer(*given)
    except Exception as error:  # noqa: BLE001  raising is what some of them are about
        bases = tuple(base.__name__ for base in type(error).__mro__ if base.__module__ == "builtins")
        return Raised(type_name=type(error).__name__, bases=bases, message=str(error), place=None)
    pairs = enumerate(zip(args, given, strict=True))
    return Returned(value=value, changed=tuple(n for n, (before, after) in pairs if _differ(before, after)))


def _copied(argument: Any) -> Any:
    if isinstance(argument, np.ndarray):
        return argument.copy()
    return [_copied(each) for each in argument] if type(argument) is list else copy.deepcopy(argument)


def _differ(before: Any, after: Any) -> bool:
    """Whether an argument is no longer what it was."""
    if isinstance(before, np.ndarray):
        return bool(before.shape != after.shape or before.tobytes() != after.tobytes())
    return bool(before != after)
