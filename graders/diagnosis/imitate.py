"""Computes what a submission with a certain misconception would have answered."""

from __future__ import annotations

import contextlib
import dataclasses
import linecache
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from graders.checks.evaluate import judge_case, replies_to
from graders.checks.expectation import Expectation, Expectations
from graders.checks.kinds import KINDS
from graders.checks.kinds.kind import rounded
from graders.checks.kinds.structure.reference import read_right
from graders.checks.plan import call_id, calls_of
from graders.diagnosis.short import is_short
from graders.model.assignment import Aspect, Check, Question
from graders.model.limits import Limit
from graders.model.manner import PLAIN, Manner
from graders.model.misconception import Misconception
from graders.model.transcript import Call, Place, Raised, Reply, Returned, Stopped
from graders.model.unchanged import copied, unchanged

Moment = tuple[str, int]  # a check, and which of its cases
PerformFor = Callable[
    [Any, Call], Reply
]  # makes a call of an author's function that asks for more than a value


@dataclass(frozen=True, slots=True)
class Shown:
    """The calls at which a misconception shows, as bits; calls are numbered as `bits_of` numbers them.

    Args:
        short: those of them whose wrong answer has fewer digits than float64 has.
    """

    bits: int
    short: int


class Imitation:
    """A misconception applied to one question; its answers are computed only when needed.

    Most misconceptions are ruled out after a dozen calls, and there are hundreds.  Use it within `quietly`.
    """

    def __init__(
        self,
        misconception: Misconception,
        question: Question,
        expectations: Expectations,
        perform: PerformFor | None = None,
        recorded: Mapping[str, Reply] | None = None,
    ) -> None:
        """`recorded`: its wrong answers, by the id of the call, where it cannot be asked."""
        self.misconception = misconception
        self._recorded = recorded
        self._perform = perform
        self._question = question
        self._expectations = expectations
        self._replies: dict[str, Reply] = dict(recorded or {})
        self._shows: dict[Moment, bool] = {}
        self.shown: Shown | None = None  # known once every call has been asked
        self._checks = {check.id: check for check in question.checks}
        own = self._checks.get(misconception.check)
        if recorded is None and own is not None and own.aspect is Aspect.REPEAT:
            # It keeps something between calls: what it answers depends on their order.
            with quietly():
                self._replies = {call.id: self._ask(call.args, call.manner) for call in calls_of(question)}

    def reply(self, check: Check, case: int, turn: int = 0) -> Reply:
        """What it answers to one call."""
        name = call_id(self._question, check, case, turn)
        if name not in self._replies:
            asked = check.cases[case]
            self._replies[name] = self._ask(asked.args_of(turn), asked.manner_of(turn))
        return self._replies[name]

    def _ask(self, args: tuple[Any, ...], manner: Manner) -> Reply:
        if self._recorded is not None:  # elsewhere it is right, and nobody needs its answer
            return Stopped(limit=Limit.PROTOCOL)
        if manner != PLAIN:
            if self._perform is None:
                return Stopped(limit=Limit.PROTOCOL)
            call = Call(id="", function=self._question.id, args=args, manner=manner)
            return self._perform(self.misconception.answer, call)
        reply = _ask(self.misconception.answer, args)
        if self._question.returns == "value" and isinstance(reply, Returned):
            return dataclasses.replace(reply, value=read_right(reply.value, rounded))
        return reply

    def shows(self, check: Check, case: int) -> bool:
        """Whether its answer is wrong at this case; elsewhere the misconception answers correctly."""
        moment = (check.id, case)
        if self._recorded is not None:
            return call_id(self._question, check, case) in self._recorded
        if moment not in self._shows:
            turns = check.cases[case].turns(check.aspect)
            said = [self.reply(check, case, turn) for turn in range(turns)]
            fact, _ = judge_case(self._question, check, case, [*said, None][:2], self._expectations)
            self._shows[moment] = fact is not None
        return self._shows[moment]

    def ask_everything(self) -> None:
        """Find out at which calls of its question it shows."""
        bits = short = 0
        for moment, bit in bits_of(self._question).items():
            check, case = moment
            if self.shows(self._checks[check], case):
                bits |= bit
                short |= bit if is_short(self.reply(self._checks[check], case)) else 0
        self.shown = Shown(bits, short)

    def variable(self) -> Reply:
        """The value that the variable has under this misconception."""
        if "" not in self._replies:
            self._replies[""] = self._ask((), PLAIN)
        return self._replies[""]


