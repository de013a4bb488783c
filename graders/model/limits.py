"""How much a submission may use: each limit's default, what it counts, and the name that reports use."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Any


def _limit(default: float, counts: str, *, least: int | None = None) -> Any:
    """A field of `Limits`; an assignment may set it to `least` or more (None: to anything above 0)."""
    return field(default=default, metadata={"counts": counts, "least": least})


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much a submission may use; `assignment.schema` documents these fields to authors."""

    cell_seconds: float = _limit(10.0, "Wall time of one cell, in seconds.")
    call_seconds: float = _limit(5.0, "Wall time of one call, in seconds.")
    submission_seconds: float = _limit(120.0, "Wall time of the whole submission, in seconds.")
    output_bytes: int = _limit(1_000_000, "Output kept of one cell, in bytes.")
    restarts: int = _limit(24, "Fresh starts after a process that died or had to be ended.", least=0)
    # These need a runner that can enforce them:
    cpu_seconds: int = _limit(60, "CPU time of one process, in seconds (runner `sealed`).")
    memory_bytes: int = _limit(
        2 * 2**30, "Address space of one process, libraries included (runner `sealed`).", least=512 * 2**20
    )
    scratch_bytes: int = _limit(
        64 * 2**20, "All files that a process writes, in bytes (runner `sealed`).", least=2**20
    )
    result_bytes: int = _limit(
        8 * 2**20, "One value that a call returns, in bytes as it crosses the wall.", least=10_000
    )
    total_result_bytes: int = _limit(
        64 * 2**20,
        "All that a submission returns and shows, in bytes as it crosses the wall.",
        least=1_000_000,
    )


class Limit(enum.Enum):
    """What ended a call, by the name that reports use; its sentence stands in `reports.words.sentences`."""

    CALL_TIME = "call_seconds"
    CELL_TIME = "cell_seconds"
    SUBMISSION_TIME = "submission_seconds"
    RESTARTS = "restarts"
    CPU_TIME = "cpu_seconds"
    RESULTS = "total_result_bytes"
    PROCESS = "process"  # the process ended in the middle of the call
    PROTOCOL = "protocol"  # what came back was not an answer
    # Of the grader's own work on one check, outside of the student's process:
    JUDGING_TIME = "judging_seconds"
    JUDGING_SIZE = "judging_bytes"
