"""Law: each check catches something, and no answer that ignores its arguments earns its points."""

from __future__ import annotations

import builtins
from collections.abc import Callable, Iterator

from graders.checks import Expectation, Expectations, call_id, evaluate
from graders.checks.kinds import KINDS
from graders.checks.kinds.kind import TrivialValue
from graders.errors import notice
from graders.laws.misconceptions import transcript_of
from graders.laws.submissions import NOTHING, without_source_rules
from graders.model.assignment import Aspect, Assignment, Case, Check, Question, QuestionKind
from graders.model.transcript import Raised, Reply, Returned
from graders.model.verification import BrokenLaw, Law
from graders.slugs import Slug

TrivialAnswer = Callable[[Case, "Expectation | None"], Reply]


def trivial(question: Question) -> dict[str, TrivialAnswer]:
    """Answers that ignore what is asked, by the code that a student would write."""
    answers: dict[str, TrivialAnswer] = {
        "return None": lambda _case, _expected: Returned(value=None),
    }
    if question.parameters:
        answers |= {f"return {question.parameters[at]}": _argument(at) for at in (0, -1)}
    answers |= {name: _of(value) for name, value in KINDS[question.returns].trivial.items()}
    raised = {case.raises for check in question.checks for case in check.cases if case.raises}
    return answers | {f"raise {name}": _raise(name) for name in sorted(raised)}


def broken_by_trivial(
    assignment: Assignment, expectations: Expectations, *, file: str
) -> Iterator[BrokenLaw]:
    """The checks with points that a trivial answer earns."""
    for question in assignment.questions:
        if question.kind is not QuestionKind.FUNCTION:
            continue
        reported: set[str] = set()
        for name, answer in trivial(question).items():
            for check in _earned(question, answer, expectations):
                if check.id not in reported:
                    reported.add(check.id)
                    where = f"{file}, {question.id}, {check.id}"
                    yield BrokenLaw(law=Law.CHECKS, notice=notice(where, Slug.CHECK_GIVEN_AWAY, answer=name))


def broken_by_useless(question: Question, catches: frozenset[str], *, file: str) -> Iterator[BrokenLaw]:
    """The checks with points that no wrong answer fails.

    Args:
        catches: the checks that caught a mutant, a misconception or a trivial answer.
    """
    for check in question.checks:
        if check.points > 0 and check.cases and check.id not in catches:
            where = f"{file}, {question.id}, {check.id}"
            yield BrokenLaw(law=Law.CHECKS, notice=notice(where, Slug.CHECK_USELESS))


def caught_trivial(question: Question, expectations: Expectations) -> frozenset[str]:
    """The checks about values that some trivial answer fails."""
    every = {check.id for check in question.checks if check.aspect is Aspect.VALUE}
    return frozenset(
        check
        for answer in trivial(question).values()
        for check in every - {earned.id for earned in _earned(question, answer, expectations)}
    )


# Private functions


def _of(value: TrivialValue) -> TrivialAnswer:
    return lambda _case, expected: Returned(value=None if expected is None else value(expected))


def _argument(at: int) -> TrivialAnswer:
    """The first or the last argument; None where a case has none by position."""
    return lambda case, _expected: Returned(value=case.args[at] if case.args else None)


def _raise(name: str) -> TrivialAnswer:
    kind = getattr(builtins, name, None)
    line = kind.__mro__ if isinstance(kind, type) else (Exception, BaseException, object)
    bases = tuple(dict.fromkeys([name, *(each.__name__ for each in line)]))
    return lambda _case, _expected: Raised(type_name=name, bases=bases, message="", place=None)


def _earned(question: Question, answer: TrivialAnswer, expectations: Expectations) -> list[Check]:
    replies: dict[str, Reply] = {}
    for check in question.checks:
        for index, case in enumerate(check.cases):
            expected = expectations.get(call_id(question, check, index))
            for turn in (0, 1):
                reply = answer(case, expected if isinstance(expected, Expectation) else None)
                replies[call_id(question, check, index, turn)] = reply
    unread = without_source_rules(question)
    outcomes = evaluate(unread, NOTHING, transcript_of(question, replies), expectations)
    earned = {outcome.check for outcome in outcomes if outcome.finding is None}
    return [check for check in question.checks if check.points > 0 and check.id in earned]
