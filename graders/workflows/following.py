"""Errors carried forward: answers that are right if the student's own functions are taken as given."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from fractions import Fraction

from graders.checks import call_id, uses
from graders.diagnosis import (
    EarlierCall,
    OwnFunctions,
    carried_forward,
    keep_share,
    unsteady,
    wrong_at,
)
from graders.errors import TOO_MUCH
from graders.execution import CallFunction
from graders.model.assignment import Aspect, Check, Question
from graders.model.facts import (
    CarriedForward,
    Finding,
)
from graders.model.report import Score
from graders.scoring import judge_question
from graders.workflows.judging import Findings, Judging, Outcomes


def excused_in(judging: Judging, outcomes: Outcomes) -> Findings:
    """The checks that are right if the student's own earlier functions are taken as given."""
    prepared, used = judging.prepared, dict[str, Sequence[str]]()
    if not prepared.carried_forward:
        return {}
    for q in judging.questions:
        if q.builds_on and _mistaken_before(q, outcomes, q.builds_on.questions):
            with contextlib.suppress(*TOO_MUCH), judging.limited():
                used[q.id] = uses(q, judging.submission, q.builds_on.questions)
    follow = [q for q in judging.questions if q.id in used and _mistaken_before(q, outcomes, used[q.id])]
    known, excused = dict(outcomes), dict[str, Mapping[str, Finding]]()
    asked: list[EarlierCall] = []

    def talk(ask: CallFunction) -> None:
        own = OwnFunctions(ask)
        for question in follow:
            for _ in range(2):  # what waited for an excused check is looked at in its turn
                mistaken = _mistaken_before(question, known, used[question.id])
                with judging.limited():
                    excused[question.id] = carried_forward(
                        question, known[question.id], judging.transcript.replies, prepared.expectations,
                        prepared.carried_forward[question.id], mistaken, used[question.id], own,
                        _wrong(judging),
                    )  # fmt: skip
                known[question.id] = judging.evaluate(question, excused[question.id])
            asked[:] = own.asked

    if follow:
        judging.ask("following", talk)
    return _confirmed(judging, outcomes, excused, asked) if any(excused.values()) else {}


# Private functions


def _wrong(judging: Judging) -> Callable[[EarlierCall], bool]:
    """Whether an earlier function was wrong in a call; each call is looked at once."""
    questions, answers = {q.id: q for q in judging.questions}, judging.prepared.answers
    known: dict[int, tuple[EarlierCall, bool]] = {}  # by identity, as long as the call is kept beside

    def is_wrong(asked: EarlierCall) -> bool:
        if id(asked) not in known:
            known[id(asked)] = asked, wrong_at(questions[asked.function], answers[asked.function], asked)
        return known[id(asked)][1]

    return is_wrong


def _confirmed(
    judging: Judging, outcomes: Outcomes, excused: Findings, asked: Sequence[EarlierCall]
) -> Findings:
    """The excuses that remain after the functions that they rest on have been called again."""
    names = {each.function for each in asked}
    doubtful: list[frozenset[str]] = []
    judging.ask(
        "confirming", lambda ask: doubtful.append(unsteady([*asked, *_own_cases(judging, names)], ask))
    )
    confirmed: dict[str, Mapping[str, Finding]] = {}
    for question in judging.questions if doubtful else ():
        here = excused.get(question.id, {})
        functions = {name for each in here.values() for name in _functions(each)}
        if here and not functions & doubtful[0]:
            share = max(_lost_share(judging, outcomes, name) for name in functions)
            confirmed[question.id] = keep_share(question, here, share)
    return confirmed


def _own_cases(judging: Judging, names: Iterable[str]) -> Iterator[EarlierCall]:
    """The cases of the functions themselves, with what they replied in the run that is graded."""
    for question in (each for each in judging.questions if each.id in names):
        for check in question.checks:
            for index, case in enumerate(check.cases):
                reply = judging.transcript.replies.get(call_id(question, check, index))
                if reply is not None and check.aspect is Aspect.VALUE:
                    yield EarlierCall(question.id, case.args, reply)


def _lost_share(judging: Judging, outcomes: Outcomes, name: str) -> Fraction:
    """What a question lost of the points for its values, by its own checks alone, prices left aside.

    Checks that ask for an exception alone count where that is to the student's good.
    """
    question = judging.prepared.assignment.question(name)
    results = judge_question(question, outcomes[name]).checks
    pairs = [
        (each.score, check)
        for each, check in zip(results, question.checks, strict=True)
        if check.aspect is Aspect.VALUE
    ]
    every = sum((score for score, _ in pairs), Score())
    values = sum((score for score, check in pairs if _asks_for_values(check)), Score())
    return max(_lost(every), _lost(values))


def _asks_for_values(check: Check) -> bool:
    return any(case.raises is None and not case.control for case in check.cases)


def _lost(score: Score) -> Fraction:
    return 1 - score.earned / score.possible if score.possible else Fraction(0)


def _functions(finding: Finding) -> tuple[str, ...]:
    return finding.fact.functions if isinstance(finding.fact, CarriedForward) else ()


def _mistaken_before(question: Question, outcomes: Outcomes, earlier: Iterable[str]) -> tuple[str, ...]:
    """The `earlier` functions that are wrong by themselves, if the answer to the question is wrong."""
    if not any(each.finding and each.wrong for each in outcomes[question.id]):
        return ()
    return tuple(
        name
        for name in earlier
        if any(each.wrong and each.finding and not _is_excused(each.finding) for each in outcomes[name])
    )


def _is_excused(finding: Finding) -> bool:
    return isinstance(finding.fact, CarriedForward)
