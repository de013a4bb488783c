"""The protocol of runners, which run student code, and the catalogue of those that exist."""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Protocol

from graders.errors import RunnerError, UsageError, notice
from graders.slugs import Slug

if TYPE_CHECKING:  # the command line comes by here before it knows what is to be done
    from graders.model.limits import Limits
    from graders.model.submission import Submission
    from graders.model.transcript import Plan, Reply, Transcript

CallFunction = Callable[..., "Reply"]  # a function's name and arguments, and a `Manner` if it is not plain

NO_FILES: Mapping[str, bytes] = MappingProxyType({})


class Runner(Protocol):
    """Runs submissions, one at a time; may be used for many."""

    @property
    def isolation(self) -> str:
        """``sealed``, or ``open`` where student code could reach more than its own work."""
        ...

    def run(self, submission: Submission, plan: Plan, limits: Limits) -> Transcript:
        """Run the work, answer the plan, and always come back.

        Raises:
            RunnerError: student code could not be run at all, which is our fault.
        """
        ...

    def interactive(
        self,
        submission: Submission,
        functions: Sequence[str],
        limits: Limits,
        files: Mapping[str, bytes] = NO_FILES,
    ) -> AbstractContextManager[CallFunction]:
        """Run the work in a fresh process, to call its functions one by one while the context lasts.

        After the process has ended, every call is answered with the limit that ended it.

        Raises:
            RunnerError: student code could not be run at all, which is our fault.
        """
        ...

    def share(self) -> Runner:
        """A runner for a process forked from this one; usable as long as this runner is open."""
        ...

    def close(self) -> None:
        """Leave nothing behind.  Closing twice is harmless."""
        ...


Private = Sequence[Path]  # folders that student code must not see


@dataclass(frozen=True, slots=True)
class Start:
    """A runner that is starting: `finish` waits for it, and `abandon` gives it up."""

    finish: Callable[[], Runner]
    abandon: Callable[[], None] = lambda: None


def _portable(_private: Private) -> Start:
    def finish() -> Runner:
        from graders.execution.portable import PortableRunner  # noqa: PLC0415  nbclient loads slowly

        return PortableRunner()

    return Start(finish)


def _sealed(private: Private) -> Start:
    from graders.execution import bubblewrap  # noqa: PLC0415  Linux only
    from graders.execution.fork_server import StartedForkServer, readable_to  # noqa: PLC0415  Linux only

    server = None
    with contextlib.suppress(ValueError, OSError, RunnerError):  # the runner says it in words
        server = StartedForkServer(readable_to(private), wrapped=bubblewrap.is_installed())

    def finish() -> Runner:
        from graders.execution.sealed import SealedRunner  # noqa: PLC0415  nbclient loads slowly

        return SealedRunner(private, server=server)

    return Start(finish) if server is None else Start(finish, server.close)


def _auto(private: Private) -> Start:
    """The sealed runner if it works here; else the portable one, and the report says why."""
    if sys.platform != "linux":
        return _portable(private)
    start = _sealed(private)

    def finish() -> Runner:
        try:
            return start.finish()
        except RunnerError as error:
            if error.notices[0].slug == Slug.NO_TEMPORARY_FOLDER:
                raise  # the portable one needs a folder, too
            from graders.execution.portable import PortableRunner  # noqa: PLC0415  nbclient loads slowly

            reason = error.notices[0].details.get("reason", "")
            return PortableRunner(notice("run", Slug.SEALED_NOT_HERE, reason=reason))

    return Start(finish, start.abandon)


RUNNERS: dict[str, Callable[[Private], Start]] = {"auto": _auto, "portable": _portable, "sealed": _sealed}


def open_runner(name: str, private: Private = ()) -> Runner:
    """The runner of that name, ready for use.

    Args:
        private: folders that student code must not see, such as the course.

    Raises:
        UsageError: there is none of that name.
        RunnerError: it cannot work on this machine.
    """
    return _start(name, private).finish()


@contextlib.contextmanager
def opening(name: str, private: Private = ()) -> Iterator[Callable[[], Runner]]:
    """Start a runner, and close it at the end; yields a function that waits for the runner and returns it.

    The runner starts in its own process, without a thread: bubblewrap ends with the thread that started it,
    and a process that forks must have one thread only.

    Raises:
        UsageError: there is none of that name.
        RunnerError: it cannot work on this machine; raised by the yielded function.
    """
    start = _start(name, private)
    with contextlib.ExitStack() as stack:
        stack.callback(start.abandon)

        def opened() -> Runner:
            runner = start.finish()
            stack.callback(runner.close)
            return runner

        yield opened


# Private functions


def _start(name: str, private: Private) -> Start:
    if name not in RUNNERS:
        raise UsageError(notice(name, Slug.RUNNER_UNKNOWN, names=sorted(RUNNERS)))
    return RUNNERS[name](private)
