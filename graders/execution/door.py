"""What every way of running student code has in common, and which ways there are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from graders.errors import UsageError, notice
from graders.model.assignment import Limits
from graders.model.submission import Submission
from graders.model.transcript import Plan, Transcript


class Runner(Protocol):
    """Runs submissions, one at a time; may be used for many."""

    def run(self, submission: Submission, plan: Plan, limits: Limits) -> Transcript:
        """Run the work, answer the plan, and always come back.

        Raises:
            RunnerError: student code could not be run at all, which is our fault.
        """
        ...

    def close(self) -> None:
        """Leave nothing behind.  Closing twice is harmless."""
        ...


def _portable() -> Runner:
    from graders.execution.portable import PortableRunner  # noqa: PLC0415  nbclient loads slowly

    return PortableRunner()


RUNNERS: dict[str, Callable[[], Runner]] = {"portable": _portable}


def open_runner(name: str) -> Runner:
    """The runner of that name, ready for use.

    Raises:
        UsageError: there is none of that name.
        RunnerError: it cannot work on this machine.
    """
    if name not in RUNNERS:
        raise UsageError(notice(name, "runner-unknown", names=sorted(RUNNERS)))
    return RUNNERS[name]()
