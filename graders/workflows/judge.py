"""From a transcript to judged questions: facts, then what is worth asking again, then points.

Two things are asked of a submission again, in fresh processes, and only where they can matter: small
inputs, when only drawn ones have shown a mistake; and its own earlier functions, when an answer that builds
on them is wrong.  The small inputs come first, in a process that sees no hidden input: what it answers is
shown.  What answers on hidden inputs is compared, and never shown.
"""

from __future__ import annotations

import dataclasses
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from graders.assignment.apart import apart
from graders.checks import (
    Asked,
    OwnFunctions,
    call_id,
    diagnose,
    diagnose_variable,
    evaluate,
    keep_share,
    right_given,
    smallest,
    unsteady,
    uses,
    wrong_at,
)
from graders.execution import Ask, Runner
from graders.model.assignment import Aspect, Check, Question, QuestionKind, Visibility
from graders.model.facts import Diagnosis, Finding, InputChanged, NotRepeatable, Outcome, RightGiven
from graders.model.report import QuestionResult, Score
from graders.model.submission import Submission
from graders.model.transcript import Reply, Stopped, Transcript
from graders.scoring import judge_question
from graders.workflows.prepare import Prepared

Outcomes = Mapping[str, Sequence[Outcome]]  # by question
Findings = Mapping[str, Mapping[str, Finding]]  # by question and check


def judge(
    submission: Submission, transcript: Transcript, prepared: Prepared, runner: Runner
) -> tuple[QuestionResult, ...]:
    """Every question of a submission that has run, judged.

    Raises:
        RunnerError: student code could not be run again.
    """
    work = _Work(submission, transcript, prepared, runner, began=time.monotonic())
    questions = prepared.assignment.questions
    outcomes = {q.id: evaluate(q, submission, transcript, prepared.expectations) for q in questions}
    with apart():  # the reference and the misconceptions are asked
        examples = _examples(work, outcomes)
        excused = _excused(work, outcomes)
        return tuple(
            _judge(work, q, outcomes[q.id], excused.get(q.id), examples.get(q.id)) for q in questions
        )


# Private functions


@dataclass(frozen=True, slots=True)
class _Work:
    """A submission that has run, and what it is judged with."""

    submission: Submission
    transcript: Transcript
    prepared: Prepared
    runner: Runner
    began: float  # on the monotonic clock: the judging

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.prepared.assignment.questions

    def interactive(self) -> AbstractContextManager[Ask] | None:
        """A fresh process to ask; None where the submission's time is over, which all processes share."""
        limits = self.prepared.assignment.limits
        left = limits.submission_seconds - self.transcript.seconds - (time.monotonic() - self.began)
        if left <= 0:
            return None
        functions = [q.id for q in self.questions if q.kind is QuestionKind.FUNCTION]
        return self.runner.interactive(
            self.submission, functions, dataclasses.replace(limits, submission_seconds=left)
        )

    def evaluate(
        self, question: Question, excused: Mapping[str, Finding] | None = None
    ) -> tuple[Outcome, ...]:
        return evaluate(question, self.submission, self.transcript, self.prepared.expectations, excused)


def _judge(
    work: _Work,
    question: Question,
    outcomes: Sequence[Outcome],
    excused: Mapping[str, Finding] | None,
    examples: Mapping[str, Finding] | None,
) -> QuestionResult:
    if excused:
        outcomes = work.evaluate(question, excused)
        examples = {check: each for check, each in (examples or {}).items() if check not in excused}
    diagnoses: Mapping[str, Diagnosis] = {}
    if any(outcome.finding is not None for outcome in outcomes):
        diagnoses = _diagnoses(work, question, outcomes)
    unseen = work.prepared.unseen.get(question.id, 0)
    return judge_question(question, outcomes, diagnoses, examples, unseen=unseen)


def _diagnoses(work: _Work, question: Question, outcomes: Sequence[Outcome]) -> Mapping[str, Diagnosis]:
    imitations, expectations = work.prepared.imitations.of(question), work.prepared.expectations
    if question.kind is QuestionKind.VARIABLE:
        value = work.transcript.variables.get(question.id)
        return diagnose_variable(question, value, expectations, imitations)
    return diagnose(question, outcomes, work.transcript.replies, expectations, imitations)


