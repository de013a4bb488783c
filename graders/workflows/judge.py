"""From a transcript to judged questions: facts, then more calls where they may help, then points.

A submission is called again for two purposes, in fresh processes, and only where they can matter: small
inputs, if only drawn ones have shown a mistake; and its own earlier functions, if an answer that builds on
them is wrong.  The small inputs come first, in a process that sees no hidden input, since the answers are
shown.  Answers on hidden inputs are compared, and never shown.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from graders.assignment.apart import apart
from graders.batch import UNWATCHED, Watch
from graders.checks import call_id, evaluate, over_limit, uses
from graders.diagnosis import (
    EarlierCall,
    Explanation,
    OwnFunctions,
    carried_forward,
    charged_for,
    diagnose_variable,
    drawn_only,
    explain,
    keep_share,
    shrink,
    unsteady,
    wrong_at,
)
from graders.errors import TOO_MUCH
from graders.execution import CallFunction, Runner
from graders.execution.remembering import for_step
from graders.model.assignment import Aspect, Check, Question, QuestionKind
from graders.model.facts import (
    CarriedForward,
    Charge,
    Diagnosis,
    Finding,
    Outcome,
)
from graders.model.limits import Limit
from graders.model.report import QuestionResult, Score
from graders.model.submission import Submission
from graders.model.transcript import Reply, Transcript
from graders.scoring import judge_question
from graders.workflows.bounds import BOUNDS, Bounds
from graders.workflows.files import cache_folder
from graders.workflows.prepare import Prepared

Outcomes = Mapping[str, Sequence[Outcome]]  # by question
Findings = Mapping[str, Mapping[str, Finding]]  # by question and check


def judge(
    submission: Submission,
    transcript: Transcript,
    prepared: Prepared,
    runner: Runner,
    watch: Watch = UNWATCHED,
    bounds: Bounds = BOUNDS,
) -> tuple[QuestionResult, ...]:
    """Every question of a submission that has run, judged.

    Raises:
        RunnerError: student code could not be run again.
    """
    watch.share(bounds.judging_seconds)
    judging = _Judging(submission, transcript, prepared, runner, watch, bounds, began=time.monotonic())
    outcomes: dict[str, Sequence[Outcome]] = {}
    watch.begin("judging", bounds.wall(bounds.judging_seconds))
    for question in judging.questions:
        judging.begin(f"judging {question.id}")
        outcomes[question.id] = judging.evaluate(question)
    os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(cache_folder() / "hypothesis"))
    with apart(prepared.plan.files):  # the reference and the misconceptions are asked
        examples = _examples(judging, outcomes)
        excused = _excused(judging, outcomes)
        return tuple(
            judging.judge(q, outcomes[q.id], excused.get(q.id, {}), examples.get(q.id, {}))
            for q in judging.questions
        )


# Private functions


@dataclass(frozen=True, slots=True)
class _Judging:
    """One submission that has run, and the limits of judging it."""

    submission: Submission
    transcript: Transcript
    prepared: Prepared
    runner: Runner
    watch: Watch
    bounds: Bounds
    began: float  # on the monotonic clock: the judging

    @property
    def questions(self) -> tuple[Question, ...]:
        return self.prepared.assignment.questions

    def evaluate(
        self,
        question: Question,
        excused: Mapping[str, Finding] | None = None,
        explained: Collection[str] = (),
    ) -> Sequence[Outcome]:
        """What each check of a question found."""
        if f"judging {question.id}" in self.watch.skip:
            return [over_limit(question, check, Limit.JUDGING_TIME) for check in question.checks]
        return evaluate(
            question,
            self.submission,
            self.transcript,
            self.prepared.expectations,
            excused,
            explained,
            guard=self.limited,
        )

    def begin(self, step: str) -> bool:
        """Whether a step is to be taken; it has the time of all judging, since each check in it has less."""
        return self.watch.begin_within(step, self.bounds.wall(self.bounds.judging_seconds))

    def judge(
        self,
        question: Question,
        outcomes: Sequence[Outcome],
        excused: Mapping[str, Finding],
        examples: Mapping[str, Finding],
    ) -> QuestionResult:
        """A question, judged with all that is known."""
        explained = self.begin(f"explaining {question.id}")
        if excused:
            outcomes = self.evaluate(question, excused)
        diagnoses: Mapping[str, Diagnosis] = {}
        charged: tuple[Charge, ...] = ()
        if explained and any(outcome.finding is not None for outcome in outcomes):
            with contextlib.suppress(*TOO_MUCH), self.limited():  # then nothing is said, and nothing charged
                explanation = self._explanation(question, outcomes)
                priced = charged_for(question, outcomes, explanation)
                charged = priced.charges
                if charged:  # what is explained keeps no other check waiting
                    names = {name for each in charged for name in each.checks}
                    outcomes = self.evaluate(question, excused, names)
                    outcomes = [_own_reasons(each, priced.moments) for each in outcomes]
                diagnoses = self._diagnoses(question, outcomes, explanation)
        shown = {check: each for check, each in examples.items() if check not in excused}
        unseen = self.prepared.unseen.get(question.id, 0)
        outcomes = [_with_its_call(each, diagnoses.get(each.check)) for each in outcomes]
        return judge_question(question, outcomes, diagnoses, shown, charged, unseen=unseen)

    def limited(self) -> contextlib.AbstractContextManager[None]:
        return self.watch.limited(self.bounds.check_seconds)

    def ask(self, step: str, talk: Callable[[CallFunction], None]) -> None:
        """Let `talk` call functions in a fresh process; do nothing if the submission's time is used up.

        All processes of the submission share that time.  If a limit of judging is reached, the results that
        `talk` has until then are kept.
        """
        limits = self.prepared.assignment.limits
        left = limits.submission_seconds - self.transcript.seconds - (time.monotonic() - self.began)
        seconds = self.bounds.running_seconds + self.bounds.wall(self.bounds.judging_seconds)
        if left <= 0 or not self.watch.begin(step, seconds, optional=True):
            return
        functions = [q.id for q in self.questions if q.kind is QuestionKind.FUNCTION]
        shorter = dataclasses.replace(limits, submission_seconds=left)
        is_open = self.runner.isolation == "open"  # then the process is started from here
        with self.watch.unlimited_memory() if is_open else contextlib.nullcontext():
            process = for_step(self.runner, step).interactive(self.submission, functions, shorter)
            with process as ask, contextlib.suppress(*TOO_MUCH):
                talk(ask)

    def _explanation(self, question: Question, outcomes: Sequence[Outcome]) -> Explanation:
        if question.kind is QuestionKind.VARIABLE:
            return Explanation()
        expectations, imitations = self.prepared.expectations, self.prepared.imitations.of(question)
        return explain(question, outcomes, self.transcript.replies, expectations, imitations)

    def _diagnoses(
        self, question: Question, outcomes: Sequence[Outcome], explanation: Explanation
    ) -> Mapping[str, Diagnosis]:
        if question.kind is not QuestionKind.VARIABLE:
            return explanation.diagnoses(outcomes)
        value, imitations = self.transcript.variables.get(question.id), self.prepared.imitations.of(question)
        return diagnose_variable(question, value, self.prepared.expectations, imitations)


def _own_reasons(outcome: Outcome, explained: Collection[tuple[str, int]]) -> Outcome:
    """Of a check that fails for a reason of its own, the calls that no charged idea explains."""
    own = {case: each for case, each in outcome.findings.items() if (outcome.check, case) not in explained}
    if not own or len(own) == len(outcome.findings) or (outcome.finding is None):
        return outcome
    if isinstance(outcome.finding.fact, CarriedForward):
        return outcome
    return dataclasses.replace(outcome, finding=next(iter(own.values())), findings=own)


def _with_its_call(outcome: Outcome, diagnosis: Diagnosis | None) -> Outcome:
    """An outcome with a call that the idea explains which is said of it."""
    if diagnosis is None or diagnosis.case is None or (outcome.finding is None):
        return outcome
    if isinstance(outcome.finding.fact, CarriedForward):
        return outcome
    return dataclasses.replace(outcome, finding=outcome.findings.get(diagnosis.case, outcome.finding))


# Small inputs that show a mistake


def _examples(judging: _Judging, outcomes: Outcomes) -> Findings:
    search = [(q, *failure) for q in judging.questions if (failure := drawn_only(q, outcomes[q.id]))]
    examples: dict[str, Mapping[str, Finding]] = {}

    def talk(ask: CallFunction) -> None:
        for question, check, finding in search:
            with judging.limited():
                example = _example(question, finding, judging.prepared.answers[question.id], ask)
            examples[question.id] = {check.id: example} if example else {}

    if search:
        judging.ask("searching", talk)
    return examples


def _example(question: Question, finding: Finding, answer: Any, ask: CallFunction) -> Finding | None:
    def asked(args: tuple[Any, ...]) -> Reply:
        return ask(question.id, args)

    return shrink(question, finding, answer, asked)


# Error carried forward


def _excused(judging: _Judging, outcomes: Outcomes) -> Findings:
    """The checks that are right if the student's own earlier functions are taken as given."""
    prepared, used = judging.prepared, dict[str, Sequence[str]]()
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


