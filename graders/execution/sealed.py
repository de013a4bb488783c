"""Runs student code in a fork of a fork server, confined to a compartment of its own: level ``sealed``.

A submission costs a fork instead of a start, and leaves nothing behind.  Where the machine lacks a layer
of the compartment, the level is ``open``, and a note names the layer.
"""

from __future__ import annotations

import asyncio
import contextlib
import copy
import dataclasses
import multiprocessing
import socket
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from queue import Empty
from typing import Any

from graders.errors import Notice, RunnerError, notice
from graders.execution import bubblewrap
from graders.execution.channel import Allowance, Channel
from graders.execution.ended import EndedError, ForkServerDiedError
from graders.execution.folder import temporary_folder
from graders.execution.fork_server import ForkServer, StartedForkServer, readable_to
from graders.execution.interactive import asking
from graders.execution.runner import NO_FILES, CallFunction
from graders.execution.session import Session
from graders.execution.socket_kernel import SocketClient, SocketManager
from graders.execution.submission_run import run_to_end, run_work
from graders.inside.wire import frames
from graders.model.limits import Limit, Limits
from graders.model.submission import Submission
from graders.model.transcript import Plan, Transcript
from graders.slugs import Slug

FORK_SERVERS = 3  # tried for one submission before it is given up
BATCH = 128  # calls in one request
_ENTER_SECONDS = 20  # of wall time to enter a compartment, which takes milliseconds
_SHARE_SECONDS = 20  # of wall time that a worker waits for its turn to clone the fork server
_ROOM = frozenset({"private root", "namespaces"})  # the layers without which there is no scratch of its own


