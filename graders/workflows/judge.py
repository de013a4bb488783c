"""From a transcript to judged questions: facts, then what is worth asking again, then points.

Two things are asked of a submission a second time, in a fresh process, and only where they can matter:
its own earlier functions, when an answer that builds on them is wrong; and small inputs, when only drawn
ones have shown a mistake.
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from typing import Any

from graders.batch import UNWATCHED, Watch
from graders.checks import (
    OwnFunctions,
    diagnose,
    diagnose_variable,
    evaluate,
    over_limit,
    right_given,
    smallest,
    uses,
)
from graders.errors import TOO_MUCH
from graders.execution import Ask, Runner
from graders.model.assignment import Aspect, Check, Question, QuestionKind, Visibility
from graders.model.facts import Diagnosis, Finding, InputChanged, NotRepeatable, Outcome, RightGiven
from graders.model.report import QuestionResult
from graders.model.submission import Submission
from graders.model.transcript import Limit, Reply, Stopped, Transcript
from graders.scoring import judge_question
from graders.workflows.bounds import BOUNDS, Bounds
from graders.workflows.prepare import Prepared

Outcomes = Mapping[str, Sequence[Outcome]]  # by question


def judge(
    submission: Submission,
    transcript: Transcript,
    prepared: Prepared,
    runner: Runner,
    watch: Watch = UNWATCHED,
    bounds: Bounds = BOUNDS,
) -> tuple[QuestionResult, ...]:
    """Every question of a submission that has run, judged.

    A check that cannot be decided within the bounds is the student's to mend, and the others are decided.

    Raises:
        RunnerError: student code could not be run again.
    """
    watch.share(bounds.judging_seconds)
    judging = _Judging(submission, transcript, prepared, watch, bounds)
    outcomes: dict[str, Sequence[Outcome]] = {}
    watch.begin("judging", bounds.wall(bounds.judging_seconds))
    for question in prepared.assignment.questions:
        judging.begin(f"judging {question.id}")
        outcomes[question.id] = judging.evaluate(question)
    again = _ask_again(judging, runner, outcomes)
    return tuple(judging.judge(q, outcomes[q.id], again) for q in prepared.assignment.questions)


# Private functions


@dataclass(slots=True)
class _Again:
    """What a second conversation with a submission has brought, by question and check."""

    excused: dict[str, Mapping[str, Finding]] = field(default_factory=dict)
    examples: dict[str, Mapping[str, Finding]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Judging:
    """One submission that has run, and the limits of judging it."""

    submission: Submission
    transcript: Transcript
    prepared: Prepared
    watch: Watch
    bounds: Bounds

    def evaluate(self, question: Question, excused: Mapping[str, Finding] | None = None) -> Sequence[Outcome]:
        """What each check of a question found."""
        if f"judging {question.id}" in self.watch.skip:
            return [over_limit(question, check, Limit.JUDGING_TIME) for check in question.checks]
        return evaluate(
            question,
            self.submission,
            self.transcript,
            self.prepared.expectations,
            excused,
            guard=self.limited,
        )

    def begin(self, step: str) -> bool:
        """Whether a step is to be taken; it has the time of all judging, since each check in it has less."""
        return self.watch.begin_within(step, self.bounds.wall(self.bounds.judging_seconds))

    def judge(self, question: Question, outcomes: Sequence[Outcome], again: _Again) -> QuestionResult:
        """A question, judged with all that is known."""
        explained = self.begin(f"explaining {question.id}")
        if again.excused.get(question.id):
            outcomes = self.evaluate(question, again.excused[question.id])
        told: Mapping[str, Diagnosis] = {}
        if explained and any(outcome.finding is not None for outcome in outcomes):
            with contextlib.suppress(*TOO_MUCH), self.limited():  # then nothing is told
                told = self._told(question, outcomes)
        examples = again.examples.get(question.id)
        unseen = self.prepared.unseen.get(question.id, 0)
        return judge_question(question, outcomes, told, examples, unseen=unseen)

    def limited(self) -> AbstractContextManager[None]:
        return self.watch.limited(self.bounds.check_seconds)

    def _told(self, question: Question, outcomes: Sequence[Outcome]) -> Mapping[str, Diagnosis]:
        expectations = self.prepared.expectations
        imitations = self.prepared.imitations.of(question)
        if question.kind is QuestionKind.VARIABLE:
            value = self.transcript.variables.get(question.id)
            return diagnose_variable(question, value, expectations, imitations)
        return diagnose(question, outcomes, self.transcript.replies, expectations, imitations)


def _ask_again(judging: _Judging, runner: Runner, outcomes: Outcomes) -> _Again:
    again, prepared, transcript = _Again(), judging.prepared, judging.transcript
    questions = prepared.assignment.questions
    used: dict[str, Sequence[str]] = {}
    for q in questions:
        if q.builds_on and _mistaken_before(q, outcomes, q.builds_on.questions):
            with contextlib.suppress(*TOO_MUCH), judging.limited():
                used[q.id] = uses(q, judging.submission, q.builds_on.questions)
    follow = [q for q in questions if q.id in used and _mistaken_before(q, outcomes, used[q.id])]
    search = [(q, *found) for q in questions if (found := _drawn_only(q, outcomes[q.id]))]
    seconds = judging.bounds.running_seconds + judging.bounds.wall(judging.bounds.judging_seconds)
    if not (follow or search) or not judging.watch.begin("asking", seconds, optional=True):
        return again

    def follow_and_search(ask: Ask) -> None:
        own, known = OwnFunctions(ask), dict(outcomes)
        for question in follow:
            for _ in range(2):  # what waited for an excused check is looked at in its turn
                mistaken = _mistaken_before(question, known, used[question.id])
                with judging.limited():
                    found = right_given(
                        question, known[question.id], transcript.replies, prepared.expectations,
                        prepared.given[question.id], mistaken, own,
                    )  # fmt: skip
                again.excused[question.id] = found
                known[question.id] = judging.evaluate(question, found)
        for question, check, finding in search:
            if check.id not in again.excused.get(question.id, {}):
                with judging.limited():
                    example = _example(question, finding, prepared.answers[question.id], ask)
                again.examples[question.id] = {check.id: example} if example else {}

    def talk(ask: Ask) -> None:
        with contextlib.suppress(*TOO_MUCH):  # what has been learnt until then is kept
            follow_and_search(ask)

    # Both together keep to the submission's time.
    left = prepared.assignment.limits.submission_seconds - transcript.seconds
    if left <= 0:
        return again
    limits = dataclasses.replace(prepared.assignment.limits, submission_seconds=left)
    functions = [q.id for q in questions if q.kind is QuestionKind.FUNCTION]
    with judging.watch.unlimited_memory() if runner.isolation == "open" else contextlib.nullcontext():
        runner.converse(judging.submission, functions, limits, talk)
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
