"""A runner that answers from what a submission has answered before, and runs only what was never asked.

What it runs it writes down as well, so that all answers of a submission can be kept afterwards (`kept`).
"""

from __future__ import annotations

import contextlib
import dataclasses
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any

from graders.execution import kept_parts
from graders.execution.kept import (
    Asked,
    Kept,
    Talk,
    asked,
    kept,
    key_of,
    plain_reply,
    reply_from,
    variables_of,
)
from graders.execution.runner import NO_FILES, CallFunction, Runner
from graders.model.limits import Limits
from graders.model.manner import PLAIN, Manner
from graders.model.submission import Submission
from graders.model.transcript import Call, Plan, Reply, Transcript


class RememberingRunner:
    """Runs one submission, or answers in its place; for a single report.

    Args:
        runner: runs what has to be run; with everything remembered it is asked for nothing.
        before: what the submission has answered before, if it is to be believed.
    """

    def __init__(self, runner: Runner, before: Kept | None = None) -> None:
        self._runner = runner
        self._before = before
        self._after: Kept | None = None
        self._talks: dict[str, Talk] = dict(before.talks) if before else {}
        self._step = ""
        self.submission: Submission | None = None  # that was run, or was answered for

    @property
    def isolation(self) -> str:
        return self._runner.isolation

    def remembered(self) -> Kept | None:
        """All that the submission has answered by now; None if it did not get so far."""
        return self._after and dataclasses.replace(self._after, talks=self._talks)

    def about(self, step: str) -> RememberingRunner:
        """This runner, for a step of judging: each step has a talk of its own."""
        self._step = step
        return self

    def run(self, submission: Submission, plan: Plan, limits: Limits) -> Transcript:
        under = asked(plan, limits)
        before, self.submission = self._before, submission
        same = before is not None and before.head.get("work") == submission.digest
        if before is None or not same or before.asked.around != under.around:
            self._talks = {}
            transcript = self._runner.run(submission, plan, limits)
        else:
            transcript = self._again(submission, plan, limits, before, under)
        self._after = kept(transcript, plan, under, submission.digest)
        return transcript

    @contextlib.contextmanager
    def interactive(
        self,
        submission: Submission,
        functions: Sequence[str],
        limits: Limits,
        files: Mapping[str, bytes] = NO_FILES,
    ) -> Iterator[CallFunction]:
        options = {"files": files} if files else {}  # NO_FILES is what a runner takes for granted
        with contextlib.ExitStack() as stack:

            def opened() -> CallFunction:
                return stack.enter_context(self._runner.interactive(submission, functions, limits, **options))

            talk = _Talk(self._talks.get(self._step, ()), opened)
            try:
                yield talk
            finally:
                self._talks[self._step] = talk.said

    def share(self) -> RememberingRunner:
        return self

    def close(self) -> None:
        """The runner that does the work is its owner's to close."""

    # Private functions

    def _again(
        self, submission: Submission, plan: Plan, limits: Limits, before: Kept, under: Asked
    ) -> Transcript:
        """The transcript from what is remembered, and a run for the rest, if there is any."""
        replies = _replies(plan, before, under)
        names, looked_for = before.head["names"], before.head["looked_for"]
        open_calls = tuple(
            call
            for call in plan.calls
            if call.id not in replies and names.get(call.function, "callable") == "callable"
        )
        variables = tuple(name for name in plan.variables if name not in looked_for)
        known = _transcript(before, plan, replies)
        if not (open_calls or variables or set(plan.functions) - set(names)):
            return known
        rest = dataclasses.replace(plan, variables=variables, calls=open_calls)
        return _joined(known, self._runner.run(submission, rest, limits))


def for_step(runner: Runner, step: str) -> Runner:
    """The runner for a step of judging: one that remembers keeps what is asked in each step apart."""
    return runner.about(step) if isinstance(runner, RememberingRunner) else runner


# Private functions


class _Talk:
    """Answers calls from a talk of before; from the first that was never asked, opens another."""

    def __init__(self, before: Iterable[tuple[str, Any]], opened: Callable[[], CallFunction]) -> None:
        self.said: list[tuple[str, Any]] = []
        self._known: dict[str, deque[Any]] = defaultdict(deque)
        for key, plain in before:
            self._known[key].append(plain)
        self._opened = opened
        self._ask: CallFunction | None = None

    def __call__(self, function: str, args: tuple[Any, ...], manner: Manner = PLAIN) -> Reply:
        call = Call(id="", function=function, args=args, manner=manner)
        key = key_of(call)
        reply = reply_from(self._known[key].popleft(), call) if self._known[key] else None
        if reply is None:
            if self._ask is None:
                self._ask = self._opened()
            reply = self._ask(function, args) if manner is PLAIN else self._ask(function, args, manner)
        self.said.append((key, plain_reply(reply)))
        return reply


def _replies(plan: Plan, before: Kept, under: Asked) -> dict[str, Reply]:
    """The replies that are remembered, by the id of the call: of equal calls the first to the first."""
    known: dict[str, deque[Any]] = defaultdict(deque)
    for key, plain in zip(before.asked.keys, before.replies, strict=True):
        known[key].append(plain)
    replies = {}
    for call, key in zip(plan.calls, under.keys, strict=True):
        reply = reply_from(known[key].popleft(), call) if known[key] else None
        if reply is not None:
            replies[call.id] = reply
    return replies


def _transcript(before: Kept, plan: Plan, replies: Mapping[str, Reply]) -> Transcript:
    head = before.head
    watched = {call.function for call in plan.calls if call.watch and call.id in replies}
    noticed = kept_parts.noticed(head["noticed"])
    return Transcript(
        names={name: head["names"][name] for name in plan.functions if name in head["names"]},
        own=tuple(head["own"]),
        variables=variables_of(before, plan.variables),
        replies=replies,
        cell_errors=kept_parts.cell_errors(head["cell_errors"]),
        isolation=head["isolation"],
        seconds=head["seconds"],
        notes=kept_parts.notes(head["notes"]),
        noticed={name: each for name, each in noticed.items() if name in watched},
        plain_variables={name: each for name, each in head["variables"].items() if name in plan.variables},
    )


def _joined(known: Transcript, ran: Transcript) -> Transcript:
    """What is remembered, with what a later run adds; where both know something, it is as it was."""
    is_open = kept_parts.OPEN in {known.isolation, ran.isolation}
    return Transcript(
        names={**ran.names, **known.names},
        own=known.own,
        variables={**ran.variables, **known.variables},
        replies={**ran.replies, **known.replies},
        cell_errors=known.cell_errors,
        isolation=kept_parts.OPEN if is_open else ran.isolation,
        seconds=known.seconds + ran.seconds,
        notes=(*known.notes, *(each for each in ran.notes if each not in known.notes)),
        noticed={**ran.noticed, **known.noticed},
        plain_variables={**ran.plain_variables, **known.plain_variables},
    )
