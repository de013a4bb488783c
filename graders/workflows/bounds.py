"""Limits on what the grader itself may use for one submission, and the messages when that is not enough."""

from __future__ import annotations

from dataclasses import dataclass

from graders.batch import Ended
from graders.errors import Notice, OverLimitError, notice
from graders.model.report import Status
from graders.slugs import Slug


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Seconds are of CPU time, so that a busy machine changes no report; wall time follows from them.

    Args:
        reading_seconds: choosing the file, decoding it, taking it apart.
        check_seconds: deciding one check.
        judging_seconds: all checks, and what is said about the wrong ones.
        writing_seconds: the report.
        running_seconds: wall time beyond twice what the submission may take.
        grace_seconds: wall time beyond three times the CPU time of a step.
        memory_bytes: address space beyond that of a worker without an item.
    """

    reading_seconds: float = 10.0
    check_seconds: float = 5.0
    judging_seconds: float = 20.0
    writing_seconds: float = 10.0
    running_seconds: float = 60.0
    grace_seconds: float = 10.0
    memory_bytes: int = 768 * 2**20

    def wall(self, seconds: float) -> float:
        """The wall time after which the parent process ends a step that may use so much CPU time."""
        return 3 * seconds + self.grace_seconds


BOUNDS = Bounds()


def over_bounds(where: str, error: BaseException, step: str, bounds: Bounds, seconds: float) -> Notice:
    """The notice about a submission that `error`, one of `graders.errors.TOO_MUCH`, stopped at a step."""
    if isinstance(error, OverLimitError):
        return notice(where, Slug.OVER_TIME, step=step, seconds=f"{seconds:g}")
    return notice(where, Slug.OVER_SIZE, step=step, limit=f"{bounds.memory_bytes // 2**20} MB")


def ended_report_notice(where: str, ended: Ended) -> tuple[Status, Notice]:
    """The status and notice of a submission that ended every process which graded it, or that none began."""
    if ended.reason or not ended.step:
        reason = ended.reason or "the worker process did not start"
        return Status.BROKEN, notice(where, Slug.INTERNAL, reason=reason[:500])
    step = ended.step if ended.step in _STEPS else "judging"
    if ended.seconds is not None:
        return Status.UNGRADABLE, notice(where, Slug.OVER_TIME, step=step, seconds=f"{ended.seconds:g}")
    return Status.UNGRADABLE, notice(where, Slug.OVER_PROCESS, step=step)


# Private functions

_STEPS = frozenset({"reading", "running", "writing"})
