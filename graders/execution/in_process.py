"""Answers the grader's questions where the work has run already: a student's own notebook or test run.

Nothing is run again, and nothing is sealed off: it is the student's own process.  Calls have their time limit
where there are timers, and in the main thread.
"""

from __future__ import annotations

import contextlib
import itertools
import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

from graders.execution.folder import temporary_folder
from graders.execution.runner import NO_FILES, CallFunction
from graders.execution.scribe import Scribe
from graders.inside.calls import answers, files
from graders.model.limits import Limit, Limits
from graders.model.manner import PLAIN, Manner
from graders.model.submission import Submission
from graders.model.transcript import Call, Plan, Reply, Transcript

Place = Callable[[str], "str | None"]  # a code object's file name to the number of its cell


class InProcessRunner:
    """Calls the functions of a namespace.

    Args:
        namespace: what the work has defined.
        place: which cell a code object stands in; None for one that is not the student's.
        errors: what failed while the work ran, as `answers.describe` says it.
    """

    isolation = "open"

    def __init__(
        self,
        namespace: Mapping[str, Any],
        place: Place = lambda _name: None,
        errors: Sequence[dict[str, Any]] = (),
    ) -> None:
        self._namespace, self._place, self._errors = dict(namespace), place, list(errors)

    def run(self, submission: Submission, plan: Plan, limits: Limits) -> Transcript:
        began = time.monotonic()
        scribe = self._scribe(submission, plan, limits)
        request = {"op": "look", "names": list(plan.functions), "variables": list(plan.variables)}
        looked = answers.look(request, self._namespace, self._place)
        scribe.looked({**looked, "errors": self._errors})
        deadline = began + limits.submission_seconds
        with _folder_for(plan):
            for call in scribe.open_calls():
                if time.monotonic() > deadline:
                    break
                self._make(call, scribe, limits)
        seconds = time.monotonic() - began
        return scribe.transcript(isolation="open", seconds=seconds, ending=Limit.SUBMISSION_TIME)

    @contextlib.contextmanager
    def interactive(
        self,
        submission: Submission,
        functions: Sequence[str],
        limits: Limits,
        files: Mapping[str, bytes] = NO_FILES,
    ) -> Iterator[CallFunction]:
        plan = Plan(functions=tuple(functions), variables=(), calls=(), files=files)
        scribe = self._scribe(submission, plan, limits)
        numbers = itertools.count()

        def ask(function: str, args: tuple[Any, ...], manner: Manner = PLAIN) -> Reply:
            call = Call(id=str(next(numbers)), function=function, args=args, manner=manner)
            self._make(call, scribe, limits)
            return scribe.reply_to(call)

        with _folder_for(plan):
            yield ask

    def share(self) -> InProcessRunner:
        return self

    def close(self) -> None:
        """Nothing was opened."""

    # Private functions

    def _scribe(self, submission: Submission, plan: Plan, limits: Limits) -> Scribe:
        scribe = Scribe(submission, plan, limits)
        for index in range(len(submission.cells)):
            scribe.cell_ran(index, index + 1)
        return scribe

    def _make(self, call: Call, scribe: Scribe, limits: Limits) -> None:
        seconds = limits.call_seconds
        request = {"calls": scribe.request([(call, seconds)]), "result_bytes": limits.result_bytes}
        for batch in answers.answer_calls(request, self._namespace, self._place):
            for reply in batch["replies"]:
                scribe.answered(call, reply, seconds)


# Private functions


@contextlib.contextmanager
def _folder_for(plan: Plan) -> Iterator[None]:
    """A scratch as the working folder, where calls read the assignment's files or write some.

    What an answer writes must not replace a file of the student's.
    """
    if not plan.files and not any(call.manner.writes for call in plan.calls):
        yield
        return
    before = os.getcwd()  # noqa: PTH109
    with temporary_folder() as folder:
        os.chdir(folder)
        try:
            with files.settled(plan.files):
                yield
        finally:
            os.chdir(before)
