"""What a check can find.  Facts contain no wording: `reports.wording` turns each into sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any

from graders.model.facts_of_values import (
    NoFile,
    NotEqual,
    Remark,
    TooSlow,
    WrongClass,
    WrongDrawing,
    WrongLength,
    WrongMembers,
    WrongOutput,
)
from graders.model.manner import PLAIN, Manner
from graders.model.text import Text
from graders.model.transcript import Place, Raised, Stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """The name is not defined, or is not a function."""

    name: str
    type_name: str  # "missing", or the name of the type that is there
    near: str | None  # a name the student probably meant by mistake
    syntax: Place | None = None  # a syntax error that may be why
    syntax_message: str = ""
    cell: Raised | Stopped | None = None  # or a cell that failed before


@dataclass(frozen=True, slots=True, kw_only=True)
class NotWritten:
    """The template's stub is still there."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleBroken:
    """The source uses something forbidden."""

    used: str
    place: Place
    via: tuple[str, ...]  # the student's functions in between, the answer first


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleUnmet:
    """The source uses none of the things that it must use."""

    required: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Crashed:
    """The call raised, or had to be ended."""

    outcome: Raised | Stopped


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongException:
    """An exception was asked for, and another one was raised."""

    expected: str
    outcome: Raised


@dataclass(frozen=True, slots=True, kw_only=True)
class NoException:
    """An exception was asked for, and a value was returned."""

    expected: str
    actual: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongType:
    """The value is not of the kind that the question asks for."""

    expected: str  # the name of a kind of answer
    actual_type: str
    item: int | None = None  # the element of a pair or list that is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongShape:
    """An array or list of another shape."""

    expected: tuple[int, ...]
    actual: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongPrecision:
    """The answer has fewer digits than the input."""

    expected_dtype: str
    actual_dtype: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrongValue:
    """Elements outside the tolerance; with the worst one."""

    index: tuple[int, ...]  # () for a scalar
    expected: float
    actual: complex | float | Fraction
    error: float  # |actual − expected|; nan or inf where actual is
    tolerance: float
    wrong: int
    total: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Inside:
    """Something is wrong inside the answer; the first place where it is.

    Args:
        path: as Python would write it: ``["b"][2]``, ``.name``.
    """

    path: str
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class InStep:
    """Something is wrong with what one step of several brought."""

    number: int  # from 1
    text: str
    fact: Fact


@dataclass(frozen=True, slots=True, kw_only=True)
class InputChanged:
    """An argument was changed in place."""

    parameter: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NotRepeatable:
    """Two equal calls were answered differently.

    Args:
        second: the fact about the second answer; None if it is right, and the first was wrong.
    """

    second: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Blocked:
    """Another check of the question has to pass first."""

    by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CarriedForward:
    """Wrong only because earlier functions of the student are wrong."""

    functions: tuple[str, ...]
    kept: bool  # whether the points are


@dataclass(frozen=True, slots=True, kw_only=True)
class GraderFailed:
    """A failure of the grader itself."""

    detail: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsManualGrading:
    """A text, to be read by a person."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WrittenSentence:
    """A sentence of a report that was read back, unchanged and in the language of that report.

    Args:
        text: *where: what is wrong; what to do*; "" where the report has nothing but evidence.
        remedy: what to do, where that stands apart from `text`.
        evidence: what stands beside it, by the key in the report.
        is_open: whether the text may be shown to everybody, even though the check is hidden.
    """

    text: str
    remedy: str = ""
    evidence: Mapping[str, str] = field(default_factory=dict, hash=False)  # never changed
    is_open: bool = False


Fact = (
    Missing
    | NotWritten
    | RuleBroken
    | RuleUnmet
    | Crashed
    | WrongException
    | NoException
    | WrongType
    | WrongShape
    | WrongPrecision
    | WrongValue
    | Inside
    | InStep
    | WrongClass
    | WrongLength
    | WrongMembers
    | NotEqual
    | WrongOutput
    | NoFile
    | WrongDrawing
    | TooSlow
    | Remark
    | InputChanged
    | NotRepeatable
    | Blocked
    | CarriedForward
    | GraderFailed
    | NeedsManualGrading
    | WrittenSentence
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One fact, and the call that showed it."""

    fact: Fact
    function: str
    args: tuple[Any, ...] | None = None
    manner: Manner = field(default=PLAIN, hash=False)
    expected: Any = None
    raises: str | None = None  # the exception that was asked for
    actual: Any = None
    margin: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What one check found: nothing wrong, or the first root cause.

    Args:
        finding: what went wrong, or None where all is well.
        margin: the largest error ÷ tolerance over the cases compared, or None where none were.
        wrong: which of the check's cases are wrong.
        findings: of each wrong case what is wrong, the first root cause first.
        hint: the check's, where it is about what went wrong.
    """

    check: str
    finding: Finding | None
    margin: float | None = None
    wrong: tuple[int, ...] = ()
    findings: Mapping[int, Finding] = field(default_factory=dict)  # never changed
    hint: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Diagnosis:
    """The misconception that an answer shows, and what to tell its author.

    Args:
        case: a case of the check at which it shows; None where that cannot be said.
    """

    misconception: str
    text: Text
    case: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """An idea that an answer shows, charged once.

    Args:
        idea: its name in reports.
        costs: points of the question.
        checks: the checks that fail because of it alone, or of it and other ideas that are charged.
        says: the sentence of the statement that rules it out.
    """

    idea: str
    text: Text
    costs: Fraction
    checks: tuple[str, ...]
    says: Text
