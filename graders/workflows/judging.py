"""One submission that has run: what its judging needs, and the limits of it."""

from __future__ import annotations

import contextlib
import dataclasses
import time
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass

from graders.batch import Watch
from graders.checks import evaluate, over_limit
from graders.diagnosis import (
    Explanation,
    charged_for,
    diagnose_variable,
    explain,
)
from graders.errors import TOO_MUCH
from graders.execution import CallFunction, Runner
from graders.execution.remembering import for_step
from graders.model.assignment import Question, QuestionKind
from graders.model.facts import (
    CarriedForward,
    Charge,
    Diagnosis,
    Finding,
    Outcome,
)
from graders.model.limits import Limit
from graders.model.report import QuestionResult
from graders.model.submission import Submission
from graders.model.transcript import Transcript
from graders.scoring import judge_question
from graders.workflows.bounds import Bounds
from graders.workflows.prepared import Prepared

Outcomes = Mapping[str, Sequence[Outcome]]  # by question
Findings = Mapping[str, Mapping[str, Finding]]  # by question and check


@dataclass(frozen=True, slots=True)
class Judging:
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
            # With the files that the assignment ships: a function may read them when it is called.
            files = self.prepared.plan.files
            process = for_step(self.runner, step).interactive(self.submission, functions, shorter, files)
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


# Private functions


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
