"""Runs one submission: its cells by nbclient, then the grader's questions.

Code that hangs is interrupted, then ended; a process that dies is started again.  After either, the work is
run from the beginning without the cell or call that caused it, and continues after that.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import itertools
import time
from collections import deque
from collections.abc import Callable, Coroutine, Sequence
from typing import Any

from graders.errors import RunnerError, notice
from graders.execution.conversation import Conversation, Opener
from graders.execution.ended import EndedError
from graders.execution.scribe import Scribe
from graders.model.limits import Limit, Limits
from graders.model.submission import Submission, SubmissionKind
from graders.model.transcript import Call, Plan, Transcript
from graders.slugs import Slug

PATIENCE = ((2, 1.0), (4, 0.2), (8, 0.05))  # after so many time-outs of one function, at most so many seconds


def run_to_end(work: Coroutine[Any, Any, Transcript]) -> Transcript:
    """Run `work` in an event loop of its own."""
    done: list[Transcript] = []

    async def keep() -> None:
        # nbclient abandons tasks whose cell was ended; what they raise then is nobody's concern.
        asyncio.get_running_loop().set_exception_handler(lambda *_: None)
        done.append(await work)

    # Not the transcript but None is the task's result: asyncio writes the result's whole repr when it
    # takes its handler of SIGINT down, which costs more than many a submission.
    asyncio.run(keep())
    return done[0]


async def run_work(
    opener: Opener,
    submission: Submission,
    plan: Plan,
    limits: Limits,
    *,
    isolation: str,
    guarded: bool,
    batch: int = 1,
    kind: Callable[..., RunWork] | None = None,
) -> Transcript:
    """Run a submission and answer the plan, with as many fresh starts as the limits allow.

    Args:
        opener: gives a fresh session, and ends its process whatever it does.
        guarded: whether the process must refuse network and processes by itself.
        batch: calls in one request, as long as none of them ends the process.
        kind: how cells are run; by nbclient if left out.

    Raises:
        RunnerError: a session could not be opened.
    """
    started = time.monotonic()
    deadline = started + limits.submission_seconds
    work = (kind or RunWork)(submission, plan, limits, deadline=deadline, guarded=guarded, batch=batch)
    while True:
        async with opener() as session:
            if await work.attempt(session):
                break
        if work.out_of_time() or work.ended > limits.restarts:
            break
    seconds = time.monotonic() - started
    return work.scribe.transcript(isolation=isolation, seconds=seconds, ending=work.ending())


class RunWork:
    """A submission that is being run: the cells that ran and the answers, over all fresh starts."""

    def __init__(
        self, submission: Submission, plan: Plan, limits: Limits, *,
        deadline: float, guarded: bool, batch: int,
    ) -> None:  # fmt: skip
        self.submission = submission
        self.plan = plan
        self.limits = limits
        self.deadline = deadline
        self.guarded = guarded
        self.batch = batch
        self.ended = 0  # processes that were ended for a cell or call that is known
        self.scribe = Scribe(submission, plan, limits)
        self.skipped: set[int] = set()
        self._files = _beside(submission, plan)

    def out_of_time(self) -> bool:
        return time.monotonic() > self.deadline

    def ending(self) -> Limit:
        return Limit.SUBMISSION_TIME if self.out_of_time() else Limit.RESTARTS

    async def attempt(self, session: Conversation) -> bool:
        """Run once from the beginning; True if no question is left."""
        try:
            return await self.prepare(session) and await self._calls(session)
        finally:
            self.scribe.forget_process()

    async def prepare(self, session: Conversation) -> bool:
        """Run the cells and look at what they define; True when the process may be asked."""
        self.ended += 1
        await self._begin(session)
        return await self.run_cells(session) and await self._look(session)

    async def _begin(self, session: Conversation) -> None:
        module = None
        if self.submission.kind is SubmissionKind.MODULE:
            module = self.submission.file.rsplit(".", 1)[0]
        request: dict[str, Any] = {
            "op": "begin",
            "module": module,
            "guarded": self.guarded,
            "functions": list(self.plan.functions),
        }
        request |= self._files
        try:
            reply = await session.ask(request, 30)
        except EndedError as error:
            raise RunnerError(notice("kernel", Slug.KERNEL_NOT_STARTED, reason=str(error))) from error
        if reply.get("status") != "ready":
            reason = str(reply.get("message", reply))[:500]
            raise RunnerError(notice("kernel", Slug.KERNEL_NOT_STARTED, reason=reason))

    async def run_cells(self, session: Any) -> bool:
        """Run the cells, in the order of the work; False if the process has ended."""
        from graders.execution.session import CellClient  # noqa: PLC0415  nbclient loads slowly
        from graders.submissions.notebooks import notebook_of  # noqa: PLC0415

        notebook = notebook_of(self.submission)
        runner = CellClient(
            notebook,
            km=session.manager,
            allow_errors=True,
            interrupt_on_timeout=True,
            timeout_func=lambda _cell: self.cell_seconds(),
        )
        runner.kc = session.client
        runner.reset_execution_trackers()
        for index, cell in enumerate(notebook.cells):
            if index in self.skipped:
                continue
            if self.out_of_time():
                return False
            try:
                await session.run_cell(runner, cell, index, self.cell_seconds())
            except EndedError as error:
                self.skipped.add(index)
                self.scribe.cell_ended(index, error.stopped)
                return False
            self.scribe.cell_ran(index, cell.get("execution_count"))
            cell.outputs = []
        return True

    def cell_seconds(self) -> float:
        """The wall time that a cell may take now."""
        return max(0.1, min(self.limits.cell_seconds, self.deadline - time.monotonic()))

    async def _look(self, session: Conversation) -> bool:
        request = {
            "op": "look",
            "names": list(self.plan.functions),
            "variables": list(self.plan.variables),
        }
        with contextlib.suppress(EndedError):
            reply = await session.ask(request, self.limits.call_seconds)
            return self.scribe.looked(reply)
        return False

    async def _calls(self, session: Conversation) -> bool:
        while calls := list(itertools.islice(self.scribe.open_calls(), self.batch)):
            calls = [call for call in calls if call.hidden == calls[0].hidden]
            if self.out_of_time() or not await self.make_calls(session, calls):
                return False
        return True

    async def make_calls(self, session: Conversation, calls: Sequence[Call]) -> bool:
        """Make several calls in one request; True when their process may be asked more.

        One that takes too long ends the request, and the others are asked for again.
        """
        waiting = deque((call, self._call_seconds(call.function)) for call in calls)
        longest = max(seconds for _, seconds in waiting)
        most = self.limits.result_bytes
        ticket = session.send({"op": "calls", "calls": self.scribe.request(waiting), "result_bytes": most})
        try:
            done = False
            while waiting and not done and not self.out_of_time():
                done = self._take(await session.receive(ticket, longest), waiting)
        except EndedError as error:
            self._lost(waiting, error)
            return False
        return not self.out_of_time()

    def _take(self, batch: dict[str, Any], waiting: deque[tuple[Call, float]]) -> bool:
        """Record replies; True if there will be no more.

        Raises:
            EndedError: they do not answer the request.
        """
        match batch:
            case {"replies": [_, *_] as replies, "done": bool(done)} if len(replies) <= len(waiting):
                pass
            case _:
                raise EndedError(Limit.PROTOCOL)
        for reply in replies:
            call, seconds = waiting[0]
            if not isinstance(reply, dict) or not self.scribe.answered(call, reply, seconds):
                while len(waiting) > 1:
                    waiting.pop()
                raise EndedError(Limit.PROTOCOL)
            waiting.popleft()
        return done

    def _lost(self, waiting: deque[tuple[Call, float]], error: EndedError) -> None:
        """Blame the call that was running; if several are possible, make them one by one from now on."""
        if len(waiting) == 1 or self.batch == 1:
            self.scribe.call_ended(waiting[0][0], error.stopped, fatal=True)
        else:
            self.batch = 1
            self.ended -= 1

    def _call_seconds(self, function: str) -> float:
        seconds, timeouts = self.limits.call_seconds, self.scribe.timeouts(function)
        for count, most in PATIENCE:
            if timeouts >= count:
                seconds = min(seconds, most)
        return seconds


# Private functions


def _beside(submission: Submission, plan: Plan) -> dict[str, Any]:
    """What a request to begin says of the files beside the work, in every fresh start anew."""
    kinds = {"files": plan.files, "own": submission.files}
    said: dict[str, Any] = {
        kind: {name: base64.b64encode(content).decode("ascii") for name, content in files.items()}
        for kind, files in kinds.items()
        if files
    }
    return said | ({"folder": submission.folder} if submission.folder else {})
