"""The form of `policies` in ``assignment.yaml``, and the values it stands for."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AwareDatetime, Field

from graders.assignment.schema_parts import YamlPart
from graders.model.policies import LatePenalty, Policies

Percent = Annotated[float, Field(gt=0, le=100, allow_inf_nan=False)]
_UNITS = {"day": dt.timedelta(days=1), "hour": dt.timedelta(hours=1)}


class LatePart(YamlPart):
    """What being late costs."""

    per: Literal["day", "hour"] = Field("day", description="Each one that has begun costs `percent`.")
    percent: Percent = Field(description="Of the points, for each day or hour.")
    of: Literal["possible", "earned"] = Field(
        "possible", description="possible: of the points that the assignment has; earned: of the student's."
    )
    grace_minutes: Annotated[float, Field(ge=0, allow_inf_nan=False)] = Field(
        0, description="So late costs nothing; whoever is later is late from the due date on."
    )
    cap_percent: Percent = Field(100, description="The most that is ever taken off.")


class PoliciesPart(YamlPart):
    """Time and attempts; all of it optional.  Times are those of the submissions, never the clock's."""

    due: AwareDatetime | None = Field(
        None, description="With its offset from UTC: `2026-10-01T23:59:00+08:00`."
    )
    late: LatePart | None = Field(None, description="What being late costs; left out: nothing.")
    extensions: dict[str, AwareDatetime] = Field(
        default={}, description="Other due dates, by a student's name, e-mail address or id."
    )
    attempts: Annotated[int, Field(ge=1)] | None = Field(
        None, description="How many a student has; one beyond is graded, and listed for a person to decide."
    )
    hidden_checks: Literal["stay-hidden", "shown-after-due"] = Field(
        "stay-hidden", description="Whether students may see hidden checks once the assignment is over."
    )

    def value(self) -> Policies:
        """The policies that this part says."""
        return Policies(
            due=self.due,
            late=None if self.late is None else _penalty(self.late),
            extensions=dict(self.extensions),
            attempts=self.attempts,
            hidden_after_due=self.hidden_checks == "shown-after-due",
        )


# Private functions


def _penalty(part: LatePart) -> LatePenalty:
    return LatePenalty(
        per=_UNITS[part.per],
        share=_share(part.percent),
        of_earned=part.of == "earned",
        grace=dt.timedelta(minutes=part.grace_minutes),
        cap=_share(part.cap_percent),
    )


def _share(percent: float) -> Fraction:
    return Fraction(repr(percent)) / 100