class SealedRunner:
    """Keeps one fork server, and forks it for each run of a submission.

    Args:
        private: folders that student code must not see, besides this program's own.
        wrapped: whether bubblewrap is put around the fork server, where that takes nothing away.
        server: a fork server on its way, if there is one already.

    Raises:
        RunnerError: the fork server does not start, or nothing can be locked in on this machine.
    """

    def __init__(
        self, private: Iterable[Path] = (), *, wrapped: bool = True, server: StartedForkServer | None = None
    ) -> None:
        self._server: ForkServer | None = server
        self._one_at_a_time = multiprocessing.get_context("fork").Lock()
        self._missing: dict[str, str] = {}
        self._layers_known = False
        self._wrapped = False
        self.unwrapped_because = ""
        try:
            self._readable = readable_to(private)
        except (ValueError, OSError) as error:
            raise _not_started(error) from error
        if not (wrapped and bubblewrap.is_installed() and self._begin_wrapped()):
            self._begin()

    @property
    def wrapped(self) -> bool:
        """Whether bubblewrap stands around the fork server; if it could not, `unwrapped_because` says why."""
        return self._wrapped

    @property
    def isolation(self) -> str:
        """``sealed`` if every layer is in force, else ``open``."""
        return "open" if self._missing else "sealed"

    @property
    def missing(self) -> dict[str, str]:
        """The layers that are not in force, each with the reason."""
        return dict(self._missing)

    def run(self, submission: Submission, plan: Plan, limits: Limits) -> Transcript:
        for _ in range(FORK_SERVERS):
            try:
                transcript = run_to_end(self._work(submission, plan, limits))
            except ForkServerDiedError:
                self.close()
                self._get_server()
                continue
            return dataclasses.replace(transcript, isolation=self.isolation, notes=self._notes())
        raise _not_started("the fork server died again and again")

    def interactive(
        self,
        submission: Submission,
        functions: Sequence[str],
        limits: Limits,
        files: Mapping[str, bytes] = NO_FILES,
    ) -> AbstractContextManager[CallFunction]:
        if self._server is None:
            raise _not_started("the fork server has ended")
        allowance = Allowance(limits)
        return asking(
            lambda: self._open(limits, allowance), submission, functions, limits, files=files, guarded=False
        )

    def share(self) -> SealedRunner:
        """A runner with its own clone of the fork server; for a process forked from the one that made this.

        Raises:
            RunnerError: the fork server has died, and no other starts.
        """
        if self._server is None:
            raise _not_started("the runner has been closed")
        runner = copy.copy(self)
        runner._server = self._clone()  # noqa: SLF001  it is one of us
        if runner._server is None:  # noqa: SLF001
            runner._get_server()  # noqa: SLF001
        return runner

    def close(self) -> None:
        if self._server is not None:
            self._server.close()
        self._server = None

    # Private functions

    def _clone(self) -> ForkServer | None:
        """A clone of the one fork server, if that is alive; all forked processes share the socket to it."""
        # Whoever was killed with the lock in hand must not stop the others for good.
        if self._server is None or not self._one_at_a_time.acquire(timeout=_SHARE_SECONDS):
            return None
        try:
            return self._server.clone()
        except ForkServerDiedError:
            return None
        finally:
            self._one_at_a_time.release()

    def _begin_wrapped(self) -> bool:
        """Try the second wall; keep it if the first wall has the same layers inside it as without it."""
        try:
            self._begin(wrapped=True)
            if self._missing and not self._is_as_strong_wrapped(self._missing):
                self.unwrapped_because = ", ".join(f"{name}: {why}" for name, why in self._missing.items())
        except RunnerError as error:
            self.unwrapped_because = str(error.notices[0].details.get("reason", error))
        if self.unwrapped_because:
            self.close()
        return not self.unwrapped_because

    def _is_as_strong_wrapped(self, missing: dict[str, str]) -> bool:
        """Whether the same layers are `missing` without the second wall; if so, restart with that wall."""
        if _ROOM & missing.keys():
            return False  # the scratch that is lent instead lies outside of it
        self.close()
        self._begin()
        same = self._missing.keys() >= missing.keys()
        if same:
            self.close()
            self._begin(wrapped=True)
        else:
            self._missing = missing
        return same

    def _begin(self, *, wrapped: bool = False) -> None:
        """Start the fork server, and fork one unused process to learn which layers are missing."""
        self._wrapped, self._missing, self._layers_known = wrapped, {}, False
        try:
            self._get_server()
            asyncio.run(self._try())
        except (OSError, ForkServerDiedError) as error:
            self.close()
            raise _not_started(error) from error
        except RunnerError:
            self.close()
            raise

    def _get_server(self) -> None:
        """A fork server with or without bubblewrap, as asked: the one that is starting, or a new one."""
        server = self._server
        if not isinstance(server, StartedForkServer) or server.wrapped is not self._wrapped:
            self.close()
            try:
                server = StartedForkServer(self._readable, wrapped=self._wrapped)
            except OSError as error:
                raise _not_started(error) from error
        self._server = server
        server.get_ready()

    def _notes(self) -> tuple[Notice, ...]:
        layers = [f"{name} ({why})" for name, why in self._missing.items()]
        return (notice("run", Slug.NOT_SEALED, layers=layers),) if layers else ()

    async def _work(self, submission: Submission, plan: Plan, limits: Limits) -> Transcript:
        allowance = Allowance(limits)
        return await run_work(
            lambda: self._open(limits, allowance),
            submission, plan, limits,
            isolation=self.isolation, guarded=False, batch=BATCH,
        )  # fmt: skip

    async def _try(self) -> None:
        async with self._open(Limits(), Allowance(Limits())):
            pass

    @contextlib.asynccontextmanager
    async def _open(self, limits: Limits, allowance: Allowance) -> AsyncIterator[Session]:
        """A fork with the same layers as the first one; a fork that lacks one of them is ended.

        Raises:
            RunnerError: several forks in a row lack a layer; student code is never run with fewer layers.
        """
        failed = _not_started("the compartment could not be entered")
        for _ in range(FORK_SERVERS):
            with contextlib.ExitStack() as stack:
                kernel, channel = self._fork(limits, allowance, stack)
                try:
                    self._check_layers(await _hello(channel))
                except _NotEnteredError as error:  # as by a machine that is out of memory
                    failed = error
                    continue
                yield Session(SocketManager(kernel.interrupt), SocketClient(channel))
                return
        raise failed

    def _fork(
        self, limits: Limits, allowance: Allowance, stack: contextlib.ExitStack
    ) -> tuple[_Kernel, Channel]:
        if self._server is None:
            raise ForkServerDiedError
        near, far = socket.socketpair()
        stack.callback(near.close)
        with far:
            pid = self._server.fork(far.fileno(), self._settings(limits, stack), limits.output_bytes)
        kernel = _Kernel(self._server, pid, limits)
        stack.callback(kernel.end)
        channel = Channel(near, limits, allowance, kernel.limit_of_end)
        stack.callback(channel.close)
        return kernel, channel

    def _check_layers(self, missing: dict[str, str]) -> None:
        """Learn which layers this machine lacks from the first fork; no later fork may lack others.

        Raises:
            _NotEnteredError: this fork lacks one that the first had.
        """
        if self._layers_known:
            lost = sorted(missing.keys() - self._missing.keys())
            if lost:
                reason = ", ".join(f"{name} ({missing[name]})" for name in lost)
                raise _NotEnteredError(notice("run", Slug.LAYERS_LOST, layers=reason))
        else:
            self._missing, self._layers_known = dict(missing), True

    def probe(self, around: dict[str, Any], seconds: float) -> Any:
        """The outcome of attempting, from within, everything that must be refused; plain data."""
        if not isinstance(self._server, StartedForkServer):
            raise ForkServerDiedError
        with contextlib.ExitStack() as stack:
            near, far = socket.socketpair()
            stack.enter_context(near)
            near.settimeout(seconds)
            with far:
                pid = self._server.probe(far.fileno(), self._settings(Limits(), stack), around)
            stack.callback(self._server.end, pid)
            try:
                data = near.makefile("rb").read()
            except OSError as error:
                raise _not_started(error) from None
            return frames.decode(data[frames.HEADER.size :]) if data else None

    def _settings(self, limits: Limits, stack: contextlib.ExitStack) -> dict[str, Any]:
        spare = None
        if _ROOM & self._missing.keys():
            spare = stack.enter_context(temporary_folder())
        return {
            "spare_scratch": spare,
            "scratch_bytes": limits.scratch_bytes,
            "file_bytes": limits.scratch_bytes,
            "memory_bytes": limits.memory_bytes,
            "cpu_seconds": limits.cpu_seconds,
        }


