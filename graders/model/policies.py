"""What an assignment says about time and attempts: due date, penalty, extensions, limit."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class LatePenalty:
    """What being late costs: a share of the points for each unit of time that has begun.

    Args:
        per: the unit of time.
        share: of the points that the assignment has, or of those that were earned, for each unit.
        of_earned: whether it is a share of the points that were earned.
        grace: how late costs nothing; beyond it, all of the lateness counts.
        cap: the largest share that is ever taken off.
    """

    per: dt.timedelta
    share: Fraction
    of_earned: bool = False
    grace: dt.timedelta = dt.timedelta(0)
    cap: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Policies:
    """All of it is optional.  Times have their offset from UTC; the clock of the grader is never asked.

    Args:
        due: when the assignment is due.
        late: what being late costs; None for nothing.
        extensions: other due dates, by the student's key, name or id in another system.
        attempts: how many a student has; None for any number.
        hidden_after_due: whether students may see what hidden checks look at once the assignment is over.
    """

    due: dt.datetime | None = None
    late: LatePenalty | None = None
    extensions: Mapping[str, dt.datetime] = field(default_factory=dict)  # never changed
    attempts: int | None = None
    hidden_after_due: bool = False


NO_POLICIES = Policies()


def policies_as_data(policies: Policies) -> dict[str, Any]:
    """Policies as plain data, to be kept with what was graded by them."""
    late = policies.late
    return {
        "due": None if policies.due is None else policies.due.isoformat(),
        "extensions": {name: each.isoformat() for name, each in policies.extensions.items()},
        "attempts": policies.attempts,
        "hidden_after_due": policies.hidden_after_due,
        "late": None if late is None else {
            "per": late.per.total_seconds(), "share": str(late.share), "of_earned": late.of_earned,
            "grace": late.grace.total_seconds(), "cap": str(late.cap),
        },
    }  # fmt: skip


def policies_of_data(data: Mapping[str, Any]) -> Policies:
    """The policies that plain data stands for; none where it is empty."""
    late, due = data.get("late"), data.get("due")
    penalty = None
    if late is not None:
        penalty = LatePenalty(
            per=dt.timedelta(seconds=late["per"]), share=Fraction(late["share"]), of_earned=late["of_earned"],
            grace=dt.timedelta(seconds=late["grace"]), cap=Fraction(late["cap"]),
        )  # fmt: skip
    return Policies(
        due=None if due is None else dt.datetime.fromisoformat(due),
        late=penalty,
        extensions={
            name: dt.datetime.fromisoformat(each) for name, each in data.get("extensions", {}).items()
        },
        attempts=data.get("attempts"),
        hidden_after_due=data.get("hidden_after_due", False),
    )
