"""From a transcript to judged questions: facts, then what is worth asking again, then points.

Two things are asked of a submission a second time, in a fresh process, and only where they can matter:
its own earlier functions, when an answer that builds on them is wrong; and small inputs, when only drawn
ones have shown a mistake.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from graders.assignment.apart import apart
from graders.checks import OwnFunctions, diagnose, diagnose_variable, evaluate, right_given, smallest, uses
from graders.execution import Ask, Runner
from graders.model.assignment import Aspect, Check, Question, QuestionKind, Visibility
from graders.model.facts import Diagnosis, Finding, InputChanged, NotRepeatable, Outcome, RightGiven
from graders.model.report import QuestionResult
from graders.model.submission import Submission
from graders.model.transcript import Reply, Stopped, Transcript
from graders.scoring import judge_question
from graders.workflows.prepare import Prepared

Outcomes = Mapping[str, Sequence[Outcome]]  # by question


def judge(
    submission: Submission, transcript: Transcript, prepared: Prepared, runner: Runner
) -> tuple[QuestionResult, ...]:
    """Every question of a submission that has run, judged.

    Raises:
        RunnerError: student code could not be run again.
    """
    questions = prepared.assignment.questions
    outcomes = {q.id: evaluate(q, submission, transcript, prepared.expectations) for q in questions}
    with apart():  # the reference and the misconceptions are asked
        again = _ask_again(submission, transcript, prepared, runner, outcomes)
        return tuple(_judge(q, submission, transcript, prepared, outcomes[q.id], again) for q in questions)


# Private functions


@dataclass(slots=True)
class _Again:
    """What a second conversation with a submission has brought, by question and check."""

    excused: dict[str, Mapping[str, Finding]] = field(default_factory=dict)
    examples: dict[str, Mapping[str, Finding]] = field(default_factory=dict)


def _judge(
    question: Question,
    submission: Submission,
    transcript: Transcript,
    prepared: Prepared,
    outcomes: Sequence[Outcome],
    again: _Again,
) -> QuestionResult:
    if again.excused.get(question.id):
        excused = again.excused[question.id]
        outcomes = evaluate(question, submission, transcript, prepared.expectations, excused)
    told: Mapping[str, Diagnosis] = {}
    if any(outcome.finding is not None for outcome in outcomes):
        told = _told(question, transcript, prepared, outcomes)
    examples = again.examples.get(question.id)
    return judge_question(question, outcomes, told, examples, unseen=prepared.unseen.get(question.id, 0))


def _told(
    question: Question, transcript: Transcript, prepared: Prepared, outcomes: Sequence[Outcome]
) -> Mapping[str, Diagnosis]:
    imitations = prepared.imitations.of(question)
    if question.kind is QuestionKind.VARIABLE:
        value = transcript.variables.get(question.id)
        return diagnose_variable(question, value, prepared.expectations, imitations)
    return diagnose(question, outcomes, transcript.replies, prepared.expectations, imitations)


def _ask_again(
    submission: Submission,
    transcript: Transcript,
    prepared: Prepared,
    runner: Runner,
    outcomes: Outcomes,
) -> _Again:
    again = _Again()
    questions = prepared.assignment.questions
    used = {
        q.id: uses(q, submission, q.builds_on.questions)
        for q in questions
        if q.builds_on and _mistaken_before(q, outcomes, q.builds_on.questions)
    }
    follow = [q for q in questions if q.id in used and _mistaken_before(q, outcomes, used[q.id])]
    search = [(q, *found) for q in questions if (found := _drawn_only(q, outcomes[q.id]))]
    if not follow and not search:
        return again

    def talk(ask: Ask) -> None:
        own, known = OwnFunctions(ask), dict(outcomes)
        for question in follow:
            for _ in range(2):  # what waited for an excused check is looked at in its turn
                found = right_given(
                    question, known[question.id], transcript.replies, prepared.expectations,
                    prepared.given[question.id], _mistaken_before(question, known, used[question.id]), own,
                )  # fmt: skip
                again.excused[question.id] = found
                known[question.id] = evaluate(question, submission, transcript, prepared.expectations, found)
        for question, check, finding in search:
            if check.id not in again.excused.get(question.id, {}):
                example = _example(question, finding, prepared.answers[question.id], ask)
                again.examples[question.id] = {check.id: example} if example else {}

    # Both together keep to the submission's time.
    left = prepared.assignment.limits.submission_seconds - transcript.seconds
    if left <= 0:
        return again
    limits = dataclasses.replace(prepared.assignment.limits, submission_seconds=left)
    runner.converse(submission, [q.id for q in questions if q.kind is QuestionKind.FUNCTION], limits, talk)
    return again


def _example(question: Question, finding: Finding, answer: Any, ask: Ask) -> Finding | None:
    def asked(args: tuple[Any, ...]) -> Reply:
        return ask(question.id, args)

    return smallest(question, finding, answer, asked)


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
    return isinstance(finding.fact, RightGiven)


def _drawn_only(question: Question, outcomes: Sequence[Outcome]) -> tuple[Check, Finding] | None:
    """The first check that failed, if no public example that somebody wrote out shows the mistake."""
    failed = [(check, outcome) for check, outcome in _pairs(question, outcomes) if _is_wrong(check, outcome)]
    shown = any(
        check.visibility is Visibility.PUBLIC and not check.cases[index].drawn
        for check, outcome in failed
        for index in outcome.wrong
    )
    if shown or question.kind is not QuestionKind.FUNCTION:
        return None
    return next(
        (
            (check, outcome.finding)
            for check, outcome in failed
            if outcome.finding is not None and all(check.cases[index].drawn for index in outcome.wrong)
        ),
        None,
    )


def _pairs(question: Question, outcomes: Sequence[Outcome]) -> Iterator[tuple[Check, Outcome]]:
    return zip(question.checks, outcomes, strict=True)


def _is_wrong(check: Check, outcome: Outcome) -> bool:
    """Whether a check found a wrong value, type or exception, at a call that came back."""
    finding = outcome.finding
    if check.aspect is not Aspect.VALUE or finding is None or finding.args is None:
        return False
    stopped = isinstance(getattr(finding.fact, "outcome", None), Stopped)
    return not stopped and not isinstance(finding.fact, (InputChanged, NotRepeatable, RightGiven))
