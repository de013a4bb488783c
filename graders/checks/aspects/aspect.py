"""What a check can look at: the submission as a whole, or the calls of its cases."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from graders.checks.expectation import Expectation, NoExpectation
from graders.model.assignment import Case, Question
from graders.model.facts import Fact
from graders.model.limits import Limit
from graders.model.submission import Submission
from graders.model.transcript import Reply, Returned, Stopped, Transcript

FactAndMargin = tuple[Fact | None, float | None]  # what is wrong, and error ÷ tolerance
Expected = Expectation | NoExpectation | None  # None for a call that must raise
UNREACHED = Stopped(limit=Limit.RESTARTS)  # a call that was never made


@dataclass(frozen=True, slots=True)
class OfSubmission:
    """Looks at the submission and at all its answers; decided once for each question."""

    judge: Callable[[Question, Submission, Transcript], Fact | None]


@dataclass(frozen=True, slots=True)
class OfCalls:
    """Looks at the one or two replies to each case; authors may ask for it.

    Args:
        looks_at: in a few words, for the documents of the format.
        shown: of a reply what it looks at, for the report.
    """

    judge: Callable[[Question, Case, Sequence[Reply | None], Expected], FactAndMargin]
    looks_at: str
    shown: Callable[[Returned], Any] = lambda reply: reply.value
