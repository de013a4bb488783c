"""Student code in a plain Python process, without Jupyter: fast to start and easy to install.

For students who check their own work.  It isolates nothing, or little if asked to: level ``open``.
"""

from __future__ import annotations

import asyncio
import contextlib
import dataclasses
import functools
import json
import subprocess
import sys
import uuid
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

from graders.errors import Notice, RunnerError, notice
from graders.execution.ended import EndedError
from graders.execution.environment import environment
from graders.execution.folder import temporary_folder
from graders.execution.interactive import asking
from graders.execution.runner import NO_FILES, CallFunction
from graders.execution.submission_run import RunWork, run_to_end, run_work
from graders.inside.sandbox.readable import user_packages
from graders.model.limits import Limit, Limits
from graders.model.submission import Submission
from graders.model.transcript import Plan, Transcript
from graders.slugs import Slug

PROGRAM = Path(__file__).resolve().parents[1] / "inside" / "kernel" / "plain.py"
_BATCH = 50  # calls in one request
_MAX_LINE = 1 << 28  # bytes of one reply: more than any that is let through


class PlainRunner:
    """Starts one process for each run of a submission.

    Args:
        confined: whether the process locks itself in as far as that goes without namespaces.
        notes: for every transcript.
    """

    isolation = "open"

    def __init__(self, *notes: Notice, confined: bool = False) -> None:
        self._open = functools.partial(_open, confined=confined)
        self._notes = notes

    def run(self, submission: Submission, plan: Plan, limits: Limits) -> Transcript:
        work = run_work(
            self._open,
            submission,
            plan,
            limits,
            isolation=self.isolation,
            guarded=False,
            batch=_BATCH,
            kind=_PlainWork,
        )
        return dataclasses.replace(run_to_end(work), notes=self._notes)

    def interactive(
        self,
        submission: Submission,
        functions: Sequence[str],
        limits: Limits,
        files: Mapping[str, bytes] = NO_FILES,
    ) -> AbstractContextManager[CallFunction]:
        return asking(self._open, submission, functions, limits, files=files, guarded=False, kind=_PlainWork)

    def share(self) -> PlainRunner:
        return self

    def close(self) -> None:
        """Each process has ended with its run."""


def confined_runner() -> PlainRunner:
    """A runner that keeps the work from the files of whoever started it, or says that it cannot."""
    with temporary_folder() as folder:
        tried = subprocess.run(  # noqa: S603  our own program
            _program(confined=True), cwd=folder, env=environment(folder), check=False,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
    if tried.returncode == 0:
        return PlainRunner(confined=True)
    return PlainRunner(notice("run", Slug.GITHUB_UNCONFINED))


class PlainSession:
    """A process that has begun, and the questions that it is asked."""

    def __init__(self, process: asyncio.subprocess.Process) -> None:
        self._process = process

    async def ask(self, request: dict[str, Any], seconds: float) -> dict[str, Any]:
        """Send one question and wait for its answer; raises what `receive` raises."""
        return await self.receive(self.send(request), seconds)

    def send(self, request: dict[str, Any]) -> tuple[str, str]:
        """Send a question; the nonce that belongs to its answers."""
        nonce = uuid.uuid4().hex
        assert self._process.stdin is not None
        with contextlib.suppress(ConnectionError, RuntimeError):  # its end is noticed when it is heard
            self._process.stdin.write(json.dumps({**request, "nonce": nonce}).encode() + b"\n")
        return "", nonce

    async def receive(self, ticket: tuple[str, str], seconds: float) -> dict[str, Any]:
        """The next answer.

        Raises:
            EndedError: none within `seconds` and a grace, a dead process, or no proper answer.
        """
        assert self._process.stdout is not None
        try:
            async with asyncio.timeout(seconds + _GRACE_SECONDS):
                line = await self._process.stdout.readline()
        except TimeoutError:
            raise EndedError(Limit.CALL_TIME, seconds) from None
        except (ValueError, ConnectionError):
            raise EndedError(Limit.PROTOCOL) from None
        if not line:
            raise EndedError(Limit.PROCESS)
        try:
            reply = json.loads(line)
        except ValueError:
            raise EndedError(Limit.PROTOCOL) from None
        if not isinstance(reply, dict) or reply.get("nonce") != ticket[1]:
            raise EndedError(Limit.PROTOCOL)
        return reply


# Private functions

_GRACE_SECONDS = 1.0  # beyond the time of a call or cell: then the process is ended


class _PlainWork(RunWork):
    """A submission whose cells are run by our own program, and not by nbclient."""

    async def run_cells(self, session: Any) -> bool:
        for index, cell in enumerate(self.submission.cells):
            if index in self.skipped:
                continue
            if self.out_of_time():
                return False
            seconds = self.cell_seconds()
            request = {"op": "cell", "source": cell.python or cell.source, "number": index + 1}
            try:
                await session.ask(request, seconds)
            except EndedError as error:
                late = error.stopped.limit is Limit.CALL_TIME
                ended = EndedError(Limit.CELL_TIME, seconds) if late else error
                self.skipped.add(index)
                self.scribe.cell_ended(index, ended.stopped)
                return False
            self.scribe.cell_ran(index, index + 1)
        return True


def _program(*, confined: bool) -> Sequence[str]:
    return (sys.executable, "-P", str(PROGRAM), user_packages(), *(["confined"] if confined else []))


@contextlib.asynccontextmanager
async def _open(*, confined: bool) -> AsyncIterator[PlainSession]:
    with temporary_folder() as folder:
        try:
            process = await asyncio.create_subprocess_exec(
                *_program(confined=confined), cwd=folder, env=environment(folder), limit=_MAX_LINE,
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
        except OSError as error:
            raise RunnerError(notice("python", Slug.KERNEL_NOT_STARTED, reason=str(error))) from error
        try:
            yield PlainSession(process)
        finally:
            with contextlib.suppress(ProcessLookupError):
                process.kill()
            await process.wait()
