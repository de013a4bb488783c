"""The result of grading: a report, with the results of its questions and checks."""

from __future__ import annotations

import enum
from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from graders.errors import Notice
from graders.model.assignment import Visibility
from graders.model.facts import Charge, Diagnosis, Finding, WrittenSentence
from graders.model.submission import SubmissionKind
from graders.model.text import Text
from graders.model.transcript import CellError


class Verdict(enum.Enum):
    """The result of a check or question; its name tells who has to act."""

    PASSED = "passed"  # nobody
    FAILED = "failed"  # the student: the answer is wrong
    CRASHED = "crashed"  # the student: the code raised, or ran into a limit
    BLOCKED = "blocked"  # the student: an earlier check has to pass first
    PENDING = "pending"  # the staff: a hand has to grade it
    BROKEN = "broken"  # the staff: the grader itself failed, so points are withheld


class Status(enum.Enum):
    """What became of a submission as a whole."""

    GRADED = "graded"
    UNGRADABLE = "ungradable"  # it cannot be read at all
    BROKEN = "broken"  # our fault
    MISSING = "missing"  # somebody on the roster has handed nothing in


class Audience(enum.Enum):
    """Who a report is for."""

    STAFF = "staff"
    STUDENT = "student"  # sees neither the inputs nor the values of hidden checks


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """Points, exact; addable with ``sum(scores, Score())``."""

    earned: Fraction = Fraction(0)
    possible: Fraction = Fraction(0)
    pending: Fraction = Fraction(0)  # of answers that a person grades
    withheld: Fraction = Fraction(0)  # of checks that broke by our fault
    deducted: Fraction = Fraction(0)  # for being late; `earned` is without them

    def __add__(self, other: Score) -> Score:
        return Score(
            earned=self.earned + other.earned,
            possible=self.possible + other.possible,
            pending=self.pending + other.pending,
            withheld=self.withheld + other.withheld,
            deducted=self.deducted + other.deducted,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckResult:
    """One check, judged."""

    id: str
    title: Text
    verdict: Verdict
    score: Score
    visibility: Visibility
    finding: Finding | None = None
    hint: Text | None = None
    diagnosis: Diagnosis | None = None
    counterexample: Finding | None = None  # a small input made for this submission; anybody may see it
    margin: float | None = None
    max_points: Fraction | None = None  # what the whole question earns at max_points, since this failed
    charged: tuple[str, ...] = ()  # ideas that explain why it fails: these cost points, and it does not


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionResult:
    """One question, judged."""

    id: str
    title: Text
    verdict: Verdict
    score: Score
    checks: tuple[CheckResult, ...]
    charges: tuple[Charge, ...] = ()
    unseen: int = 0  # hidden checks that were left out of this run


@dataclass(frozen=True, slots=True, kw_only=True)
class SubmissionFacts:
    """Which file a report is about; `kind` and `sha256` are None where it could not be read."""

    file: str
    kind: SubmissionKind | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One submission, judged.  `run` holds what may differ between two runs of the same work.

    A report that was read back (`reports.read`) has a `WrittenSentence` instead of each fact and notice.
    """

    assignment: str
    student: str
    submission: SubmissionFacts
    status: Status
    score: Score
    questions: tuple[QuestionResult, ...] = ()
    error: Notice | WrittenSentence | None = None
    notes: tuple[Notice | WrittenSentence, ...] = ()
    cell_errors: tuple[CellError | WrittenSentence, ...] = ()
    run: Mapping[str, Any]