class _NotEnteredError(RunnerError):
    """A fork ended before it was locked in, and before it read a byte of a student's."""


class _Kernel:
    """A fork, which is ended exactly once."""

    def __init__(self, server: ForkServer, pid: int, limits: Limits) -> None:
        self._server = server
        self._pid = pid
        self._limits = limits
        self._cpu: float | None = None

    def interrupt(self) -> None:
        if self._cpu is None:
            self._server.interrupt(self._pid)

    def end(self) -> float:
        if self._cpu is None:
            self._cpu = self._server.end(self._pid)
        return self._cpu

    def limit_of_end(self) -> Limit:
        """Which limit ended it; if it was the fork server's end, `end` will say so again."""
        with contextlib.suppress(ForkServerDiedError):
            if self.end() >= self._limits.cpu_seconds:
                return Limit.CPU_TIME
        return Limit.PROCESS


async def _hello(channel: Channel) -> dict[str, str]:
    """The missing layers, as our own code says before it reads a byte of a student's."""
    try:
        message = await channel.receive(frames.HELLO, _ENTER_SECONDS)
    except (Empty, EndedError) as error:
        raise _NotEnteredError(
            *_not_started(f"the compartment could not be entered: {error}").notices
        ) from None
    if isinstance(message["hello"], str):
        raise _not_started(message["hello"])
    return {str(name): str(why) for name, why in message["hello"]}


def _not_started(reason: object) -> RunnerError:
    return RunnerError(notice("kernel", Slug.KERNEL_NOT_STARTED, reason=str(reason)))