def _wrong(judging: _Judging) -> Callable[[EarlierCall], bool]:
    """Whether an earlier function was wrong in a call; each call is looked at once."""
    questions, answers = {q.id: q for q in judging.questions}, judging.prepared.answers
    known: dict[int, tuple[EarlierCall, bool]] = {}  # by identity, as long as the call is kept beside

    def is_wrong(asked: EarlierCall) -> bool:
        if id(asked) not in known:
            known[id(asked)] = asked, wrong_at(questions[asked.function], answers[asked.function], asked)
        return known[id(asked)][1]

    return is_wrong


def _confirmed(
    judging: _Judging, outcomes: Outcomes, excused: Findings, asked: Sequence[EarlierCall]
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


def _own_cases(judging: _Judging, names: Iterable[str]) -> Iterator[EarlierCall]:
    """The cases of the functions themselves, with what they replied in the run that is graded."""
    for question in (each for each in judging.questions if each.id in names):
        for check in question.checks:
            for index, case in enumerate(check.cases):
                reply = judging.transcript.replies.get(call_id(question, check, index))
                if reply is not None and check.aspect is Aspect.VALUE:
                    yield EarlierCall(question.id, case.args, reply)


def _lost_share(judging: _Judging, outcomes: Outcomes, name: str) -> Fraction:
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
