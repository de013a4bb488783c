"""Student code in a stock ipykernel, one process a submission, started by nbclient.

It works wherever Jupyter works, takes about a second, and isolates nothing: level ``open``.
"""

from __future__ import annotations

import contextlib
import dataclasses
import os
import subprocess
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path

from jupyter_client.kernelspec import KernelSpec, KernelSpecManager
from jupyter_client.manager import AsyncKernelManager

from graders.errors import Notice, RunnerError, notice
from graders.execution.environment import environment
from graders.execution.folder import temporary_folder
from graders.execution.interactive import asking
from graders.execution.runner import NO_FILES, CallFunction
from graders.execution.session import Session
from graders.execution.submission_run import run_to_end, run_work
from graders.inside.sandbox.readable import user_packages
from graders.model.limits import Limits
from graders.model.submission import Submission
from graders.model.transcript import Plan, Transcript
from graders.slugs import Slug

KERNEL = Path(__file__).resolve().parents[1] / "inside" / "kernel" / "portable.py"
START_SECONDS = 60  # of wall time: a kernel takes one or two, on a busy machine more


class _OneSpec(KernelSpecManager):
    """Runs every notebook with our kernel, whatever kernel it names."""

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        python = [sys.executable, "-I", "-X", "frozen_modules=off"]
        argv = [*python, str(KERNEL), user_packages(), "-f", "{connection_file}"]
        return KernelSpec(argv=argv, display_name=kernel_name, language="python")


class PortableRunner:
    """Starts one kernel process for each run of a submission."""

    isolation = "open"

    def __init__(self, *notes: Notice) -> None:
        self._notes = notes  # for every transcript

    def run(self, submission: Submission, plan: Plan, limits: Limits) -> Transcript:
        transcript = run_to_end(
            run_work(self._open, submission, plan, limits, isolation=self.isolation, guarded=True)
        )
        return dataclasses.replace(transcript, notes=self._notes)

    def interactive(
        self,
        submission: Submission,
        functions: Sequence[str],
        limits: Limits,
        files: Mapping[str, bytes] = NO_FILES,
    ) -> AbstractContextManager[CallFunction]:
        return asking(self._open, submission, functions, limits, files=files, guarded=True)

    def share(self) -> PortableRunner:
        return self

    def close(self) -> None:
        """Each kernel has ended with its run."""

    @contextlib.asynccontextmanager
    async def _open(self) -> AsyncIterator[Session]:
        with temporary_folder() as folder:
            manager = AsyncKernelManager(
                kernel_name="python3",
                kernel_spec_manager=_OneSpec(),
                connection_file=str(Path(folder) / "kernel.json"),
                # TCP ports can collide between kernels that start together; sockets of files cannot.
                transport="tcp" if os.name == "nt" else "ipc",
                ip="127.0.0.1" if os.name == "nt" else str(Path(folder) / "ipc"),
            )
            session = Session(manager)
            try:
                # Nothing that is written past the kernel may look like a line of the grader's.
                silent = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
                await session.start(cwd=folder, env=environment(folder), seconds=START_SECONDS, **silent)
            except Exception as error:
                await _end(manager)
                reason = f"{type(error).__name__}: {error}"
                raise RunnerError(notice("kernel", Slug.KERNEL_NOT_STARTED, reason=reason)) from error
            try:
                yield session
            finally:
                session.stop()
                await _end(manager)


# Private functions


async def _end(manager: AsyncKernelManager) -> None:
    if manager.has_kernel:
        with contextlib.suppress(RuntimeError, OSError):
            await manager.shutdown_kernel(now=True)