# Small inputs that show a mistake


def _examples(work: _Work, outcomes: Outcomes) -> Findings:
    search = [(q, *found) for q in work.questions if (found := _drawn_only(q, outcomes[q.id]))]
    process = work.interactive() if search else None
    if process is None:
        return {}
    examples: dict[str, Mapping[str, Finding]] = {}
    with process as ask:
        for question, check, finding in search:
            example = _example(question, finding, work.prepared.answers[question.id], ask)
            examples[question.id] = {check.id: example} if example else {}
    return examples


def _example(question: Question, finding: Finding, answer: Any, ask: Ask) -> Finding | None:
    def asked(args: tuple[Any, ...]) -> Reply:
        return ask(question.id, args)

    return smallest(question, finding, answer, asked)


# Error carried forward


def _excused(work: _Work, outcomes: Outcomes) -> Findings:
    """The checks that are right, given the student's own earlier functions."""
    used = {
        q.id: uses(q, work.submission, q.builds_on.questions)
        for q in work.questions
        if q.builds_on and _mistaken_before(q, outcomes, q.builds_on.questions)
    }
    follow = [q for q in work.questions if q.id in used and _mistaken_before(q, outcomes, used[q.id])]
    process = work.interactive() if follow else None
    if process is None:
        return {}
    known, excused = dict(outcomes), dict[str, Mapping[str, Finding]]()
    with process as ask:
        own = OwnFunctions(ask)
        for question in follow:
            for _ in range(2):  # what waited for an excused check is looked at in its turn
                mistaken = _mistaken_before(question, known, used[question.id])
                excused[question.id] = right_given(
                    question, known[question.id], work.transcript.replies, work.prepared.expectations,
                    work.prepared.given[question.id], mistaken, own, _wrong(work),
                )  # fmt: skip
                known[question.id] = work.evaluate(question, excused[question.id])
    return _confirmed(work, outcomes, excused, own.asked)


def _wrong(work: _Work) -> Any:
    questions, answers = {q.id: q for q in work.questions}, work.prepared.answers
    return lambda asked: wrong_at(questions[asked.function], answers[asked.function], asked)


def _confirmed(work: _Work, outcomes: Outcomes, excused: Findings, asked: Sequence[Asked]) -> Findings:
    """What remains of the excuses when the functions that they rest on are asked again."""
    if not any(excused.values()):
        return {}
    process = work.interactive()
    if process is None:
        return {}
    names = {each.function for each in asked}
    with process as ask:
        doubtful = unsteady([*asked, *_own_cases(work, names)], ask)
    found: dict[str, Mapping[str, Finding]] = {}
    for question in work.questions:
        here = excused.get(question.id, {})
        functions = {name for each in here.values() for name in _functions(each)}
        if here and not functions & doubtful:
            share = max(_lost_share(work, outcomes, name) for name in functions)
            found[question.id] = keep_share(question, here, share)
    return found


def _own_cases(work: _Work, names: Iterable[str]) -> Iterator[Asked]:
    """The cases of the functions themselves, with what they replied in the run that is graded."""
    for question in (each for each in work.questions if each.id in names):
        for check in question.checks:
            for index, case in enumerate(check.cases):
                reply = work.transcript.replies.get(call_id(question, check, index))
                if reply is not None and check.aspect is Aspect.VALUE:
                    yield Asked(question.id, case.args, reply)


def _lost_share(work: _Work, outcomes: Outcomes, name: str) -> Fraction:
    """What a question lost of the points for its values, by its own checks alone."""
    question = work.prepared.assignment.question(name)
    results = judge_question(question, outcomes[name]).checks
    values = [each.score for each, check in zip(results, question.checks, strict=True)
              if check.aspect is Aspect.VALUE]  # fmt: skip
    score = sum(values, Score())
    return 1 - score.earned / score.possible if score.possible else Fraction(0)


def _functions(finding: Finding) -> tuple[str, ...]:
    return finding.fact.functions if isinstance(finding.fact, RightGiven) else ()


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
