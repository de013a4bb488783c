"""One submission through the door: its cells by nbclient, then the grader's questions one by one.

What hangs is interrupted, then ended; what dies is started again.  After either, the work is run anew
without the cell or call that did it, and goes on behind it.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
import uuid
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from queue import Empty
from typing import Any

from jupyter_client.asynchronous.client import AsyncKernelClient
from jupyter_client.manager import KernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError

from graders.errors import RunnerError, notice
from graders.execution.transcribe import Scribe
from graders.model.assignment import Limits
from graders.model.submission import Submission, SubmissionKind
from graders.model.transcript import Limit, Plan, Stopped, Transcript
from graders.submissions import notebook_of

GRACE_SECONDS = 2.0  # between the interrupt and the end
PATIENCE = ((2, 1.0), (4, 0.2))  # after so many time-outs of one function, at most so many seconds
_POLL_SECONDS = 0.5

_LOG = logging.getLogger("graders.nbclient")
_LOG.addHandler(logging.NullHandler())
_LOG.propagate = False


class EndedError(Exception):
    """The process hangs beyond interrupting, or is gone."""

    def __init__(self, limit: Limit, seconds: float | None = None) -> None:
        super().__init__(limit.value)
        self.stopped = Stopped(limit=limit, seconds=seconds)


class _Client(NotebookClient):
    """nbclient, keeping no more output of a cell than a limit allows."""

    output_bytes = 1_000_000

    def process_message(self, msg: dict[str, Any], cell: Any, cell_index: int) -> Any:
        if msg["msg_type"] in {"stream", "display_data", "execute_result", "update_display_data"}:
            seen = cell.metadata.get("seen_bytes", 0) + len(repr(msg["content"]))
            cell.metadata["seen_bytes"] = seen
            if seen > self.output_bytes:
                return None
        return super().process_message(msg, cell, cell_index)


class Session:
    """A running kernel, and the two things that are done with it: cells and questions."""

    def __init__(self, manager: KernelManager) -> None:
        self.manager = manager
        self.client: AsyncKernelClient | None = None
        self._nonce = 0

    async def start(self, *, seconds: int, **options: Any) -> None:
        """Start the kernel and wait until it answers; raises what nbclient raises."""
        starter = NotebookClient(notebook_of_nothing(), km=self.manager, startup_timeout=seconds, log=_LOG)
        await starter.async_start_new_kernel(**options)
        self.client = await starter.async_start_new_kernel_client()

    def stop(self) -> None:
        """Close the channels; the process is its opener's business."""
        if self.client is not None:
            self.client.stop_channels()

    async def run_cell(self, runner: _Client, cell: Any, index: int, seconds: float) -> None:
        """Run one cell; errors in it stay in its outputs.

        Raises:
            EndedError: it could not be interrupted, or took the process along.
        """
        try:
            await asyncio.wait_for(runner.async_execute_cell(cell, index), seconds + GRACE_SECONDS)
        except (TimeoutError, CellTimeoutError):
            raise EndedError(Limit.CELL_TIME, seconds) from None
        except DeadKernelError:
            raise EndedError(Limit.PROCESS) from None

    async def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Send one question and wait for its answer, with the nonce that belongs to it.

        Raises:
            EndedError: no answer within `seconds` and a grace, a dead process, or no proper answer.
        """
        assert self.client is not None
        nonce = uuid.uuid4().hex
        message = self.client.session.msg("graders_request", {**request, "nonce": nonce})
        self.client.shell_channel.send(message)
        deadline = time.monotonic() + seconds + GRACE_SECONDS
        while time.monotonic() < deadline:
            try:
                reply = await self.client.shell_channel.get_msg(timeout=_POLL_SECONDS)
            except Empty:
                if not await self.client.is_alive():  # type: ignore[misc]
                    raise EndedError(Limit.PROCESS) from None
                continue
            if reply["parent_header"].get("msg_id") != message["header"]["msg_id"]:
                continue  # the late reply of a cell
            content = reply["content"]
            if not isinstance(content, dict) or content.get("nonce") != nonce:
                raise EndedError(Limit.PROTOCOL)
            return content
        raise EndedError(Limit.CALL_TIME, seconds)


def notebook_of_nothing() -> Any:
    """An empty notebook, for nbclient to start a kernel with."""
    empty = Submission(student="", file="", kind=SubmissionKind.NOTEBOOK, sha256="", cells=())
    return notebook_of(empty)


Opener = Callable[[], AbstractAsyncContextManager[Session]]


async def run_work(
    opener: Opener,
    submission: Submission,
    plan: Plan,
    limits: Limits,
    *,
    isolation: str,
    guarded: bool,
) -> Transcript:
    """Run a submission and answer the plan, with as many fresh starts as the limits allow.

    Args:
        opener: gives a fresh session, and ends its process whatever it does.
        guarded: whether the process must refuse network and processes by itself.

    Raises:
        RunnerError: a session could not be opened.
    """
    started = time.monotonic()
    work = _Work(submission, plan, limits, deadline=started + limits.submission_seconds, guarded=guarded)
    for _ in range(limits.restarts + 1):
        async with opener() as session:
            if await work.attempt(session):
                break
        if work.out_of_time():
            break
    return work.scribe.transcript(
        isolation=isolation, seconds=time.monotonic() - started, ending=work.ending()
    )


class _Work:
    """A submission on its way: what has been run and answered, over all fresh starts."""

    def __init__(
        self, submission: Submission, plan: Plan, limits: Limits, *, deadline: float, guarded: bool
    ) -> None:
        self.submission = submission
        self.plan = plan
        self.limits = limits
        self.deadline = deadline
        self.guarded = guarded
        self.scribe = Scribe(submission, plan, limits)
        self.skipped: set[int] = set()

    def out_of_time(self) -> bool:
        return time.monotonic() > self.deadline

    def ending(self) -> Limit:
        return Limit.SUBMISSION_TIME if self.out_of_time() else Limit.RESTARTS

    async def attempt(self, session: Session) -> bool:
        """One run from the top; True when nothing is left to ask."""
        try:
            await self._begin(session)
            return await self._cells(session) and await self._look(session) and await self._calls(session)
        finally:
            self.scribe.forget_process()

    async def _begin(self, session: Session) -> None:
        module = None
        if self.submission.kind is SubmissionKind.MODULE:
            module = self.submission.file.rsplit(".", 1)[0]
        request = {"op": "begin", "module": module, "guarded": self.guarded}
        try:
            reply = await session.ask(request, 30)
        except EndedError as error:
            raise RunnerError(notice("kernel", "kernel-not-started", reason=str(error))) from error
        if reply.get("status") != "ready":
            reason = str(reply.get("message", reply))[:500]
            raise RunnerError(notice("kernel", "kernel-not-started", reason=reason))

    async def _cells(self, session: Session) -> bool:
        notebook = notebook_of(self.submission)
        runner = _Client(
            notebook,
            km=session.manager,
            allow_errors=True,
            interrupt_on_timeout=True,
            timeout_func=lambda _cell: self._cell_seconds(),
            log=_LOG,
        )
        runner.kc, runner.output_bytes = session.client, self.limits.output_bytes
        runner.reset_execution_trackers()
        for index, cell in enumerate(notebook.cells):
            if index in self.skipped:
                continue
            if self.out_of_time():
                return False
            try:
                await session.run_cell(runner, cell, index, self._cell_seconds())
            except EndedError as error:
                self.skipped.add(index)
                self.scribe.cell_ended(index, error.stopped)
                return False
            self.scribe.cell_ran(index, cell.get("execution_count"))
            cell.outputs = []
        return True

    def _cell_seconds(self) -> float:
        return max(0.1, min(self.limits.cell_seconds, self.deadline - time.monotonic()))

    async def _look(self, session: Session) -> bool:
        request = {
            "op": "look",
            "names": list(self.plan.functions),
            "variables": list(self.plan.variables),
        }
        with contextlib.suppress(EndedError):
            reply = await session.ask(request, self.limits.call_seconds)
            return self.scribe.looked(reply)
        return False

    async def _calls(self, session: Session) -> bool:
        for call in self.scribe.open_calls():
            if self.out_of_time():
                return False
            seconds = self._call_seconds(call.function)
            request = self.scribe.request(call, seconds)
            try:
                reply = await session.ask(request, seconds)
            except EndedError as error:
                self.scribe.call_ended(call, error.stopped)
                return False
            if not self.scribe.answered(call, reply, seconds):
                return False
        return True

    def _call_seconds(self, function: str) -> float:
        seconds, timeouts = self.limits.call_seconds, self.scribe.timeouts(function)
        for count, most in PATIENCE:
            if timeouts >= count:
                seconds = min(seconds, most)
        return seconds
