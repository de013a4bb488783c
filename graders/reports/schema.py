"""``graders/report/1`` as types, for reading; `reports.document` writes it."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

from graders.model.assignment import Visibility
from graders.model.report import Status, Verdict
from graders.model.submission import SubmissionKind
from graders.reports.clean import clean

Points = Annotated[float, Field(ge=0, allow_inf_nan=False)]
# Reports show no control characters; a file that somebody else has changed does not bring them back.
Shown = Annotated[str, AfterValidator(lambda text: clean(text, limit=len(text)))]
Evidence = dict[Literal["text", "call", "expected", "actual", "error", "tolerance"], Shown]
NotEmpty = Field(min_length=1)
ByValue = Field(strict=False)  # an enum's member, by its value


class Entry(BaseModel):
    """A part of a report: unknown keys are damage, and nothing is converted on the quiet."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class SubmissionEntry(Entry):
    file: Shown
    kind: Annotated[SubmissionKind | None, ByValue] = None
    sha256: Shown | None = None


class ErrorEntry(Entry):
    message: Shown
    hint: Shown


class MisconceptionEntry(Entry):
    id: Shown
    text: str


class IdeaEntry(Entry):
    id: Shown
    costs: Points
    text: str
    statement: str = ""
    checks: list[Shown]


class CheckEntry(Entry):
    id: Shown
    title: str
    verdict: Annotated[Verdict, ByValue]
    score: Points
    possible: Points
    visibility: Annotated[Visibility, ByValue]
    question_at_most: Points | None = None
    charged_to: Annotated[list[Shown], NotEmpty] | None = None
    message: Annotated[Shown, NotEmpty] | None = None
    hint: str | None = None
    misconception: MisconceptionEntry | None = None
    evidence: Annotated[Evidence, NotEmpty] | None = None
    counterexample: Annotated[Evidence, NotEmpty] | None = None
    margin: Annotated[float, Field(allow_inf_nan=False)] | Literal["inf"] | None = None


class QuestionEntry(Entry):
    id: Shown
    title: str
    score: Points
    possible: Points
    verdict: Annotated[Verdict, ByValue]
    unseen_checks: int = 0
    ideas: list[IdeaEntry] = []
    checks: list[CheckEntry]


class ReportEntry(Entry):
    schema_: Literal["graders/report/1"] = Field(alias="schema")
    assignment: Shown
    student: Shown
    submission: SubmissionEntry
    status: Annotated[Status, ByValue]
    error: ErrorEntry | None = None
    score: Points
    possible: Points
    pending: Points
    withheld: Points
    questions: list[QuestionEntry]
    notes: list[Shown] = []
    cells_with_errors: list[Shown] = []
    run: dict[str, Any]
