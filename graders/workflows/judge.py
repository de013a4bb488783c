"""From a transcript to judged questions: facts, then more calls where they may help, then points.

A submission is called again for two purposes, in fresh processes, and only where they can matter: small
inputs, if only drawn ones have shown a mistake; and its own earlier functions, if an answer that builds on
them is wrong.  The small inputs come first, in a process that sees no hidden input, since the answers are
shown.  Answers on hidden inputs are compared, and never shown.
"""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Mapping, Sequence
from typing import Any

from graders.assignment.apart import apart
from graders.batch import UNWATCHED, Watch
from graders.diagnosis import (
    drawn_only,
    shrink,
)
from graders.execution import CallFunction, Runner
from graders.model.assignment import Question
from graders.model.facts import (
    Finding,
    Outcome,
)
from graders.model.report import QuestionResult
from graders.model.submission import Submission
from graders.model.transcript import Reply, Transcript
from graders.workflows.bounds import BOUNDS, Bounds
from graders.workflows.files import cache_folder
from graders.workflows.following import excused_in
from graders.workflows.judging import Findings, Judging, Outcomes
from graders.workflows.prepared import Prepared


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
    judging = Judging(submission, transcript, prepared, runner, watch, bounds, began=time.monotonic())
    outcomes: dict[str, Sequence[Outcome]] = {}
    watch.begin("judging", bounds.wall(bounds.judging_seconds))
    for question in judging.questions:
        judging.begin(f"judging {question.id}")
        outcomes[question.id] = judging.evaluate(question)
    os.environ.setdefault("HYPOTHESIS_STORAGE_DIRECTORY", str(cache_folder() / "hypothesis"))
    # The reference and the misconceptions are asked, where they are there.
    with apart(prepared.plan.files) if prepared.answers else contextlib.nullcontext():
        examples = _examples(judging, outcomes)
        excused = excused_in(judging, outcomes)
        return tuple(
            judging.judge(q, outcomes[q.id], excused.get(q.id, {}), examples.get(q.id, {}))
            for q in judging.questions
        )


# Private functions


def _examples(judging: Judging, outcomes: Outcomes) -> Findings:
    search = [
        (q, *failure)
        for q in judging.questions
        if q.id in judging.prepared.answers and (failure := drawn_only(q, outcomes[q.id]))
    ]
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