class Imitations:
    """All misconceptions of an assignment; their answers are computed when needed, or all in advance."""

    def __init__(
        self,
        misconceptions: tuple[Misconception, ...],
        expectations: Expectations,
        perform: PerformFor | None = None,
    ) -> None:
        self._misconceptions = misconceptions
        self._perform = perform
        self._expectations = expectations
        self._known: dict[str, tuple[Imitation, ...]] = {}
        self._make: Callable[[Question], tuple[Imitation, ...]] | None = None

    @classmethod
    def recorded(cls, make: Callable[[Question], tuple[Imitation, ...]]) -> Imitations:
        """Imitations of what was recorded; `make` is asked once about each question."""
        made = cls((), {})
        made._make = make
        return made

    def of(self, question: Question) -> tuple[Imitation, ...]:
        """The imitations of one question."""
        if question.id not in self._known and self._make is not None:
            self._known[question.id] = self._make(question)
        if question.id not in self._known:
            matching = (each for each in self._misconceptions if each.question == question.id)
            self._known[question.id] = tuple(
                Imitation(each, question, self._expectations, self._perform) for each in matching
            )
        return self._known[question.id]

    def ask_everything(self, questions: Iterable[Question]) -> None:
        """Compute the answers of each misconception to all calls of its question in advance."""
        with quietly():
            for question in questions:
                for each in self.of(question):
                    each.ask_everything()


@contextlib.contextmanager
def quietly() -> Iterator[None]:
    """Ignore warnings in the body.  Use it around many calls, not around each: entering it is slow."""
    with np.errstate(all="ignore"), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        yield


def bits_of(question: Question) -> Mapping[Moment, int]:
    """A bit for each call of a question."""
    moments = ((check.id, case) for check in question.checks for case in range(len(check.cases)))
    return {moment: 1 << number for number, moment in enumerate(moments)}


def wrong_moments(
    question: Question, replies: Mapping[str, Reply], expectations: Expectations
) -> frozenset[Moment]:
    """The checks and cases whose replies are wrong."""
    moments = set()
    for check in question.checks:
        for index in range(len(check.cases)):
            said = replies_to(question, check, index, replies)
            fact, _ = judge_case(question, check, index, said, expectations)
            if fact is not None:
                moments.add((check.id, index))
    return frozenset(moments)


def wrong_items(question: Question, value: Any, expectations: Expectations) -> frozenset[Moment]:
    """The wrong elements of a variable, by their checks: each check looks at one element."""
    expected = expectations.get(question.id)
    if not isinstance(expected, Expectation):
        return frozenset()
    seen = {
        check.id: KINDS[question.returns].compare(value, expected, check.item)
        for check in question.checks
        if check.aspect is Aspect.VALUE
    }
    return frozenset((check, 0) for check, comparison in seen.items() if comparison.fact is not None)


# Private functions


def _ask(answer: Any, args: tuple[Any, ...]) -> Reply:
    """What the author's own `answer` replies to copies of `args`; whatever it raises is a reply, too."""
    given = [copied(each) for each in args]
    try:
        value = answer(*given)
    except Exception as error:  # noqa: BLE001  raising is what some of them are about
        line = type(error).__mro__
        bases = tuple(base.__name__ for base in line if base.__module__ == "builtins")
        own = tuple(base.__name__ for base in line if base.__module__ != "builtins")
        return Raised(
            type_name=type(error).__name__,
            bases=bases,
            message=str(error),
            place=_line_of(error),
            own_bases=own,
        )
    pairs = enumerate(zip(args, given, strict=True))
    return Returned(
        value=value, changed=tuple(n for n, (before, after) in pairs if not unchanged(after, before))
    )


def _line_of(error: Exception) -> Place:
    """The author's line that raised it."""
    *_, last = traceback.walk_tb(error.__traceback__)
    frame, line = last
    return Place(cell=None, line=line, text=linecache.getline(frame.f_code.co_filename, line).strip())
